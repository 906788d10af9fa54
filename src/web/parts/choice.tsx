import type { Child } from 'hono/jsx';
import { describedBy, fieldId, IssueLine } from './field.tsx';

export type Choice = {
  value: string;
  words: Child;
  /** A second line under the words. */
  note?: Child;
  /** A drawing beside the words, never instead of them (A21). */
  picture?: Child;
  /** Stands a little apart: "Dat weet ik nog niet". */
  apart?: boolean;
};

export type ChoicesProps = {
  name: string;
  id?: string | undefined;
  legend: Child;
  hint?: Child;
  issue?: string | undefined;
  options: readonly Choice[];
  chosen: readonly string[];
  /** The legend is the page's `h1`. */
  asHeading?: boolean;
  /** Two beside each other, or all in one line, where there is room. */
  lay?: 'rows' | 'pair' | 'line';
  /** The legend is there for the ear only, because the same words stand above. */
  quietLegend?: boolean;
  /** What belongs to the choice, after the rows: an own answer. */
  children?: Child;
};

/** One of several, as rows to tap with a native radio in each. Arrows move, nothing sends by itself (P23). */
export function Radios(props: ChoicesProps) {
  return <Choices {...props} type="radio" />;
}

/** As many as fit, as rows to tap with a native checkbox in each. */
export function Checks(props: ChoicesProps) {
  return <Choices {...props} type="checkbox" />;
}

function Choices(props: ChoicesProps & { type: 'radio' | 'checkbox' }) {
  const id = props.id ?? fieldId(props.name);
  const chosen = new Set(props.chosen);
  const lay = props.lay === undefined || props.lay === 'rows' ? '' : ` ${props.lay}`;
  return (
    <fieldset id={id} aria-describedby={describedBy(id, props)}>
      <legend class={props.quietLegend === true ? 'hear-only' : 'label'}>
        {props.asHeading === true ? <h1>{props.legend}</h1> : props.legend}
      </legend>
      {props.hint === undefined && props.issue === undefined ? null : (
        <div class="choices-head">
          {props.hint === undefined ? null : (
            <p class="hint" id={`${id}-hint`}>
              {props.hint}
            </p>
          )}
          {props.issue === undefined ? null : <IssueLine id={`${id}-issue`}>{props.issue}</IssueLine>}
        </div>
      )}
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
      {props.children}
    </fieldset>
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
    </div>
  );
}
