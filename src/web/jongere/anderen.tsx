import { type Invitation, listInvitations, type TakenOver } from '../../mirror/list.ts';
import { showDay } from '../../words/text.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { OthersWords } from './others-words.tsx';

/** "Zo zien anderen mij": what was asked of whom, how each stands (C5), and what of it is in the passport (F35). */
export const othersRoute = ownerRoute(paths.others(), {
  async get({ actor, house, view, show, query }) {
    const { invitations, taken } = await listInvitations(actor, house);
    return show(<OthersPage view={view} invitations={invitations} taken={taken} thrown={query.has('weg')} />);
  },
});

type Props = { view: View; invitations: readonly Invitation[]; taken: readonly TakenOver[]; thrown: boolean };

function OthersPage({ view, invitations, taken, thrown }: Props) {
  const { t } = view;
  const kept = new Set(taken.map(({ id }) => id));
  return (
    <Page
      view={view}
      title={t('mirror.title')}
      heading={t('mirror.title')}
      lead={t('mirror.lead')}
      back={paths.home()}
      here="passport"
    >
      {thrown ? (
        <Notice kind="done" status>
          {t('mirror.thrown')}
        </Notice>
      ) : null}
      <Actions>
        <LinkButton kind="main" href={paths.askOther()}>
          {t('mirror.ask')}
        </LinkButton>
        <LinkButton href={paths.askClassmate()}>{t('classmates.title')}</LinkButton>
        <LinkButton href={paths.assignment()}>{t('talks.assignment')}</LinkButton>
      </Actions>
      <section class="flow" aria-labelledby="gevraagd">
        <h2 id="gevraagd">{t('mirror.asked-list')}</h2>
        {invitations.length === 0 ? <p>{t('mirror.none')}</p> : null}
        <ul class="grid">
          {invitations.map((invitation) => (
            <InvitationSheet view={view} invitation={invitation} kept={kept.has(invitation.id)} />
          ))}
        </ul>
      </section>
      <section class="flow" aria-labelledby="overgenomen">
        <h2 id="overgenomen">{t('mirror.taken-list')}</h2>
        <p>{t(taken.length === 0 ? 'mirror.taken-none' : 'mirror.taken-what')}</p>
        {taken.map((one) => (
          <Sheet>
            <OthersWords view={view} words={one} />
            <p>
              <a class="link" href={paths.otherRead(one.id)} aria-label={t('mirror.see-of', { who: one.by })}>
                {t('mirror.see')}
              </a>
            </p>
          </Sheet>
        ))}
      </section>
    </Page>
  );
}

function InvitationSheet(props: { view: View; invitation: Invitation; kept: boolean }) {
  const { view, invitation, kept } = props;
  const { t } = view;
  const { id, kind, who, answered } = invitation;
  return (
    <Sheet as="li">
      <SheetHead>
        <h3>
          <bdi>{who.name}</bdi>
        </h3>
      </SheetHead>
      <p class="soft">{t(`mirror.kind-${kind}`)}</p>
      <p>{stateWords(view, invitation, kept)}</p>
      {answered === undefined ? (
        <LinkButton href={paths.other(id)} spoken={t('mirror.see-of', { who: who.name })}>
          {t('mirror.see')}
        </LinkButton>
      ) : (
        <LinkButton href={paths.otherRead(id)}>{t('mirror.read', { who: who.name })}</LinkButton>
      )}
    </Sheet>
  );
}

/** Made, opened by a person, answered, read, in the passport; ended or stopped (C5). */
export function stateWords(view: View, invitation: Invitation, kept = false): string {
  const { t, language } = view;
  const { state, made, ends, stopped, opened, answered, heard } = invitation;
  if (kept) return t('mirror.state-kept');
  if (heard !== undefined) return t('mirror.state-heard');
  if (answered !== undefined) return t('mirror.state-answered');
  if (stopped !== undefined) return t('mirror.state-stopped', { day: showDay(language, stopped) });
  if (state === 'ended') return t('mirror.state-ended', { day: lastDayOf(view, ends) });
  return opened === undefined
    ? t('mirror.state-made', { day: showDay(language, made) })
    : t('mirror.state-opened', { day: showDay(language, opened) });
}
