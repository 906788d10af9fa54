import type { Actor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { catalog } from '../../questions/catalog.ts';
import { type ChapterId, chapterIds, type TalkCard } from '../../questions/model.ts';
import { type CardPartner, cardPartners, cardsFor } from '../../questions/talk-cards.ts';
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
    const chapter = chapterIds.find((id) => id === params.chapter);
    const who = cardPartners.find((one) => one === params.who);
    if (chapter === undefined || who === undefined) throw new Fault('not-there', 'no such cards');
    const cards = cardsFor(chapter, who);
    const asks = Number.parseInt(query.get('kaart') ?? '1', 10);
    const at = Math.min(Math.max(Number.isNaN(asks) ? 1 : asks, 1), cards.length);
    return asked.show(<CardPage asked={asked} chapter={chapter} who={who} cards={cards} at={at} />);
  },
});

const isStaff = ({ actor }: Asked<Actor>): boolean => actor.kind === 'staff';

function backOf({ actor }: Asked<Actor>): string {
  if (actor.kind === 'owner') return paths.talks();
  return actor.kind === 'staff' ? paths.staffHome() : paths.start();
}

function ChoosePage({ asked }: { asked: Asked<Actor> }) {
  const { view } = asked;
  const { t, language } = view;
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
        {catalog.chapters.map(({ id, title }) => (
          <section aria-labelledby={`kaarten-${id}`}>
            <h2 id={`kaarten-${id}`}>{title[language]}</h2>
            <div class="row">
              {cardPartners.map((who) => (
                <LinkButton
                  href={paths.cardsOf(id, who)}
                  spoken={`${t(`talks.cards-${who}`)}: ${title[language]}`}
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
  chapter: ChapterId;
  who: CardPartner;
  cards: readonly TalkCard[];
  at: number;
};

function CardPage({ asked, chapter, who, cards, at }: CardProps) {
  const { view } = asked;
  const { t, language } = view;
  const title = catalog.chapter(chapter).title[language];
  const here = paths.cardsOf(chapter, who);
  const card = cards[at - 1];
  return (
    <Page
      view={view}
      title={`${t('talks.card-of', { at, of: cards.length })} – ${title}`}
      heading={title}
      lead={t(`talks.card-ask-${who}`)}
      back={paths.cards()}
      beside={<PrintButton view={view} />}
      here="talks"
    >
      <section class="one-card screen-only" aria-labelledby="kaart">
        <p class="soft">{t('talks.card-of', { at, of: cards.length })}</p>
        <p class="one-card-words" id="kaart">
          {card?.words[language]}
        </p>
      </section>
      <nav class="one-card-ways screen-only" aria-label={t('talks.cards')}>
        {at > 1 ? (
          <LinkButton href={`${here}?kaart=${at - 1}`} icon="back">
            {t('talks.card-before')}
          </LinkButton>
        ) : (
          <span />
        )}
        {at < cards.length ? (
          <LinkButton kind="main" href={`${here}?kaart=${at + 1}`}>
            {t('talks.card-next')}
          </LinkButton>
        ) : (
          <LinkButton kind="main" href={paths.cards()}>
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
