import type { StaffActor } from '../../access/actor.ts';
import { dayAfter, startOfDay, wallOf } from '../../base/wall.ts';
import { changesBetween } from '../../method/compare.ts';
import { changeDraft, type Draft, type Sets } from '../../method/draft.ts';
import { publishDraft } from '../../method/publish.ts';
import { troublesOf } from '../../method/screen.ts';
import { noAddition, type Reviewed } from '../../questions/addition.ts';
import { cleanLine } from '../../questions/clean.ts';
import { readDay } from '../../questions/day.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { ChangeList } from './change-list.tsx';
import { ownDraft, seenField } from './own-draft.ts';
import { ReviewedPart, TroubleSheet } from './trouble-sheet.tsx';

/** What is other than the method and than the version before, what is too hard to read, and then publishing: from a day, or at once (F58). */
export const setCheckRoute = staffRoute(paths.setCheck(), {
  get: async (asked) => showCheck(asked, await ownDraft(asked), []),
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    const found = await ownDraft(asked);
    const seen = Number(form.get(seenField));
    if (form.get('doe') === 'laat') {
      const reviewed = readReviewed(form);
      if (reviewed === undefined)
        return showCheck(asked, found, [{ field: fieldOf(form), words: view.t('sets.reason-empty') }]);
      const kept = await changeDraft(actor, house, seen, (draft) => ({
        ...draft,
        reviewed: [...draft.reviewed.filter(({ text }) => text !== reviewed.text), reviewed],
      }));
      return go(kept === 'kept' ? paths.setCheck() : `${paths.sets()}?ander`);
    }
    const begins = readBegin(asked);
    if (begins === undefined)
      return showCheck(asked, found, [{ field: 'dag', words: view.t('sets.day-shape') }]);
    if (found.draft.revision !== seen) return go(`${paths.sets()}?ander`);
    if (troublesOf(found.draft.content).length > 0) return showCheck(asked, found, []);
    await publishDraft(actor, house, { seen, begins });
    return go(`${paths.sets()}?uit`);
  },
});

const fieldOf = (form: URLSearchParams): string => `reden-${form.get('nummer')}`;

/** A reason is a sentence: whoever reads it later understands why. */
function readReviewed(form: URLSearchParams): Reviewed | undefined {
  const text = form.get('tekst') ?? '';
  const reason = cleanLine(form.get(fieldOf(form)) ?? '', 200);
  return reason.length < 10 || text === '' ? undefined : { text, reason };
}

/** At once, or the first moment of a day to come. */
function readBegin({ form, house }: Asked<StaffActor>): Date | undefined {
  const now = house.clock();
  if (form.get('vanaf') !== 'dag') return now;
  const day = readDay(form.get('dag') ?? '');
  return day === undefined || day <= wallOf(now).day ? undefined : startOfDay(day);
}

function showCheck(
  asked: Asked<StaffActor>,
  { draft, versions }: { draft: Draft; versions: Sets['versions'] },
  issues: readonly Issue[],
): Response {
  const { view, show } = asked;
  const { t } = view;
  const troubles = troublesOf(draft.content);
  const changes = changesBetween(noAddition, draft.content);
  const [before] = versions;
  const page = (
    <Page
      view={view}
      title={t('sets.check')}
      heading={t('sets.check')}
      lead={t('sets.check-lead')}
      back={paths.sets()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        <section class="flow" aria-labelledby="lezen">
          <h2 id="lezen">{t('sets.reading')}</h2>
          {troubles.length === 0 ? (
            <Notice kind="done">
              <p>{t('sets.reading-good')}</p>
            </Notice>
          ) : (
            <p>{t('sets.reading-hard', { count: troubles.length })}</p>
          )}
          {troubles.map((trouble, n) => (
            <TroubleSheet asked={asked} draft={draft} trouble={trouble} n={n} issues={issues} />
          ))}
          <ReviewedPart view={view} reviewed={draft.content.reviewed} />
        </section>
        <section class="flow" aria-labelledby="anders">
          <h2 id="anders">{t('sets.changes')}</h2>
          {before === undefined ? (
            <>
              <h3>{t('sets.changes-method')}</h3>
              <ChangeList view={view} changes={changes} />
            </>
          ) : (
            <>
              <h3>{t('sets.changes-before', { n: before.n })}</h3>
              <ChangeList view={view} changes={changesBetween(before.content, draft.content)} />
              <Disclosure words={t('sets.changes-method')}>
                <ChangeList view={view} changes={changes} />
              </Disclosure>
            </>
          )}
        </section>
        {troubles.length === 0 ? <Publish asked={asked} draft={draft} issues={issues} /> : null}
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

function Publish({
  asked,
  draft,
  issues,
}: {
  asked: Asked<StaffActor>;
  draft: Draft;
  issues: readonly Issue[];
}) {
  const { view, form, house } = asked;
  const { t } = view;
  const tomorrow = dayAfter(wallOf(house.clock()).day, 1);
  return (
    <section class="flow" aria-labelledby="uitgeven">
      <h2 id="uitgeven">{t('sets.publish')}</h2>
      <p>{t('sets.publish-lead')}</p>
      <Form view={view} action={paths.setCheck()}>
        <input type="hidden" name={seenField} value={String(draft.revision)} />
        <Radios
          name="vanaf"
          legend={t('sets.from')}
          options={[
            { value: 'nu', words: t('sets.from-now') },
            {
              value: 'dag',
              words: t('sets.from-day'),
              more: (
                <TextField
                  view={view}
                  name="dag"
                  label={t('sets.day')}
                  hint={t('sets.day-hint', { day: tomorrow.split('-').reverse().join('-') })}
                  issue={issueOf(issues, 'dag')}
                  value={form.get('dag') ?? ''}
                  size="short"
                />
              ),
            },
          ]}
          chosen={[form.get('vanaf') ?? 'nu']}
        />
        <Actions>
          <Button kind="main" name="doe" value="uit">
            {t('sets.publish-go')}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
