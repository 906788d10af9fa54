import type { HelperActor } from '../../access/actor.ts';
import { showCode } from '../../base/code.ts';
import { Fault, TooMany } from '../../base/fault.ts';
import {
  agreeToHelp,
  type Helping,
  leaveHelping,
  lookHelping,
  type Vouched,
  vouch,
} from '../../identity/help.ts';
import type { Limits } from '../../store/limit.ts';
import { type CompanionLanguage, readCompanionLanguage } from '../../words/language.ts';
import { showMoment } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { CardChoice } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Group } from '../parts/group.tsx';
import { paths } from '../paths.ts';
import { type Asked, helperRoute } from '../route.ts';
import type { FrameView } from '../view.ts';
import { helpingOver, plainPage } from './helpen.tsx';
import { companionView, plainNames, withNames } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';

type Helper = Asked<HelperActor>;

/** The own page of who helps (F6): their yes to helping, and later their yes that it is really the young person. They read nothing else here. */
export const helpingSayRoute = helperRoute(paths.helpingSay(), {
  get: (asked) => orOver(asked, () => show(asked, [])),
  post: (asked) => orOver(asked, () => handle(asked)),
});

async function handle(asked: Helper): Promise<Response> {
  const { form, actor, house } = asked;
  const chosen = readCompanionLanguage(form.get('taal'));
  if (chosen !== undefined) return asked.setLanguage(await show(asked, [], chosen), chosen);
  const does = form.get('doe');
  if (does === 'klaar') return leave(asked);
  if (does === 'stop') {
    const { called } = await lookHelping(actor, house);
    await leaveHelping(actor, house);
    return plainPage(asked, 'helper.stopped', 'helper.stopped-what', 200, { name: called });
  }
  if (does === 'ja') {
    await agreeToHelp(actor, house);
    return asked.go(paths.helpingSay());
  }
  if (does !== 'is') throw new Fault('malformed', 'nothing to do');
  return sayYes(asked);
}

/** Counts how often this helper says yes, and how often this passport is said yes for: one helper has ten tries of the pictures a month, and leaves the others theirs. */
async function sayYes(asked: Helper): Promise<Response> {
  const { form, actor, house, desk } = asked;
  const view = companionView(asked.view);
  const { called } = await lookHelping(actor, house);
  if (form.get('zeker') !== 'ja')
    return show(asked, [{ field: 'zeker', words: plainNames(view, 'helper.sure-empty', { name: called }) }]);
  await takeYes(asked);
  const said = await vouch(actor, house, form.get('code') ?? '');
  if (said.kind !== 'yes') await giveYesBack(desk.limits, actor);
  if (said.kind === 'wrong')
    return show(asked, [{ field: 'code', words: plainNames(view, 'helper.code-wrong', { name: called }) }]);
  return asked.show(<GivenPage view={view} called={called} said={said} />);
}

async function takeYes({ actor: { helper, owner }, desk: { limits } }: Helper): Promise<void> {
  await limits.take('rescue-yes-helper', helper);
  const wait = await limits.count('rescue-yes', owner);
  if (wait === 0) return;
  await limits.giveBack('rescue-yes-helper', helper);
  throw new TooMany('said yes too often for one passport', wait);
}

async function giveYesBack(limits: Limits, { helper, owner }: HelperActor): Promise<void> {
  await limits.giveBack('rescue-yes-helper', helper);
  await limits.giveBack('rescue-yes', owner);
}

