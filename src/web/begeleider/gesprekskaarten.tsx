import type { StaffActor } from '../../access/actor.ts';
import { type GroupId, readId } from '../../base/id.ts';
import { catalog } from '../../questions/catalog.ts';
import type { TalkCard } from '../../questions/model.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';

/** Talk cards (F33): all of them to print and cut, or one at a time, large enough for the last row. They hold nothing of anybody. */
export const talkCardsRoute = staffRoute(paths.talkCards(), {
  get(asked) {
    const cards = catalog.talkCards('mentor');
    const at = cards.findIndex(({ id }) => id === asked.query.get('kaart'));
    const group = readId<GroupId>(asked.query.get('groep') ?? undefined);
    const one = cards[at];
    return asked.show(
      one === undefined ? (
        <AllCards asked={asked} cards={cards} group={group} />
      ) : (
        <OneCard asked={asked} card={one} next={cards[(at + 1) % cards.length] ?? one} group={group} />
      ),
    );
  },
});

type Props = { asked: Asked<StaffActor>; group: GroupId | undefined };

const back = (group: GroupId | undefined): string =>
  group === undefined ? paths.staffHome() : paths.lessonBoard(group);

function toCard({ id }: TalkCard, group: GroupId | undefined): string {
  return `${paths.talkCards()}?kaart=${id}${group === undefined ? '' : `&groep=${group}`}`;
}

function AllCards({ asked: { view }, cards, group }: Props & { cards: readonly TalkCard[] }) {
  const { t, language } = view;
  return (
    <Page
      view={view}
      title={t('lesson.talk-cards')}
      heading={t('lesson.talk-cards')}
      lead={t('lesson.talk-cards-lead')}
      back={back(group)}
      wide
    >
      <div class="stack">
        <ul class="grid talk-cards">
          {cards.map((card) => (
            <Sheet as="li">
              <p class="talk-card">{card.words[language]}</p>
              <p class="screen-only">
                <Link
                  href={toCard(card, group)}
                  spoken={`${t('lesson.talk-card-large')}: ${card.words[language]}`}
                >
                  {t('lesson.talk-card-large')}
                </Link>
              </p>
            </Sheet>
          ))}
        </ul>
        <Actions>
          <PrintButton view={view} words={t('lesson.talk-cards-print')} />
          <Link href={paths.cards()}>{t('guide.cards-by-chapter')}</Link>
        </Actions>
      </div>
    </Page>
  );
}

function OneCard({ asked: { view }, card, next, group }: Props & { card: TalkCard; next: TalkCard }) {
  const { t, language } = view;
  return (
    <Page view={view} title={t('lesson.talk-card')} back={back(group)} wide>
      <div class="board talk-large">
        <h1>{card.words[language]}</h1>
      </div>
      <Actions>
        <LinkButton kind="main" href={toCard(next, group)}>
          {t('lesson.talk-card-next')}
        </LinkButton>
        <LinkButton href={`${paths.talkCards()}${group === undefined ? '' : `?groep=${group}`}`}>
          {t('lesson.talk-cards-all')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
