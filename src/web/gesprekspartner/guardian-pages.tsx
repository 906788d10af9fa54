import type { Actor, GuardianActor } from '../../access/actor.ts';
import type { Guarding, OwnWords } from '../../consent/answer.ts';
import { relations } from '../../consent/seal.ts';
import { consentLines } from '../../consent/text.ts';
import type { CompanionKey } from '../../words/companion.ts';
import { needsDutch } from '../../words/origins.ts';
import { showDay, speakCompanion } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { CardChoice, Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Group } from '../parts/group.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { FrameView } from '../view.ts';
import { companionView, plainNames, withNames } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';

export const longestName = 80;
export const longestReason = 500;

type Props = { view: FrameView; guarding: Guarding; form: URLSearchParams; issues: readonly Issue[] };

/** What it is about, who the guardian is, and yes or no. Nothing is chosen beforehand, and nothing has to be answered now (F43). */
export function SayPage({ view, guarding, form, issues }: Props) {
  const { t } = view;
  const name = { name: guarding.called };
  return (
    <CompanionPage
      view={view}
      guarding
      title={t('guardian.title')}
      heading={withNames(view, 'guardian.asks', name)}
      lead={t('guardian.asks-lead')}
      typing={{ form: 'toestemming', action: paths.guardingSay() }}
      spoken="toestemming-tekst"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <ConsentSheet view={view} called={guarding.called} />
      <Form view={view} action={paths.guardingSay()} id="toestemming">
        <TextField
          view={view}
          name="naam"
          label={t('guardian.name')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? guarding.said?.name ?? ''}
          maxlength={longestName}
          autocapitalize="words"
        />
        <Radios
          name="band"
          legend={t('guardian.relation')}
          issue={issueOf(issues, 'band')}
          options={relations.map((one) => ({ value: one, words: t(`guardian.relation-${one}`) }))}
          chosen={form.getAll('band')}
        />
        <Group id="f-gelezen" legend={t('guardian.tick')} issue={issueOf(issues, 'gelezen')}>
          <CardChoice
            type="checkbox"
            name="gelezen"
            id="gelezen"
            value="ja"
            words={withNames(view, 'guardian.read', name)}
            checked={form.get('gelezen') === 'ja'}
            wrong={issueOf(issues, 'gelezen') !== undefined}
          />
        </Group>
        <LongField
          view={view}
          name="reden"
          label={t('guardian.reason')}
          hint={plainNames(view, 'guardian.reason-hint', name)}
          optional
          value={form.get('reden') ?? ''}
          maxlength={longestReason * 2}
          rows={3}
        />
        <Actions>
          <Button kind="main" name="zeg" value="ja">
            {t('guardian.yes')}
          </Button>
          <Button name="zeg" value="nee">
            {t('guardian.no')}
          </Button>
        </Actions>
      </Form>
      <p class="soft">{t('guardian.keep-code')}</p>
    </CompanionPage>
  );
}

/** The text that is agreed to; in a language that no person reviewed, with the Dutch that counts beside it (L7). */
function ConsentSheet({ view, called }: { view: FrameView; called: string }) {
  const dutch = { ...view, language: 'nl', t: speakCompanion('nl') } as const;
  return (
    <Sheet as="section" labelledBy="waarover">
      <h2 id="waarover">{view.t('guardian.what')}</h2>
      <Lines view={view} called={called} />
      {consentLines.some((key) => needsDutch(view.language, key)) ? (
        <details open>
          <summary>{view.t('companion.dutch')}</summary>
          <div class="disclosed" lang="nl" dir="ltr">
            <Lines view={dutch} called={called} />
          </div>
        </details>
      ) : null}
    </Sheet>
  );
}

const Lines = ({ view, called }: { view: FrameView; called: string }) => (
  <ul>
    {consentLines.map((key) => (
      <li>{withNames(view, key, { name: called })}</li>
    ))}
  </ul>
);

/** What this guardian said, to see it again, to take it back or to say something else. */
export function SaidPage({ view, called, said }: { view: FrameView; called: string; said: OwnWords }) {
  const { t } = view;
  const yes = said.said === 'yes';
  const day = showDay(view.language, said.given);
  return (
    <CompanionPage
      view={view}
      guarding
      title={t('guardian.title')}
      heading={t(yes ? 'guardian.said-yes' : 'guardian.said-no')}
      lead={withNames(view, yes ? 'guardian.said-yes-what' : 'guardian.said-no-what', { name: called })}
    >
      <p>{t('guardian.since', { day })}</p>
      {said.reason === '' ? null : (
        <p class="own-words" dir="auto">
          {said.reason}
        </p>
      )}
      <ConsentSheet view={view} called={called} />
      <p class="soft">{t('guardian.keep-code')}</p>
      <Form view={view} action={paths.guardingSay()}>
        <Actions>
          <Button kind="main" name="zeg" value="klaar">
            {t('companion.done')}
          </Button>
          {yes ? (
            <Button kind="stop" name="zeg" value="terug">
              {t('guardian.withdraw')}
            </Button>
          ) : (
            <LinkButton href={`${paths.guardingSay()}?verander`}>{t('guardian.change')}</LinkButton>
          )}
        </Actions>
      </Form>
    </CompanionPage>
  );
}

/** Taken back. The same code opens the question again. */
export function WithdrawnPage({ view, called }: { view: FrameView; called: string }) {
  const { t } = view;
  return (
    <CompanionPage
      view={view}
      guarding
      title={t('guardian.title')}
      heading={t('guardian.withdrawn')}
      lead={withNames(view, 'guardian.withdrawn-what', { name: called })}
    >
      <Form view={view} action={paths.guardingSay()}>
        <Actions>
          <Button kind="main" name="zeg" value="klaar">
            {t('companion.done')}
          </Button>
          <LinkButton href={`${paths.guardingSay()}?verander`}>{t('guardian.change')}</LinkButton>
        </Actions>
      </Form>
    </CompanionPage>
  );
}

/** Stopped, not answered in time, or not needed any more: says no name, and not which (C3). */
export const guardingOver = (asked: Asked<Actor> | Asked<GuardianActor>): Response =>
  plainPage(asked, 'companion.over', 'guardian.over', 404);

/** In a browser where a young person is signed in nobody consents (P9): another device, or sign out first. */
export const youngHere = (asked: Asked<Actor>): Response =>
  plainPage(asked, 'guardian.young', 'guardian.young-what', 409);

function plainPage(
  asked: Pick<Asked<Actor>, 'view' | 'show'>,
  title: CompanionKey,
  what: CompanionKey,
  status: number,
): Response {
  const view = companionView({ ...asked.view, address: paths.guarding() });
  const { t } = view;
  const page = (
    <CompanionPage view={view} guarding title={t(title)} heading={t(title)} lead={t(what)}>
      <Actions>
        <LinkButton href={paths.guarding()}>{t('companion.other-code')}</LinkButton>
      </Actions>
    </CompanionPage>
  );
  return asked.show(page, status);
}
