import type { StaffActor } from '../../access/actor.ts';
import type { Case } from '../../aftercare/cases.ts';
import { landingKinds } from '../../aftercare/landing-rows.ts';
import { closeReasons } from '../../aftercare/rows.ts';
import { readableDay } from '../../questions/day.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

type Props = { asked: Asked<StaffActor>; one: Case; issues: readonly Issue[] };

/** Where they landed and how it goes, as far as they let this person see: who pressed "bel mij" said how it is. */
export function Afterwards({ view, one }: { view: View; one: Case }) {
  const { t, language } = view;
  const { landing, checkins, called } = one;
  if (landing === undefined) return null;
  return (
    <Sheet as="section" labelledBy="begonnen" tone={one.calls ? 'rose' : 'white'}>
      <h2 id="begonnen">{t('helping.landed')}</h2>
      <Rows
        rows={[
          [t(`helping.kind-${landing.kind}`), <bdi>{landing.where}</bdi>],
          [t('helping.starts'), readableDay(landing.starts, language)],
        ]}
      />
      {landing.proposedBy === undefined ? null : <p>{t('helping.waits-yes', { name: called })}</p>}
      <ul class="links">
        {checkins.map((check) => (
          <li>
            {t('helping.check', { months: check.months, day: readableDay(check.due, language) })}{' '}
            {check.call && check.answered !== null
              ? t('helping.check-call', { day: showDay(language, check.answered) })
              : check.answered !== null
                ? t('helping.check-answered')
                : one.due === check.months
                  ? t('helping.check-now')
                  : ''}
            {check.said === undefined ? null : (
              <>
                {' '}
                {t(`helping.feeling-${check.said.feeling}`)}
                {check.said.words === '' ? null : <blockquote dir="auto">{check.said.words}</blockquote>}
              </>
            )}
            {check.call && check.reached === null ? (
              <Form view={view} action={paths.signal(one.id)}>
                <Button kind="main" name="gebeld" value={String(check.months)}>
                  {t('helping.reached')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      <p class="soft">{t('helping.check-what', { name: called })}</p>
    </Sheet>
  );
}

/** What was agreed about the start. The young person says whether it is so. */
export function LandForm({ asked, one, issues }: Props) {
  const { view, form } = asked;
  const { t } = view;
  const wrong = issues.some(({ field }) => field !== 'reden');
  return (
    <Disclosure words={t('helping.land')} open={wrong}>
      <Form view={view} action={paths.signal(one.id)}>
        <p>{t('helping.land-what', { name: one.called })}</p>
        <Radios
          name="soort"
          legend={t('helping.kind')}
          issue={issueOf(issues, 'soort')}
          options={landingKinds.map((kind) => ({ value: kind, words: t(`helping.kind-${kind}`) }))}
          chosen={[form.get('soort') ?? '']}
        />
        <TextField
          view={view}
          name="waar"
          label={t('helping.where')}
          optional
          value={form.get('waar') ?? ''}
          maxlength={120}
        />
        <TextField
          view={view}
          name="dag"
          label={t('helping.starts')}
          hint={t('common.date-example')}
          issue={issueOf(issues, 'dag')}
          value={form.get('dag') ?? ''}
          size="short"
          maxlength={40}
        />
        <Actions>
          <Button name="doe" value="begonnen" noCheck>
            {t('helping.land-do', { name: one.called })}
          </Button>
        </Actions>
      </Form>
    </Disclosure>
  );
}

/** Why it is done, in plain words that the young person reads. */
export function CloseForm({ asked, one, issues }: Props) {
  const { view, form } = asked;
  const { t } = view;
  return (
    <Disclosure words={t('helping.close')} open={issueOf(issues, 'reden') !== undefined}>
      <Form view={view} action={paths.signal(one.id)}>
        <Radios
          name="reden"
          legend={t('helping.reason')}
          issue={issueOf(issues, 'reden')}
          options={closeReasons.map((reason) => ({ value: reason, words: t(`helping.reason-${reason}`) }))}
          chosen={[form.get('reden') ?? '']}
        />
        <LongField
          view={view}
          name="woorden"
          label={t('helping.close-words', { name: one.called })}
          hint={t('helping.close-hint')}
          optional
          value={form.get('woorden') ?? ''}
          maxlength={500}
        />
        <Actions>
          <Button kind="stop" name="doe" value="klaar" noCheck>
            {t('helping.close-do')}
          </Button>
        </Actions>
        <p class="soft">{t('helping.close-what', { name: one.called })}</p>
      </Form>
    </Disclosure>
  );
}
