import { Icon, type IconName } from '../icon.tsx';

type Chip = { words: string; value: string };

/** Buttons that put something in: a beginning, an idea, a place in a row. Nothing when there is nothing to tap. */
export function Chips(props: {
  label: string;
  name: string;
  chips: readonly Chip[];
  icon?: IconName;
  goNext?: boolean;
}) {
  if (props.chips.length === 0) return null;
  return (
    <div class="chips-block">
      <p class="hint">{props.label}</p>
      <ul class="chips">
        {props.chips.map(({ words, value }, n) => (
          <li>
            <button
              type="submit"
              class="chip"
              name={props.name}
              value={value}
              formnovalidate
              data-next={props.goNext === true && n === 0 ? '' : undefined}
            >
              {props.icon === undefined ? null : <Icon name={props.icon} size={20} />}
              <span>{words}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A small button with a sign only; `spoken` names it with what it is about (P46). */
export function SignButton(props: { sign: IconName; spoken: string; name: string; value: string }) {
  return (
    <button
      type="submit"
      class="sign-button"
      name={props.name}
      value={props.value}
      formnovalidate
      aria-label={props.spoken}
    >
      <Icon name={props.sign} />
    </button>
  );
}
