import type { OwnerActor } from '../../access/actor.ts';
import type { Aftercare } from '../../aftercare/landing.ts';
import { landingKinds } from '../../aftercare/landing-rows.ts';
import type { MyCheckin } from '../../aftercare/open-landing.ts';
import { typedDay } from '../../questions/day.ts';
import { Actions, Button } from '../parts/button.tsx';
import { CardChoice, Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

export const feelings = ['good', 'fair', 'bad'] as const;

type Props = { asked: Asked<OwnerActor>; care: Aftercare; issues: readonly Issue[] };

/** Three words, "bel mij", skip, and never again: one press each (F63). */
export function CheckinForm({ asked, care, due, issues }: Props & { due: MyCheckin }) {
  const { view, form } = asked;
  const { t } = view;
  const helper = care.help.now?.helper;
  return (
    <>
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.landing()}>
        <input type="hidden" name="maanden" value={String(due.months)} />
        <Radios
          name="gaat"
          legend={t('aftercare.how-now', { months: due.months, where: care.landing?.where ?? '' })}
          issue={issueOf(issues, 'gaat')}
          options={feelings.map((one) => ({ value: one, words: t(`aftercare.feeling-${one}`) }))}
          chosen={[form.get('gaat') ?? '']}
        />
        <CardChoice
          type="checkbox"
          name="bel"
          id="f-bel"
          value="ja"
          words={helper === undefined ? t('aftercare.call') : t('aftercare.call-by', { name: helper })}
          note={
            helper === undefined ? t('aftercare.call-what') : t('aftercare.call-by-what', { name: helper })
          }
          checked={form.get('bel') === 'ja'}
        />
        <LongField
          view={view}
          name="woorden"
          label={t('aftercare.say-more')}
          optional
          value={form.get('woorden') ?? ''}
          maxlength={500}
          rows={3}
        />
        <Actions>
          <Button kind="main" name="doe" value="zeg" noCheck>
            {t('aftercare.say')}
          </Button>
          <Button name="doe" value="overslaan" noCheck>
            {t('aftercare.skip')}
          </Button>
          <Button kind="quiet" name="doe" value="stop" noCheck>
            {t('aftercare.no-more')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

/** Where, since when, and whether we may ask how it goes. Nothing is chosen beforehand. */
export function LandingForm({ asked, care, issues }: Props) {
  const { view, form, query } = asked;
  const { t } = view;
  const anew = query.has('nieuw') || form.get('doe') === 'nieuw';
  const known = anew ? undefined : care.landing;
  const helper = care.help.now?.helper;
  return (
    <>
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.landing()}>
        <Radios
          name="soort"
          legend={t('aftercare.kind-ask')}
          issue={issueOf(issues, 'soort')}
          options={landingKinds.map((kind) => ({ value: kind, words: t(`aftercare.kind-${kind}`) }))}
          chosen={[form.get('soort') ?? known?.kind ?? '']}
        />
        <TextField
          view={view}
          name="waar"
          label={t('aftercare.place-where')}
          hint={t('aftercare.place-where-hint')}
          optional
          value={form.get('waar') ?? known?.where ?? ''}
          maxlength={120}
        />
        <TextField
          view={view}
          name="dag"
          label={t('aftercare.starts')}
          hint={t('common.date-example')}
          issue={issueOf(issues, 'dag')}
          value={form.get('dag') ?? (known === undefined ? '' : typedDay(known.starts))}
          size="short"
          maxlength={40}
        />
        <Radios
          name="vraag"
          legend={t('aftercare.asks')}
          hint={t('aftercare.asks-hint')}
          issue={issueOf(issues, 'vraag')}
          options={(['ja', 'nee'] as const).map((one) => ({
            value: one,
            words: t(one === 'ja' ? 'aftercare.asks-yes' : 'aftercare.asks-no'),
          }))}
          chosen={[form.get('vraag') ?? (known === undefined ? '' : known.stopped ? 'nee' : 'ja')]}
        />
        {helper === undefined ? null : (
          <CardChoice
            type="checkbox"
            name="volg"
            id="f-volg"
            value="ja"
            words={t('aftercare.follow', { name: helper })}
            note={t('aftercare.follow-what')}
            checked={form.has('soort') ? form.get('volg') === 'ja' : known?.follow === true}
          />
        )}
        <PlaceCounts view={view} />
        <Actions>
          <Button kind="main" name="doe" value={anew ? 'nieuw' : 'bewaar'} noCheck>
            {t('aftercare.keep')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

/** That a place counts in the figures, said where it is told; what counts is chosen there (decision 0058). */
export function PlaceCounts({ view }: { view: View }) {
  const { t } = view;
  return (
    <div>
      <p class="soft">{t('aftercare.counts')}</p>
      <Link href={paths.counting()}>{t('figures.own')}</Link>
    </div>
  );
}
