import { randomUUID } from 'node:crypto';
import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type ContributionId, type RequestId, readId } from '../../base/id.ts';
import {
  type Asking,
  listAsking,
  readWriting,
  type Writing,
  type Written,
  writeContribution,
} from '../../guidance/write.ts';
import { cleanText } from '../../questions/clean.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SeenRevision, seenRevision } from '../parts/seen-revision.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';

const longest = 1_500;

const stateWords = {
  asked: 'mentor.state-asked',
  written: 'mentor.state-written',
  read: 'mentor.state-read',
} as const;

/** Who asked this mentor to write something (F36). */
export const askingRoute = staffRoute(paths.asking(), {
  async get({ actor, house, view, query, show }) {
    const { t } = view;
    const asking = await listAsking(actor, house);
    return show(
      <Page
        view={view}
        title={t('mentor.asking')}
        heading={t('mentor.asking')}
        lead={t(asking.length === 0 ? 'mentor.asking-none' : 'mentor.asking-lead')}
        back={paths.staffHome()}
      >
        <div class="stack">
          {query.has('bewaard') ? (
            <Notice kind="done" status>
              <p>{t('mentor.kept')}</p>
            </Notice>
          ) : null}
          <ul class="grid">
            {asking.map((one) => (
              <One t={t} one={one} />
            ))}
          </ul>
        </div>
      </Page>,
    );
  },
});

function One({ t, one }: { t: Asked<StaffActor>['view']['t']; one: Asking }) {
  return (
    <Sheet as="li">
      <h2>
        <a class="sheet-link" href={paths.writing(one.request)}>
          <bdi>{one.called}</bdi>
        </a>
      </h2>
      <p>{one.groupName}</p>
      <p class="soft">{t(stateWords[one.state])}</p>
    </Sheet>
  );
}

/** The own part about one young person: to write, and to correct as long as it was not read (U37). */
export const writingRoute = staffRoute(pattern.writing, {
  async get(asked) {
    return show(asked, await readWriting(asked.actor, asked.house, requestOf(asked)), []);
  },
  async post(asked) {
    const { actor, house, form, view } = asked;
    const request = requestOf(asked);
    const text = cleanText(form.get('tekst') ?? '', longest);
    const deel = readId<ContributionId>(form.get('deel') ?? undefined);
    const mark = form.get('eens');
    if (text === '') return nothingWritten(asked, deel);
    const name = view.visitor.kind === 'staff' ? view.visitor.name : '';
    const kept = await writeContribution(actor, house, request, {
      ...{ text, name },
      ...(deel && { correct: { id: deel, revision: seenRevision(form) } }),
      ...(mark && { mark }),
    });
    return kept === 'kept' ? asked.go(`${paths.asking()}?bewaard`) : meanwhile(asked, kept);
  },
});

/** The same form again: of the version that it was made of, or with its own mark. */
async function nothingWritten(asked: Asked<StaffActor>, deel?: ContributionId): Promise<Response> {
  const { actor, house, form, view } = asked;
  const writing = await readWriting(actor, house, requestOf(asked));
  const { open } = writing;
  const same = open !== undefined && open.id === deel ? { ...open, revision: seenRevision(form) } : open;
  const issues = [{ field: 'tekst', words: view.t('mentor.text-issue') }];
  return show(asked, { ...writing, open: same }, issues, { once: form.get('eens') ?? undefined });
}

/** What was written comes back: over another version of the own words, which is shown, or as a new part. */
async function meanwhile(asked: Asked<StaffActor>, kept: Exclude<Written, 'kept'>): Promise<Response> {
  const { actor, house, view } = asked;
  const writing = await readWriting(actor, house, requestOf(asked));
  const { open } = writing;
  const what = open !== undefined ? 'other' : kept === 'gone' ? 'gone' : 'read';
  const issues = [{ field: 'tekst', words: view.t(`mentor.${what}-meanwhile`) }];
  return show(asked, writing, issues, { stands: open?.text });
}

function requestOf({ params }: Asked<StaffActor>): RequestId {
  const id = readId<RequestId>(params.request);
  if (id === undefined) throw new Fault('not-there', 'no such request');
  return id;
}

/**
 * `once`: the mark of a new part's form, so that it counts once (P31); another one for words that come after a part that was read. `stands`: own
 * words that were written elsewhere meanwhile.
 */
type After = { once?: string | undefined; stands?: string | undefined };

function show(
  asked: Asked<StaffActor>,
  writing: Writing,
  issues: readonly Issue[],
  { once = randomUUID(), stands }: After = {},
): Response {
  const { view, form } = asked;
  const { t, language } = view;
  const { called: name, open, before, school } = writing;
  const signer = view.visitor.kind === 'staff' ? view.visitor.name : '';
  const page = (
    <Page
      view={view}
      title={t('mentor.write')}
      heading={t('mentor.write-about', { name })}
      lead={t('mentor.write-lead', { name })}
      back={paths.asking()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        <Notice>
          <p>{t('mentor.write-what', { name })}</p>
          <p>{t('mentor.write-not')}</p>
        </Notice>
        {stands === undefined ? null : <Own heading={t('mentor.stands')} text={stands} />}
        <Form view={view} action={asked.view.address} once={open === undefined ? once : undefined}>
          {open === undefined ? null : (
            <>
              <input type="hidden" name="deel" value={open.id} />
              <SeenRevision revision={open.revision} />
            </>
          )}
          <LongField
            view={view}
            name="tekst"
            label={t(open === undefined ? 'mentor.text' : 'mentor.text-correct')}
            hint={t('mentor.text-hint')}
            issue={issueOf(issues, 'tekst')}
            value={form.get('tekst') ?? open?.text ?? ''}
            maxlength={longest}
            rows={9}
          />
          <p class="soft">{t('mentor.signed-as', { name: signer, school })}</p>
          <Actions>
            <Button kind="main">{t('mentor.give-to-read', { name })}</Button>
          </Actions>
        </Form>
        {before.map(({ written, text }) => (
          <Own heading={t('mentor.read-before', { day: showDay(language, written) })} text={text} />
        ))}
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

function Own({ heading, text }: { heading: string; text: string }) {
  return (
    <Sheet>
      <h2>{heading}</h2>
      <p class="own-text" dir="auto">
        {text}
      </p>
    </Sheet>
  );
}
