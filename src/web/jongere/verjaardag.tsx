import type { OwnerActor } from '../../access/actor.ts';
import { type AskingId, type GrantId, type OrganisationId, readId } from '../../base/id.ts';
import { keepBirthday } from '../../consent/birthday.ts';
import { isLikely } from '../../consent/life.ts';
import { type MyConsent, readConsent } from '../../consent/read.ts';
import { askSchool, takeBackAsking } from '../../consent/school.ts';
import { cleanLine } from '../../questions/clean.ts';
import { readableDay, readDay, typedDay } from '../../questions/day.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { AskForm } from './toestemming-school.tsx';

type Owner = Asked<OwnerActor>;

/** When were you born? Asked once, before the first share outside school, and never needed for anything else. With `?deling=…` it goes back there. */
export const birthdayRoute = ownerRoute(paths.birthday(), {
  get: async (asked) => showPage(asked, await readConsent(asked.actor, asked.house), []),
  async post(asked) {
    const { actor, house, form, go } = asked;
    const consent = await readConsent(actor, house);
    if (consent.fixed && consent.birthday !== undefined) return askAnew(asked, consent);
    const day = readDay(cleanLine(form.get('geboren') ?? '', 40));
    const issue = issueWith(asked, day);
    if (issue !== undefined || day === undefined) return showPage(asked, consent, issue ? [issue] : []);
    if ((await keepBirthday(actor, house, day)) === 'fixed') return showPage(asked, consent, []);
    return go(onwards(asked));
  },
});

/** It stands, and is wrong: the named role lets it be given anew (decision 0038), or the question is taken back. */
async function askAnew(asked: Owner, consent: MyConsent): Promise<Response> {
  const { actor, house, form, view } = asked;
  const back = readId<AskingId>(form.get('terug') ?? undefined);
  const organisation = readId<OrganisationId>(form.get('bij') ?? undefined);
  if (back !== undefined) await takeBackAsking(actor, house, back);
  else if (organisation === undefined || !consent.offices.some((one) => one.organisation === organisation))
    return showPage(asked, consent, [{ field: 'bij', words: view.t('consent.office-empty') }]);
  else await askSchool(actor, house, { kind: 'birthday', organisation, words: '' });
  return asked.go(paths.birthday());
}

/** The draft that this was asked for, or all about consent. */
function onwards({ form, query }: Owner): string {
  const grant = grantOf({ form, query });
  return grant === undefined ? paths.consent() : paths.grantPreview(grant);
}

const grantOf = ({ form, query }: Pick<Owner, 'form' | 'query'>): GrantId | undefined =>
  readId<GrantId>(form.get('deling') ?? query.get('deling') ?? undefined);

function issueWith({ form, view }: Owner, day: string | undefined): Issue | undefined {
  const again = form.get('fout') === '1';
  if (day === undefined)
    return {
      field: 'geboren',
      words: view.t(again ? 'consent.birthday-shape-again' : 'consent.birthday-shape'),
    };
  return isLikely(day, view.now)
    ? undefined
    : { field: 'geboren', words: view.t('consent.birthday-unlikely') };
}

function showPage(asked: Owner, consent: MyConsent, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t, language } = view;
  const grant = grantOf(asked);
  const back = grant === undefined ? paths.sharing() : paths.grantWhat(grant);
  const { birthday, fixed } = consent;
  const stands = fixed && birthday !== undefined;
  const page = (
    <Page
      view={view}
      title={t('consent.birthday-title')}
      heading={t('consent.birthday-title')}
      lead={t('consent.birthday-lead')}
      back={back}
      here="sharing"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {stands ? (
        <div class="flow">
          <p>{t('consent.birthday-fixed', { day: readableDay(birthday, language) })}</p>
          <AskForm
            view={view}
            kind="birthday"
            consent={consent}
            issues={issues}
            words="consent.birthday-wrong"
          />
        </div>
      ) : (
        <Form view={view} action={paths.birthday()}>
          <Notice>
            <p>{t('consent.birthday-why')}</p>
            <p>{t('consent.birthday-free')}</p>
          </Notice>
          {grant === undefined ? null : <input type="hidden" name="deling" value={grant} />}
          {issues.length === 0 ? null : <input type="hidden" name="fout" value="1" />}
          <TextField
            view={view}
            name="geboren"
            label={t('consent.birthday')}
            hint={t('consent.birthday-hint')}
            issue={issueOf(issues, 'geboren')}
            value={form.get('geboren') ?? (birthday === undefined ? '' : typedDay(birthday))}
            size="short"
            maxlength={40}
          />
          <Actions>
            <Button kind="main">{t('common.go-on')}</Button>
            <LinkButton href={back}>{t('consent.birthday-not-now')}</LinkButton>
          </Actions>
        </Form>
      )}
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
