import type { OwnerActor } from '../../access/actor.ts';
import { readScratch, type Scratch, writeScratch } from '../../passport/scratch.ts';
import { cleanText } from '../../questions/clean.ts';
import { AutoSave, SavedLine } from '../parts/auto-save.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { readRevision, revisionField } from './keep-answer.ts';

/** The longest scratch pad: some twenty pages. */
const longest = 40_000;

/** One's own scratch pad (F25): saved while typing, sealed, never in a share, a preview or a paper for others. */
export const scratchRoute = ownerRoute(paths.scratch(), {
  async get(asked) {
    return showScratch(asked, await readScratch(asked.actor, asked.house), asked.query.has('samen'));
  },
  async post(asked) {
    const { actor, house, form, byScript, view } = asked;
    const words = cleanText(form.get('tekst') ?? '', longest);
    const seen = readRevision(form);
    const written = await writeScratch(actor, house, words, seen);
    if (byScript) {
      return written.joined
        ? asked.json({ kept: true, message: view.t('memory.scratch-elsewhere') }, 409)
        : asked.json({ saved: true, revision: String(written.revision) });
    }
    return asked.go(`${paths.scratch()}${written.joined ? '?samen' : ''}`);
  },
});

function showScratch(asked: Asked<OwnerActor>, scratch: Scratch, joined: boolean): Response {
  const { view, show } = asked;
  const { t } = view;
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
    >
      {joined ? (
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
            value={scratch.words}
            maxlength={longest}
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
  );
}
