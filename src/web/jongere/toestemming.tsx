import type { Guardian, MyConsent, SchoolAsking, Spoken } from '../../consent/read.ts';
import { readConsent } from '../../consent/read.ts';
import { showDay } from '../../words/text.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** All about consent: how it stands, whom I asked and what they said, and the other ways (F42–F44, F93). */
export const consentRoute = ownerRoute(paths.consent(), {
  async get({ actor, house, view, show, go }) {
    const consent = await readConsent(actor, house);
    if (consent.standing === 'unknown') return go(paths.birthday());
    return show(<ConsentPage view={view} consent={consent} />);
  },
});

type Props = { view: View; consent: MyConsent };

/** A no without any yes is plainly a no; beside a yes it is something to talk about. */
function leadOf({ standing, said }: MyConsent) {
  if (standing !== 'objected') return standing === 'unknown' ? 'missing' : standing;
  const yes = said.some((one) => one.said === 'yes' && one.withdrawn === null);
  return yes ? 'objected' : 'refused';
}

function ConsentPage({ view, consent }: Props) {
  const { t, language } = view;
  const { standing, sixteen, guardians } = consent;
  const young = standing !== 'alone';
  return (
    <Page
      view={view}
      title={t('consent.title')}
      heading={t('consent.title')}
      lead={t(`consent.lead-${leadOf(consent)}`)}
      back={paths.sharing()}
      here="sharing"
    >
      <div class="stack">
        {young ? (
          <Notice kind={standing === 'consented' ? 'done' : 'info'}>
            {standing === 'objected' ? <p>{t('consent.objected-what')}</p> : null}
            <p>{t('consent.what')}</p>
            {sixteen === undefined ? null : <p>{t('consent.until', { day: showDay(language, sixteen) })}</p>}
          </Notice>
        ) : null}
        {young ? <Guardians view={view} guardians={guardians} /> : null}
        {young ? <OtherWays view={view} askings={consent.askings} /> : null}
        <SaidBefore view={view} said={consent.said} guardians={guardians} />
      </div>
    </Page>
  );
}

function Guardians({ view, guardians }: { view: View; guardians: readonly Guardian[] }) {
  const { t } = view;
  return (
    <section aria-labelledby="gevraagd" class="flow">
      <h2 id="gevraagd">{t('consent.guardians')}</h2>
      {guardians.length === 0 ? <p>{t('consent.guardians-none')}</p> : null}
      <ul class="grid">
        {guardians.map((one) => (
          <Sheet as="li">
            <h3>
              <a class="sheet-link" href={paths.guardian(one.id)}>
                <bdi>{one.who.name}</bdi>
              </a>
            </h3>
            <p>{guardianState(view, one)}</p>
          </Sheet>
        ))}
      </ul>
      <p class="soft">{t('consent.two-homes')}</p>
      <Actions>
        <LinkButton kind="main" href={paths.askGuardian()} icon="plus">
          {t(guardians.length === 0 ? 'consent.ask' : 'consent.ask-more')}
        </LinkButton>
      </Actions>
    </section>
  );
}

/** Made, opened, said yes or no, stopped or over: one of these, with its day (C5). */
export function guardianState(view: View, { said, stopped, opened, ends }: Guardian): string {
  const { t, language, now } = view;
  if (stopped !== undefined) return t('consent.state-stopped', { day: showDay(language, stopped) });
  if (said !== undefined && said.withdrawn === null)
    return t(said.said === 'yes' ? 'consent.state-yes' : 'consent.state-no', {
      day: showDay(language, said.given),
    });
  if (said?.withdrawn) return t('consent.state-withdrawn', { day: showDay(language, said.withdrawn) });
  if (ends <= now) return t('consent.state-ended', { day: lastDayOf(view, ends) });
  return opened === undefined
    ? t('consent.state-made')
    : t('consent.state-opened', { day: showDay(language, opened) });
}

function OtherWays({ view, askings }: { view: View; askings: readonly SchoolAsking[] }) {
  const { t } = view;
  return (
    <section aria-labelledby="anders" class="flow">
      <h2 id="anders">{t('consent.other-ways')}</h2>
      {askings.map((one) => (
        <p>{askingState(view, one)}</p>
      ))}
      <ul class="links">
        <li>
          <a href={paths.consentPaper()}>{t('consent.paper-link')}</a>
        </li>
        <li>
          <a href={paths.consentElse()}>{t('consent.else-link')}</a>
        </li>
      </ul>
    </section>
  );
}

/** Waiting, or what the role said. */
export function askingState(view: View, { kind, asked, handled, outcome, reply }: SchoolAsking): string {
  const { t, language } = view;
  if (handled === undefined || outcome === undefined)
    return t(`consent.asked-${kind}`, { day: showDay(language, asked) });
  const values = { name: reply?.name ?? '', day: showDay(language, handled) };
  const words = t(outcome === 'yes' ? 'consent.handled-yes' : 'consent.handled-no', values);
  return reply === undefined || reply.text === '' ? words : `${words} ${reply.text}`;
}

type SaidProps = { view: View; said: readonly Spoken[]; guardians: readonly Guardian[] };

/** Each thing that was said, with the day, its end and the text that was read. */
export function SaidBefore({ view, said, guardians }: SaidProps) {
  const { t, language } = view;
  if (said.length === 0) return null;
  return (
    <Disclosure words={t('consent.said-title')}>
      <ul>
        {said.map((one) => (
          <li>
            <bdi>{spokenInWords(view, one, guardians)}</bdi>{' '}
            {one.withdrawn === null
              ? null
              : t('consent.said-ended', { day: showDay(language, one.withdrawn) })}{' '}
            {one.how === 'exception' ? null : t('consent.said-version', { version: one.version })}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

export function spokenInWords(
  { t, language }: View,
  one: Pick<Spoken, 'how' | 'said' | 'given' | 'name' | 'guardian'>,
  guardians: readonly Pick<Guardian, 'id' | 'who'>[],
): string {
  const known = guardians.find(({ id }) => id === one.guardian)?.who.name;
  const who = known ?? (one.name || t('consent.said-nobody'));
  const values = { who, day: showDay(language, one.given) };
  if (one.how === 'link') return t(one.said === 'yes' ? 'consent.said-yes' : 'consent.said-no', values);
  return t(one.how === 'paper' ? 'consent.said-paper' : 'consent.said-exception', values);
}
