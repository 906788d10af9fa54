import type { Child } from '#jsx/jsx-runtime';
import { describedBy, IssueLine } from './field.tsx';

export type GroupProps = {
  id: string;
  legend: Child;
  hint?: Child;
  issue?: string | undefined;
  /** The legend is the page's `h1`. */
  asHeading?: boolean | undefined;
  /** The legend is there for the ear only, because the same words stand above. */
  quietLegend?: boolean | undefined;
  children: Child;
};

/** Fields that belong together, under a legend that says what they are about. Can take the focus of a summary's link. */
export function Group(props: GroupProps) {
  const { id, hint, issue } = props;
  return (
    <fieldset
      id={id}
      tabindex={issue === undefined ? undefined : -1}
      aria-describedby={describedBy(id, props)}
    >
      <legend class={props.quietLegend === true ? 'hear-only' : 'label'}>
        {props.asHeading === true ? <h1>{props.legend}</h1> : props.legend}
      </legend>
      {hint === undefined && issue === undefined ? null : (
        <div class="choices-head">
          {hint === undefined ? null : (
            <p class="hint" id={`${id}-hint`}>
              {hint}
            </p>
          )}
          {issue === undefined ? null : <IssueLine id={`${id}-issue`}>{issue}</IssueLine>}
        </div>
      )}
      {props.children}
    </fieldset>
  );
}
