import type { OwnerActor } from '../../access/actor.ts';
import { showCode } from '../../base/code.ts';
import { confirmCard, renewCard, showCard } from '../../identity/card.ts';
import { readHome } from '../../passport/home.ts';
import { wayInto } from '../jongere/way.ts';
import { isShownOnce, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Cover } from '../parts/cover.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { OwnAddressLine } from '../parts/own-address-line.tsx';
import { Page } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';

/** The personal card: the way back in without e-mail. Its code is shown until the owner says that it is kept (F117, A19). */
export const cardRoute = ownerRoute(paths.card(), {
  get: (asked) => (isShownOnce(asked) ? showCardPage(asked, []) : asked.go(proveFirst(paths.card()))),
  async post(asked) {
    const { actor, house, form, desk, view } = asked;
    if (form.get('doe') === 'bewaard') {
      await confirmCard(actor, house);
      return asked.go(paths.home());
    }
    await desk.limits.take('own-code', actor.owner);
    const code = await renewCard(actor, house, form.get('kaartcode') ?? '');
    if (code === undefined)
      return showCardPage(asked, [{ field: 'kaartcode', words: view.t('start.card-wrong-again') }]);
    await desk.limits.giveBack('own-code', actor.owner);
    return asked.go(paths.card());
  },
});

async function showCardPage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Promise<Response> {
  const { actor, house, view } = asked;
  const { t } = view;
  const code = await showCard(actor, house);
  const home = await readHome(actor, house);
  const { seed, called, filled } = home;
  // The name, and the question that was tried before there was a passport (F11).
  const fresh = filled.size <= 2;
  const back = fresh ? undefined : paths.settings();
  const fault = issues.length > 0;
  const page =
    code === undefined ? (
      <Page
        view={view}
        title={t('start.card')}
        heading={t('start.card')}
        lead={t('start.card-kept-lead')}
        back={back}
        fault={fault}
      >
        <ErrorSummary view={view} issues={issues} />
        <RenewCard asked={asked} issues={issues} />
      </Page>
    ) : (
      <Page view={view} title={t('start.card')} back={back}>
        <Cover kind={t('common.product')} heading={t('start.card-of', { name: called })} seed={seed}>
          <p>{t('start.card-lead')}</p>
        </Cover>
        <ShownCard asked={asked} code={code} next={fresh ? wayInto(asked.view, 'wie', home) : undefined} />
      </Page>
    );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

function ShownCard(props: { asked: Asked<OwnerActor>; code: string; next: string | undefined }) {
  const { asked, code, next } = props;
  const { view, desk } = asked;
  const { t } = view;
  const address = desk.origin() + paths.comeBack();
  return (
    <>
      <Sheet>
        <Qr address={`${address}#${code}`} name={t('start.card-qr')}>
          <p>{t('start.card-go-to')}</p>
          <p>
            <strong>{address.replace(/^https?:\/\//, '')}</strong>
          </p>
          <p>{t('start.card-type')}</p>
          <p>
            <Code view={view} code={showCode(code)} />
          </p>
        </Qr>
      </Sheet>
      <p>{t('start.card-secret')}</p>
      <Actions>
        {next === undefined ? null : (
          <LinkButton kind="main" href={next}>
            {t(next === paths.question('wie', 'wie2') ? 'start.first-question' : 'start.next-question')}
          </LinkButton>
        )}
        <PrintButton view={view} />
      </Actions>
      {next === undefined ? null : <OwnAddressLine view={view} />}
      <h2>{t('start.card-have')}</h2>
      <p>{t('start.card-have-what')}</p>
      <Form view={view} action={paths.card()}>
        <Actions>
          <Button name="doe" value="bewaard">
            {t('start.card-kept')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

function RenewCard({ asked, issues }: { asked: Asked<OwnerActor>; issues: readonly Issue[] }) {
  const { view } = asked;
  const { t } = view;
  return (
    <Sheet as="section" labelledBy="nieuwe-kaart">
      <h2 id="nieuwe-kaart">{t('start.card-new')}</h2>
      <p>{t('start.card-new-what')}</p>
      <Form view={view} action={paths.card()}>
        <TextField
          view={view}
          name="kaartcode"
          label={t('start.card-code')}
          hint={t('start.card-code-hint')}
          issue={issueOf(issues, 'kaartcode')}
          size="code"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Actions>
          <Button kind="main">{t('start.card-make')}</Button>
        </Actions>
      </Form>
      <p>
        <Link href={paths.lostCard()}>{t('ways.lost')}</Link>
      </p>
    </Sheet>
  );
}
