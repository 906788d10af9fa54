import type { OwnerActor } from '../../access/actor.ts';
import {
  askOwnFactor,
  mailOwnFactor,
  proveByCard,
  proveByMail,
  proveByPasskey,
  readOwnFactors,
} from '../../identity/own-factor.ts';
import { DemoLetters } from '../begeleider/demo-letters.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { CardCode } from '../parts/card-code.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { MailedCode } from '../parts/mailed-code.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeyButton } from '../parts/passkey-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { hostOf, siteOf } from '../site.ts';

/** On the way to something that goes far: the young person shows the own factor, and goes on to where that was (security.md). */
export const proveRoute = ownerRoute(paths.prove(), {
  alone: true,
  get: (asked) => provePage(asked, []),
  async post(asked) {
    const { actor, house, form, view } = asked;
    if (form.get('doe') === 'vraag')
      return asked.json({ ...(await askOwnFactor(actor, house)), host: hostOf(asked) });
    if (form.get('doe') === 'mail') return sendCode(asked);
    await asked.desk.limits.take('own-code', actor.owner);
    const issue = await tryFactor(asked);
    if (issue !== undefined) return provePage(asked, [issue]);
    await asked.desk.limits.giveBack('own-code', actor.owner);
    const next = nextOf(asked);
    // There the code of the card is asked once more, but of who showed something else just now.
    const response = asked.go(next === paths.leave() ? `${next}?zonder=1` : next);
    return view.visitor.kind === 'owner' && form.has('code') ? asked.setAttempt(response, '') : response;
  },
});

/** Tries what was shown; gives what is the matter, or nothing. */
async function tryFactor(asked: Asked<OwnerActor>): Promise<Issue | undefined> {
  const { actor, house, form, view, attempt = '' } = asked;
  const { t } = view;
  const passkey = form.get('sleutel') ?? '';
  if (passkey !== '') {
    const right = await proveByPasskey(actor, house, passkey, siteOf(asked));
    return right ? undefined : { field: 'sleutel', words: t('own.wrong-passkey') };
  }
  if (form.has('code')) {
    const tried = await proveByMail(actor, house, attempt, form.get('code') ?? '');
    if (tried.kind === 'proven') return undefined;
    const words = tried.kind === 'wrong' ? t('ways.code-wrong', { left: tried.left }) : t('ways.code-over');
    return { field: 'code', words };
  }
  const right = await proveByCard(actor, house, form.get('kaartcode') ?? '');
  return right ? undefined : { field: 'kaartcode', words: t('ways.own-card-wrong') };
}

async function sendCode(asked: Asked<OwnerActor>): Promise<Response> {
  const { actor, house, desk, view } = asked;
  await desk.limits.take('sign-in-letter', actor.owner);
  const browser = await mailOwnFactor(actor, house, view.language);
  const next = `${paths.prove()}?naar=${encodeURIComponent(nextOf(asked))}&code=1`;
  return browser === undefined ? asked.go(next) : asked.setAttempt(asked.go(next), browser);
}

/** Where it was that the factor is needed: a page of the young person, and nothing elsewhere. */
function nextOf({ form, query }: Asked<OwnerActor>): string {
  const next = form.get('naar') ?? query.get('naar') ?? '';
  return /^\/(mijn|delen|school)(\/[\w-]+)*(\.(json|zip))?$/.test(next) ? next : paths.home();
}

async function provePage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Promise<Response> {
  const { actor, house, view, query, form } = asked;
  const { t } = view;
  const { passkey, mail } = await readOwnFactors(actor, house);
  const mailed = mail && (query.has('code') || form.has('code'));
  const page = (
    <Page
      view={view}
      title={t('own.title')}
      heading={t('own.title')}
      lead={t('own.lead')}
      back={nextOf(asked)}
      fault={issues.length > 0}
      passkeys={passkey}
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        {passkey ? (
          <Sheet as="section" labelledBy="met-apparaat">
            <h2 id="met-apparaat">{t('own.by-device')}</h2>
            <Here asked={asked}>
              <PasskeyButton
                view={view}
                words={t('own.use-device')}
                without={t('own.without')}
                issue={issueOf(issues, 'sleutel')}
                kind="line"
              />
            </Here>
          </Sheet>
        ) : null}
        <Sheet as="section" labelledBy="met-kaart">
          <h2 id="met-kaart">{t('own.by-card')}</h2>
          <Here asked={asked}>
            <CardCode view={view} form={form} issues={issues} />
            <Actions>
              <Button kind={mailed ? 'line' : 'main'}>{t('common.go-on')}</Button>
            </Actions>
          </Here>
        </Sheet>
        {mail ? <ByMail asked={asked} issues={issues} mailed={mailed} /> : null}
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

function ByMail(props: { asked: Asked<OwnerActor>; issues: readonly Issue[]; mailed: boolean }) {
  const { asked, issues, mailed } = props;
  const { view } = asked;
  const { t } = view;
  return (
    <Sheet as="section" labelledBy="met-mail">
      <h2 id="met-mail">{t('own.by-mail')}</h2>
      {mailed ? (
        <>
          <p>{t('ways.code-lead')}</p>
          <Here asked={asked}>
            <MailedCode view={view} issues={issues} />
            <Actions>
              <Button kind="main">{t('common.go-on')}</Button>
            </Actions>
          </Here>
          <DemoLetters asked={asked} />
        </>
      ) : null}
      <Here asked={asked}>
        <Button name="doe" value="mail">
          {t(mailed ? 'ways.code-new' : 'ways.address-send')}
        </Button>
      </Here>
    </Sheet>
  );
}

function Here(props: { asked: Asked<OwnerActor>; children: Parameters<typeof Form>[0]['children'] }) {
  return (
    <Form view={props.asked.view} action={paths.prove()}>
      <input type="hidden" name="naar" value={nextOf(props.asked)} />
      {props.children}
    </Form>
  );
}
