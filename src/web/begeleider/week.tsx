import type { StaffActor } from '../../access/actor.ts';
import { readableDay } from '../../questions/day.ts';
import { type ClassMember, readWeek, type Week } from '../../talks/guide.ts';
import { showMoment } from '../../words/text.ts';
import { LinkButton } from '../parts/button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

/** What a mentor's first page says of talks: who asked for one, which come, what was agreed for this week. Never an answer (U31). */
export async function weekOf({ actor, house, view }: Asked<StaffActor>) {
  return <WeekList view={view} week={await readWeek(actor, house)} />;
}

function WeekList({ view, week }: { view: View; week: Week }) {
  const { t } = view;
  const { asks, talks, agreements } = week;
  const empty = asks.length + talks.length + agreements.length === 0;
  return (
    <section class="flow" aria-labelledby="gesprekken">
      <h2 id="gesprekken">{t('guide.title')}</h2>
      {empty ? <p>{t('guide.none')}</p> : null}
      {asks.map(({ member }) => (
        <Ask view={view} member={member} />
      ))}
      {talks.length === 0 ? null : (
        <ul class="grid">
          {talks.map((talk) => (
            <Talk view={view} talk={talk} />
          ))}
        </ul>
      )}
      {agreements.length === 0 ? null : (
        <>
          <h3>{t('guide.agreements')}</h3>
          <ul class="links">
            {agreements.map((one) => (
              <li>
                <Due view={view} {...one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Somebody asks for a talk: the name to be called, and one thing to do. */
function Ask({ view: { t }, member }: { view: View; member: ClassMember }) {
  const { called, groupName, group, owner } = member;
  return (
    <Sheet tone="rose" withStamp>
      <p>
        <bdi>{called}</bdi>, {t('guide.asks', { group: groupName })}
      </p>
      <LinkButton
        compact
        href={paths.proposeTalk(group, owner)}
        spoken={t('guide.propose-to', { name: called })}
      >
        {t('guide.propose')}
      </LinkButton>
    </Sheet>
  );
}

/** A talk that comes: with whom, when, and the way to it. */
function Talk({ view: { t, language }, talk }: { view: View; talk: Week['talks'][number] }) {
  const { called, groupName } = talk.member;
  return (
    <Sheet as="li">
      <h3>
        <a class="sheet-link" href={paths.staffTalk(talk.id)}>
          <bdi>{called}</bdi>, {groupName}
        </a>
      </h3>
      <p>{t('guide.at', { at: showMoment(language, talk.starts) })}</p>
      {talk.state === 'planned' ? null : <p class="soft">{t(`guide.state-${talk.state}`)}</p>}
    </Sheet>
  );
}

function Due({ view, member, due, talk }: { view: View } & Week['agreements'][number]) {
  const { language } = view;
  const words = (
    <span>
      {readableDay(due, language)}: <bdi>{member.called}</bdi>, {member.groupName}
    </span>
  );
  return talk === null ? words : <a href={`${paths.staffTalk(talk)}#afspraken`}>{words}</a>;
}
