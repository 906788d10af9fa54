import type { OwnerActor } from '../../access/actor.ts';
import type { MyHelp } from '../../aftercare/help.ts';
import type { WhereToAsk } from '../../aftercare/rows.ts';
import { reachWays } from '../../aftercare/seal.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

type FormProps = {
  asked: Asked<OwnerActor>;
  help: MyHelp;
  all: readonly WhereToAsk[];
  issues: readonly Issue[];
  words: string;
};

/** Whom to ask (F66): those of the own region; somebody without a school looks for the own town. */
export function AskForm({ asked, help, all, issues, words }: FormProps) {
  const { view, query } = asked;
  const { t } = view;
  const near = all.filter((one) => one.near);
  const narrow = words === '' && near.length > 0 && !query.has('alle');
  const shown = (narrow ? near : all).slice(0, mostShown);
  if (shown.length === 0 && words === '') return <p>{t('aftercare.nobody')}</p>;
  return (
    <>
      {narrow ? null : <Search view={view} words={words} />}
      {shown.length === 0 ? (
        <p role="status">{t('aftercare.none-found')}</p>
      ) : (
        <>
          <ErrorSummary view={view} issues={issues} />
          <Form view={view} action={paths.askHelp()}>
            <input type="hidden" name="zoek" value={words} />
            <Notice>
              <p>{t('aftercare.goes')}</p>
              <p>{t('aftercare.goes-not')}</p>
            </Notice>
            <Where view={view} shown={shown} chosen={asked.form.get('waar') ?? ''} issues={issues} />
            {narrow ? (
              <p>
                <Link href={`${paths.askHelp()}?alle`}>{t('aftercare.elsewhere')}</Link>
              </p>
            ) : null}
            <Reach asked={asked} help={help} issues={issues} />
            <Actions>
              <Button kind="main" noCheck>
                {t('aftercare.ask')}
              </Button>
            </Actions>
            <p class="soft">{t('aftercare.can-stop')}</p>
          </Form>
        </>
      )}
    </>
  );
}

const mostShown = 20;

/** Sent as a form: where somebody lives does not belong in an address. */
function Search({ view, words }: { view: View; words: string }) {
  const { t } = view;
  return (
    <Form view={view} action={paths.askHelp()}>
      <TextField
        view={view}
        name="zoek"
        type="search"
        label={t('aftercare.search')}
        hint={t('aftercare.search-hint')}
        value={words}
        maxlength={80}
      />
      <Actions>
        <Button name="doe" value="zoek">
          {t('inbox.search-do')}
        </Button>
      </Actions>
    </Form>
  );
}

type WhereProps = { view: View; shown: readonly WhereToAsk[]; chosen: string; issues: readonly Issue[] };

function Where({ view, shown, chosen, issues }: WhereProps) {
  const { t } = view;
  return (
    <Radios
      name="waar"
      legend={t('aftercare.where')}
      issue={issueOf(issues, 'waar')}
      options={shown.map(({ id, name, place, serves }) => ({
        value: id,
        words: <bdi>{name}</bdi>,
        note: serves ?? place ?? undefined,
      }))}
      chosen={[chosen]}
    />
  );
}

/** The name and the way that were used before stand there already: one press is enough then. */
function Reach({ asked, help, issues }: Pick<FormProps, 'asked' | 'help' | 'issues'>) {
  const { view, form } = asked;
  const { t, visitor } = view;
  const last = help.before[0];
  const name = last?.called ?? (visitor.kind === 'owner' ? visitor.name : '');
  return (
    <>
      <TextField
        view={view}
        name="naam"
        label={t('aftercare.called')}
        issue={issueOf(issues, 'naam')}
        value={form.get('naam') ?? name}
        maxlength={60}
      />
      <Radios
        name="hoe"
        legend={t('aftercare.way')}
        issue={issueOf(issues, 'hoe')}
        options={reachWays.map((way) => ({ value: way, words: t(`aftercare.way-${way}`) }))}
        chosen={[form.get('hoe') ?? last?.reach.way ?? '']}
      />
      <TextField
        view={view}
        name="bereik"
        label={t('aftercare.reach')}
        hint={t('aftercare.reach-hint')}
        issue={issueOf(issues, 'bereik')}
        value={form.get('bereik') ?? last?.reach.where ?? ''}
        maxlength={120}
      />
    </>
  );
}
