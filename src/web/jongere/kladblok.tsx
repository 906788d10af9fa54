import type { OwnerActor } from '../../access/actor.ts';
import {
  mostScratch,
  readScratch,
  type Scratch,
  type ScratchWritten,
  writeScratch,
} from '../../passport/scratch.ts';
import { cleanText } from '../../questions/clean.ts';
import { AutoSave, SavedLine } from '../parts/auto-save.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { readRevision, revisionField } from './keep-answer.ts';

/** The longest scratch pad of one device; a pad in which two came together may be longer already. */
const longest = mostScratch / 2;

/** One's own scratch pad (F25): saved while typing, sealed, never in a share, a preview or a paper for others. */
export const scratchRoute = ownerRoute(paths.scratch(), {
  async get(asked) {
    const scratch = await readScratch(asked.actor, asked.house);
    return showScratch(asked, scratch, asked.query.has('samen') ? 'joined' : undefined);
  },
  async post(asked) {
    const { actor, house, form, byScript } = asked;
    const words = cleanText(form.get('tekst') ?? '', mostScratch);
    const revision = readRevision(form);
    const written = await writeScratch(actor, house, words, revision);
    if (byScript) return tell(asked, written);
    if (written.kind === 'full') return showScratch(asked, { words, revision }, 'full');
    return asked.go(`${paths.scratch()}${written.kind === 'joined' ? '?samen' : ''}`);
  },
});

/** To the script: also what the other device wrote, so that the page shows both and writes on top of both. */
function tell({ json, view: { t } }: Asked<OwnerActor>, written: ScratchWritten): Response {
  if (written.kind === 'full') return json({ kept: false, message: t('memory.scratch-full') }, 409);
  const { kind, revision, ...around } = { ...written, revision: String(written.revision) };
  if (kind === 'saved') return json({ saved: true, revision });
  return json({ kept: true, revision, around, message: t('memory.scratch-joined') }, 409);
}

function showScratch(asked: Asked<OwnerActor>, scratch: Scratch, news?: 'joined' | 'full'): Response {
  const { view, show } = asked;
  const { t } = view;
  const issues = news === 'full' ? [{ field: 'tekst', words: t('memory.scratch-full') }] : [];
  return show(
    <Page
      view={view}
      title={t('memory.scratch')}
      heading={t('memory.scratch')}
      lead={t('memory.scratch-lead')}
      back={paths.home()}
      here="passport"
      typing={{ form: 'kladblok', action: paths.scratch() }}
      quickExit
      fault={news === 'full'}
    >
      <ErrorSummary view={view} issues={issues} />
      {news === 'joined' ? (
        <Notice>
          <p>{t('memory.scratch-joined')}</p>
        </Notice>
      ) : null}
      <AutoSave view={view}>
        <Form view={view} action={paths.scratch()} id="kladblok">
          <input type="hidden" name={revisionField} value={String(scratch.revision)} autocomplete="off" />
          <LongField
            view={view}
            name="tekst"
            label={t('memory.scratch-label')}
            hint={t('memory.scratch-hint')}
            issue={issueOf(issues, 'tekst')}
            value={scratch.words}
            maxlength={Math.max(longest, scratch.words.length)}
            rows={12}
          />
          <Actions>
            <Button kind="main">{t('memory.scratch-keep')}</Button>
          </Actions>
          <div class="foot">
            <SavedLine view={view} saved={scratch.revision > 0}>
              {t('memory.scratch-never')}
            </SavedLine>
          </div>
        </Form>
      </AutoSave>
      <p>
        {t('locked.from-scratch')} <Link href={paths.locked()}>{t('locked.title')}</Link>
      </p>
    </Page>,
    news === 'full' ? 422 : 200,
  );
}
