import { catalog } from '../../../questions/catalog.ts';
import { fieldName, ownCard, ownCardsAtMost, ownField, statusField } from '../../../questions/field.ts';
import { ownMax } from '../../../questions/form.ts';
import type { Card, Option } from '../../../questions/model.ts';
import { offered } from '../../../questions/source.ts';
import type { View } from '../../view.ts';
import { type Choice, ChoiceRows } from '../choice.tsx';
import { issueOf } from '../error-summary.tsx';
import { fieldId, TextField } from '../field.tsx';
import { Group } from '../group.tsx';
import { CardPicture } from '../pictures/picture.tsx';
import { optionsOf } from './choose.tsx';
import { askingOf, type PartProps, say } from './props.ts';

/** A deck of cards to choose from, own cards besides, and with a chosen card how it stands. */
export function CardsPart(props: PartProps<'cards'>) {
  const { view, part, value, issues } = props;
  const { words, hint, asHeading } = askingOf(props);
  const name = fieldName(part.id);
  const { groups } = catalog.deck(part.deck);
  const cards = offered(
    part,
    (value?.chosen ?? []).map(({ card }) => card),
  );
  const issue = issueOf(issues, name);
  return (
    <Group
      id={fieldId(name)}
      legend={words}
      hint={<CardHint {...props} hint={hint} />}
      asHeading={asHeading}
      issue={issue}
    >
      {groups === undefined ? (
        <Cards {...props} cards={cards} />
      ) : (
        groups.map((group) => (
          <div class="card-group">
            <Group id={`${fieldId(name)}-${group.id}`} legend={say(view, group.words)}>
              <Cards {...props} cards={cards.filter((card) => card.group === group.id)} />
            </Group>
          </div>
        ))
      )}
      {part.own ? <OwnCards {...props} /> : null}
    </Group>
  );
}

/** How many may be chosen is said once: some questions say it in their own words. */
function CardHint({ view, part, hint }: PartProps<'cards'> & { hint: unknown }) {
  const own = typeof hint === 'string' ? hint : undefined;
  if (part.pick === undefined) return own ?? null;
  if (own !== undefined && /^[^.]*\b(hoogstens|at most)\b[^.]*\.$/.test(own)) return <strong>{own}</strong>;
  return (
    <>
      {own === undefined ? null : `${own} `}
      <strong>{view.t('common.pick', { count: part.pick })}</strong>
    </>
  );
}

function Cards({ view, part, value, issues, cards }: PartProps<'cards'> & { cards: readonly Card[] }) {
  const name = fieldName(part.id);
  const chosen = value?.chosen ?? [];
  const options: Choice[] = cards.map((card) => ({
    value: card.id,
    words: say(view, card.words),
    picture: <CardPicture view={view} deck={part.deck} card={card.id} />,
    note: card.meaning === undefined ? undefined : say(view, card.meaning),
    more:
      part.statuses === undefined ? undefined : (
        <Status
          view={view}
          name={statusField(part.id, card.id)}
          about={say(view, card.words)}
          statuses={part.statuses}
          status={chosen.find(({ card: id }) => id === card.id)?.status}
        />
      ),
  }));
  return (
    <ChoiceRows
      type="checkbox"
      name={name}
      options={options}
      chosen={chosen.map(({ card }) => card)}
      issue={issueOf(issues, name)}
      lay={cards.every(isShort) ? (view.look.pictures === 'aan' ? 'pictured' : 'small') : 'pair'}
    />
  );
}

/** One word and nothing to explain: many fit beside each other. */
function isShort({ words, meaning }: Card): boolean {
  return meaning === undefined && Object.values(words).every((word) => word.length <= 14);
}

/** How it stands with one card: heb ik al, wil ik graag, wil ik proberen. */
function Status(props: {
  view: View;
  name: string;
  about: string;
  statuses: readonly Option[];
  status: string | undefined;
}) {
  return (
    <fieldset id={fieldId(props.name)}>
      <legend class="hear-only">{props.about}</legend>
      <ChoiceRows
        type="radio"
        lay="wrap"
        name={props.name}
        options={optionsOf(props.view, props.statuses)}
        chosen={props.status === undefined ? [] : [props.status]}
      />
    </fieldset>
  );
}

/** The own cards that there are, each under the number that it has, and one empty one more. */
function OwnCards({ view, part, value, issues }: PartProps<'cards'>) {
  const cards = value?.chosen ?? [];
  const numbers = Array.from({ length: ownCardsAtMost }, (_, n) => n + 1);
  const used = numbers.filter((n) => cards.some(({ card }) => card === ownCard(n)));
  const free = numbers.find((n) => !used.includes(n));
  const shown = free === undefined ? used : [...used, free];
  return (
    <div class="fields own-cards">
      {shown.map((number, n) => {
        const name = ownField(part.id, number);
        const own = cards.find(({ card }) => card === ownCard(number));
        return (
          <>
            <TextField
              view={view}
              name={name}
              label={view.t('common.own-card', { number: n + 1 })}
              issue={issueOf(issues, name)}
              value={own?.own}
              maxlength={ownMax}
            />
            {own?.own === undefined || part.statuses === undefined ? null : (
              <Status
                view={view}
                name={statusField(part.id, ownCard(number))}
                about={own.own}
                statuses={part.statuses}
                status={own.status}
              />
            )}
          </>
        );
      })}
    </div>
  );
}
