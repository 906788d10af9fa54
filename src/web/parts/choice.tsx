import type { Child } from '#jsx/jsx-runtime';
import { fieldId } from './field.tsx';
import { Group, type GroupProps } from './group.tsx';

export type Choice = {
  value: string;
  words: Child;
  /** A second line under the words. */
  note?: Child;
  /** A drawing beside the words, never instead of them (A21). */
  picture?: Child;
  /** Stands a little apart: "Dat weet ik nog niet". */
  apart?: boolean;
  /** Shows under the row as long as it is chosen, without any script. */
  more?: Child;
};

export type ChoicesProps = Omit<GroupProps, 'id' | 'children'> & {
  name: string;
  id?: string | undefined;
  options: readonly Choice[];
  chosen: readonly string[];
  /**
   * Under each other; two beside each other where there is room; small words in columns, or with their pictures above them; or as many
   * on a line as fit.
   */
  lay?: 'rows' | 'pair' | 'small' | 'pictured' | 'wrap';
  /** What belongs to the choice, after the rows: an own answer. */
  children?: Child;
};

/** One of several, as rows to tap with a native radio in each. Arrows and Tab move, nothing sends by itself (P23, A5). */
export function Radios(props: ChoicesProps) {
  return (
    <Group {...props} id={props.id ?? fieldId(props.name)}>
      <ChoiceRows {...props} type="radio" />
      {props.children}
    </Group>
  );
}

/** As many as fit, as rows to tap with a native checkbox in each. */
export function Checks(props: ChoicesProps) {
  return (
    <Group {...props} id={props.id ?? fieldId(props.name)}>
      <ChoiceRows {...props} type="checkbox" />
      {props.children}
    </Group>
  );
}

/** The rows by themselves, for a group that is made of several. */
export function ChoiceRows(
  props: Pick<ChoicesProps, 'name' | 'id' | 'options' | 'chosen' | 'lay' | 'issue'> & {
    type: 'radio' | 'checkbox';
  },
) {
  const id = props.id ?? fieldId(props.name);
  const chosen = new Set(props.chosen);
  const lay = props.lay === undefined || props.lay === 'rows' ? '' : ` ${props.lay}`;
  return (
    <div class={`choices${lay}`}>
      {props.options.map((option) => (
        <CardChoice
          {...option}
          type={props.type}
          name={props.name}
          id={`${id}-${option.value.replace(/[^A-Za-z0-9]+/g, '-')}`}
          checked={chosen.has(option.value)}
          wrong={props.issue !== undefined}
        />
      ))}
    </div>
  );
}

/** One row to tap: the whole row is the label of a native radio or checkbox. */
export function CardChoice(
  props: Choice & { type: 'radio' | 'checkbox'; name: string; id: string; checked: boolean; wrong?: boolean },
) {
  return (
    <div class={props.apart === true ? 'choice apart' : 'choice'}>
      <input
        type={props.type}
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-invalid={props.wrong === true ? 'true' : undefined}
      />
      <label for={props.id}>
        {props.picture}
        <span>
          {props.words}
          {props.note === undefined ? null : <span class="choice-note">{props.note}</span>}
        </span>
      </label>
      {props.more === undefined ? null : <div class="choice-more">{props.more}</div>}
    </div>
  );
}