async function show(asked: Helper, issues: readonly Issue[], chosen?: CompanionLanguage): Promise<Response> {
  const helping = await lookHelping(asked.actor, asked.house);
  const view = companionView(asked.view, chosen);
  const page = helping.agreed ? (
    <VouchPage view={view} helping={helping} form={asked.form} issues={issues} />
  ) : (
    <AgreePage view={view} helping={helping} />
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

const typing = { form: 'helpen', action: paths.helpingSay() };

function AgreePage({ view, helping: { called } }: { view: FrameView; helping: Helping }) {
  const { t } = view;
  const name = { name: called };
  return (
    <CompanionPage
      view={view}
      helping
      title={t('helper.title')}
      heading={withNames(view, 'helper.asks', name)}
      lead={withNames(view, 'helper.asks-lead', name)}
      typing={typing}
      spoken="helpen-tekst"
    >
      <ul>
        <li>{t('helper.text-1')}</li>
        <li>{t('helper.text-2')}</li>
        <li>{withNames(view, 'helper.text-3', name)}</li>
      </ul>
      <Form view={view} action={paths.helpingSay()} id="helpen">
        <Actions>
          <Button kind="main" name="doe" value="ja">
            {t('helper.yes')}
          </Button>
          <Button name="doe" value="stop">
            {t('helper.no')}
          </Button>
        </Actions>
      </Form>
    </CompanionPage>
  );
}

type VouchProps = { view: FrameView; helping: Helping; form: URLSearchParams; issues: readonly Issue[] };

function VouchPage({ view, helping: { called }, form, issues }: VouchProps) {
  const { t } = view;
  const name = { name: called };
  return (
    <CompanionPage
      view={view}
      helping
      title={t('helper.title')}
      heading={withNames(view, 'helper.now', name)}
      lead={withNames(view, 'helper.now-lead', name)}
      typing={typing}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <p>{withNames(view, 'helper.check', name)}</p>
      <Form view={view} action={paths.helpingSay()} id="helpen">
        <TextField
          view={view}
          name="code"
          label={withNames(view, 'helper.code', name)}
          hint={t('helper.code-hint')}
          issue={issueOf(issues, 'code')}
          value={(form.get('code') ?? '').slice(0, 40)}
          size="code"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Group id="f-zeker" legend={t('helper.tick')} issue={issueOf(issues, 'zeker')}>
          <CardChoice
            type="checkbox"
            name="zeker"
            id="zeker"
            value="ja"
            words={withNames(view, 'helper.sure', name)}
            checked={form.get('zeker') === 'ja'}
            wrong={issueOf(issues, 'zeker') !== undefined}
          />
        </Group>
        <Actions>
          <Button kind="main" name="doe" value="is">
            {withNames(view, 'helper.vouch', name)}
          </Button>
          <Button name="doe" value="klaar">
            {t('companion.done')}
          </Button>
          <Button kind="stop" name="doe" value="stop">
            {t('helper.stop')}
          </Button>
        </Actions>
      </Form>
      <p class="soft">{t('helper.text-1')}</p>
    </CompanionPage>
  );
}

type GivenProps = { view: FrameView; called: string; said: Exclude<Vouched, { kind: 'wrong' }> };

/** The code to read back. Pressed twice, or loaded again, it is the same one. */
function GivenPage({ view, called, said: { code, opens } }: GivenProps) {
  const { t } = view;
  const name = { name: called };
  return (
    <CompanionPage
      view={view}
      helping
      title={t('helper.title')}
      heading={withNames(view, 'helper.given', name)}
      lead={withNames(view, 'helper.given-what', { ...name, at: showMoment(view.language, opens) })}
    >
      <p>
        <span class="code-blocks large" dir="ltr">
          {showCode(code)
            .split(' ')
            .map((block) => (
              <span>{block}</span>
            ))}
        </span>
      </p>
      <ul>
        <li>{t('helper.given-why')}</li>
        <li>{withNames(view, 'helper.given-more', name)}</li>
      </ul>
      <Form view={view} action={paths.helpingSay()}>
        <Actions>
          <Button kind="main" name="doe" value="klaar">
            {t('companion.done')}
          </Button>
        </Actions>
      </Form>
    </CompanionPage>
  );
}

/** Taken off since this helper came in: in force now, and said plainly. */
async function orOver(asked: Helper, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return helpingOver(asked);
    throw fault;
  }
}

async function leave(asked: Helper): Promise<Response> {
  const response = await asked.signOut();
  response.headers.set('Location', paths.helping());
  return response;
}
