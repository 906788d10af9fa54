import type { Child } from '#jsx/jsx-runtime';
import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type AskingId, type OrganisationId, readId } from '../../base/id.ts';
import { type MyConsent, readConsent, type SchoolAsking } from '../../consent/read.ts';
import type { AskingKind } from '../../consent/record-rows.ts';
import { askSchool, type Office, takeBackAsking } from '../../consent/school.ts';
import { readHome } from '../../passport/home.ts';
import { cleanText } from '../../questions/clean.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { ConsentPaper } from './consent-paper.tsx';
import { SafetyLine } from './safety-line.tsx';
import { askingState } from './toestemming.tsx';

type Owner = Asked<OwnerActor>;
const longest = 800;

/** Consent on paper: print it, let it be signed, hand it in; the named role at school writes down that it was seen. */
export const consentPaperRoute = ownerRoute(paths.consentPaper(), pageOf('paper'));
/** Nobody at home to ask, or not safely (F44): one named role decides, and nobody at home hears of it. */
export const consentElseRoute = ownerRoute(paths.consentElse(), pageOf('exception'));

function pageOf(kind: 'paper' | 'exception') {
  return {
    get: (asked: Owner) => show(asked, kind, []),
    async post(asked: Owner): Promise<Response> {
      const { actor, house, form } = asked;
      const back = readId<AskingId>(form.get('terug') ?? undefined);
      if (back !== undefined) {
        await takeBackAsking(actor, house, back);
        return asked.go(addressOf[kind]());
      }
      const organisation = readId<OrganisationId>(form.get('bij') ?? undefined);
      const { offices, standing } = await readConsent(actor, house);
      if (standing === 'unknown' || standing === 'alone')
        throw new Fault('not-there', 'no consent is needed');
      if (organisation === undefined || !offices.some((one) => one.organisation === organisation))
        return show(asked, kind, [{ field: 'bij', words: asked.view.t('consent.office-empty') }]);
      const words = cleanText(form.get('waarom') ?? '', longest);
      await askSchool(actor, house, { kind, organisation, words });
      return asked.go(addressOf[kind]());
    },
  };
}

const addressOf = {
  paper: paths.consentPaper,
  exception: paths.consentElse,
  birthday: paths.birthday,
} as const;

async function show(asked: Owner, kind: 'paper' | 'exception', issues: readonly Issue[]): Promise<Response> {
  const { actor, house, view } = asked;
  const consent = await readConsent(actor, house);
  if (consent.standing === 'unknown' || consent.standing === 'alone') return asked.go(paths.consent());
  const { called } = await readHome(actor, house);
  const props = { view, consent, called, issues, form: asked.form };
  const page = kind === 'paper' ? <PaperPage {...props} /> : <ElsePage {...props} />;
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

type Props = {
  view: View;
  consent: MyConsent;
  called: string;
  issues: readonly Issue[];
  form: URLSearchParams;
};

function PaperPage({ view, consent, called, issues }: Props) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('consent.paper-title')}
      heading={t('consent.paper-title')}
      lead={t('consent.paper-lead')}
      back={paths.consent()}
      here="sharing"
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        <ConsentPaper view={view} called={called} />
        <Actions>
          <PrintButton view={view} words={t('consent.paper-print')} />
        </Actions>
        <section aria-labelledby="getekend" class="flow screen-only">
          <h2 id="getekend">{t('consent.paper-send')}</h2>
          <p>{t('consent.paper-send-what')}</p>
          <AskForm
            view={view}
            kind="paper"
            consent={consent}
            issues={issues}
            words="consent.paper-send-button"
          />
        </section>
      </div>
    </Page>
  );
}

function ElsePage({ view, consent, issues, form }: Props) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('consent.else-title')}
      heading={t('consent.else-title')}
      lead={t('consent.else-lead')}
      back={paths.consent()}
      here="sharing"
      quickExit
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        <Notice>
          <p>{t('consent.else-who')}</p>
          <p>{t('consent.else-log')}</p>
        </Notice>
        <AskForm view={view} kind="exception" consent={consent} issues={issues} words="consent.else-send">
          <LongField
            view={view}
            name="waarom"
            label={t('consent.else-words')}
            hint={t('consent.else-words-hint')}
            optional
            value={form.get('waarom') ?? ''}
            maxlength={longest * 2}
            rows={4}
          />
        </AskForm>
        <SafetyLine view={view} />
      </div>
    </Page>
  );
}

type FormProps = {
  view: View;
  kind: AskingKind;
  consent: MyConsent;
  issues: readonly Issue[];
  words: 'consent.paper-send-button' | 'consent.else-send' | 'consent.birthday-wrong';
  children?: Child;
};

/** To whom, and send; or how it stands with what was asked. */
export function AskForm({ view, kind, consent, issues, words, children }: FormProps) {
  const { t } = view;
  const own = consent.askings.filter((one) => one.kind === kind);
  const waiting = own.find(({ handled }) => handled === undefined);
  if (waiting !== undefined) return <Waits view={view} kind={kind} asking={waiting} />;
  return (
    <>
      {own.map((one) => (
        <p>{askingState(view, one)}</p>
      ))}
      {consent.offices.length === 0 ? (
        <p>{t('consent.office-none')}</p>
      ) : (
        <Form view={view} action={addressOf[kind]()}>
          <Radios
            name="bij"
            legend={t('consent.office')}
            issue={issueOf(issues, 'bij')}
            options={consent.offices.map((office) => ({
              value: office.organisation,
              words: officeInWords(view, office),
            }))}
            chosen={consent.offices.length === 1 ? [consent.offices[0]?.organisation ?? ''] : []}
          />
          {children}
          <Actions>
            <Button kind="main">{t(words)}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
}

const officeInWords = ({ t }: View, { role, name }: Office): string =>
  t(`consent.office-${role}`, { school: name });

function Waits({ view, kind, asking }: { view: View; kind: AskingKind; asking: SchoolAsking }) {
  return (
    <>
      <Notice kind="done" status>
        <p>{askingState(view, asking)}</p>
      </Notice>
      <Form view={view} action={addressOf[kind]()}>
        <Actions>
          <Button name="terug" value={asking.id}>
            {view.t('consent.take-back')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}
