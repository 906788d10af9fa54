import type { Actor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GroupId, readId } from '../../base/id.ts';
import { catalog } from '../../questions/catalog.ts';
import type { TalkCard } from '../../questions/model.ts';
import {
  type CardPartner,
  type CardTopic,
  cardPartners,
  cardsFor,
  cardTopics,
} from '../../questions/talk-cards.ts';
import { LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import type { View } from '../view.ts';

/** The cards to begin a talk with, by chapter and by who sits at the table. For everybody: nobody's passport is in them (F33). */
export const cardsRoute = openRoute(paths.cards(), {
  get: (asked) => asked.show(<ChoosePage asked={asked} />),
});

/** One card at a time, large, between two people on one phone; and all of them on paper, to cut or fold. */
export const cardsOfRoute = openRoute(pattern.cardsOf, {
  get(asked) {
    const { params, query } = asked;
    const topic = cardTopics.find((one) => one === params.topic);
    const who = cardPartners.find((one) => one === params.who);
    const cards = topic === undefined || who === undefined ? [] : cardsFor(topic, who);
    if (topic === undefined || who === undefined || cards.length === 0)
      throw new Fault('not-there', 'no such cards');
    const asks = Number.parseInt(query.get('kaart') ?? '1', 10);
    const at = Math.min(Math.max(Number.isNaN(asks) ? 1 : asks, 1), cards.length);
    return asked.show(<CardPage asked={asked} topic={topic} who={who} cards={cards} at={at} />);
  },
});

const isStaff = ({ actor }: Asked<Actor>): boolean => actor.kind === 'staff';

/** The class whose lesson led here: the way back is its board. */
const groupIn = ({ actor, query }: Asked<Actor>): GroupId | undefined =>
  actor.kind === 'staff' ? readId<GroupId>(query.get('groep') ?? undefined) : undefined;

/** An address of cards that keeps the way back. */
function within(asked: Asked<Actor>, path: string, card?: number): string {
  const group = groupIn(asked);
  const query = new URLSearchParams({
    ...(card !== undefined && { kaart: String(card) }),
    ...(group !== undefined && { groep: group }),
  });
  return query.size === 0 ? path : `${path}?${query}`;
}

function titleOf({ view: { t, language } }: Asked<Actor>, topic: CardTopic): string {
  return topic === 'begin' ? t('talks.cards-begin') : catalog.chapter(topic).title[language];
}

function backOf(asked: Asked<Actor>): string {
  const { actor } = asked;
  const group = groupIn(asked);
  if (group !== undefined) return paths.lessonBoard(group);
  if (actor.kind === 'owner') return paths.talks();
  return actor.kind === 'staff' ? paths.staffHome() : paths.start();
}

function ChoosePage({ asked }: { asked: Asked<Actor> }) {
  const { view } = asked;
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('talks.cards')}
      heading={t('talks.cards')}
      lead={t(isStaff(asked) ? 'guide.cards-lead' : 'talks.cards-lead')}
      back={backOf(asked)}
      here="talks"
    >
      <div class="stack">
        {cardTopics.map((topic) => (
          <section aria-labelledby={`kaarten-${topic}`}>
            <h2 id={`kaarten-${topic}`}>{titleOf(asked, topic)}</h2>
            <div class="row">
              {cardPartners
                .filter((who) => cardsFor(topic, who).length > 0)
                .map((who) => (
                  <LinkButton
                    compact
                    href={within(asked, paths.cardsOf(topic, who))}
                    spoken={`${t(`talks.cards-${who}`)}: ${titleOf(asked, topic)}`}
                  >
                    {t(`talks.cards-${who}`)}
                  </LinkButton>
                ))}
            </div>
          </section>
        ))}
      </div>
    </Page>
  );
}

type CardProps = {
  asked: Asked<Actor>;
  topic: CardTopic;
  who: CardPartner;
  cards: readonly TalkCard[];
  at: number;
};

function CardPage({ asked, topic, who, cards, at }: CardProps) {
  const { view } = asked;
  const { t, language } = view;
  const title = titleOf(asked, topic);
  const here = paths.cardsOf(topic, who);
  const all = within(asked, paths.cards());
  const card = cards[at - 1];
  return (
    <Page
      view={view}
      title={`${t('talks.card-of', { at, of: cards.length })} – ${title}`}
      heading={title}
      lead={t(`talks.card-ask-${who}`)}
      back={all}
      beside={<PrintButton view={view} />}
      here="talks"
      wide={isStaff(asked)}
    >
      <section
        class={isStaff(asked) ? 'board one-card-board screen-only' : 'one-card screen-only'}
        aria-labelledby="kaart"
      >
        <p class="soft">{t('talks.card-of', { at, of: cards.length })}</p>
        <p class="one-card-words" id="kaart">
          {card?.words[language]}
        </p>
      </section>
      <nav class="one-card-ways screen-only" aria-label={t('talks.cards')}>
        {at > 1 ? (
          <LinkButton href={within(asked, here, at - 1)} icon="back">
            {t('talks.card-before')}
          </LinkButton>
        ) : (
          <span />
        )}
        {at < cards.length ? (
          <LinkButton kind="main" href={within(asked, here, at + 1)}>
            {t('talks.card-next')}
          </LinkButton>
        ) : (
          <LinkButton kind="main" href={all}>
            {t('talks.card-last')}
          </LinkButton>
        )}
      </nav>
      <PaperCards view={view} cards={cards} title={title} who={who} />
    </Page>
  );
}

/** All cards on one sheet of A4, with lines to cut along. Only on paper: on a screen one card at a time is enough. */
function PaperCards(props: { view: View; cards: readonly TalkCard[]; title: string; who: CardPartner }) {
  const { view, cards, title, who } = props;
  const { t, language } = view;
  return (
    <ul class="paper-cards print-only">
      {cards.map(({ words }) => (
        <li>
          <small>{title}</small>
          <strong>{words[language]}</strong>
          <small>{t(`talks.cards-${who}`)}</small>
        </li>
      ))}
      <li>
        <small>{title}</small>
        <strong>{t('talks.card-own')}</strong>
        <small class="write-line" />
      </li>
    </ul>
  );
}
