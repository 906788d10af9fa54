import type { Child } from '#jsx/jsx-runtime';
import type { FrameView } from '../view.ts';
import { Icon } from './icon.tsx';

/** What every field is given. `name` is the form's; the id is made of it. */
export type FieldProps = {
  view: FrameView;
  name: string;
  /** Another id than the one made of the name, where a name is used more than once. */
  id?: string | undefined;
  label: Child;
  hint?: Child;
  /** What is the matter, in the words of the summary (U9). */
  issue?: string | undefined;
  value?: string | undefined;
  /** Shows "(niet verplicht)". */
  optional?: boolean;
  /** The label is the page's `h1`. */
  asHeading?: boolean;
  /** Takes the focus after a button put it on the page; `now`: after any button of its region. */
  goesNext?: boolean | 'now';
};

/** What lets the browser and the keyboard of a phone help. */
export type TypingProps = {
  type?: 'text' | 'email' | 'tel' | 'search';
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'email' | 'tel' | undefined;
  maxlength?: number | undefined;
  autocapitalize?: 'none' | 'characters' | 'words' | 'sentences' | undefined;
  spellcheck?: boolean | undefined;
  lang?: string | undefined;
  size?: 'full' | 'short' | 'code' | 'day' | 'year';
};

/** The id of the field with this name: what a summary's link and a label point to. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

/** One line. */
export function TextField(props: FieldProps & TypingProps) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class="field">
      <Asked {...props} id={id} />
      <input
        class={`input${props.size === undefined || props.size === 'full' ? '' : ` ${props.size}`}`}
        type={props.type ?? 'text'}
        id={id}
        name={props.name}
        data-next={nextMark(props.goesNext)}
        value={props.value ?? ''}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        autocapitalize={props.autocapitalize}
        spellcheck={props.spellcheck}
        lang={props.lang}
        aria-describedby={describedBy(id, props)}
        aria-invalid={props.issue === undefined ? undefined : 'true'}
      />
    </div>
  );
}

/** Several lines, for own words: nothing is checked while typing, spelling is the browser's (U51). */
export function LongField(props: FieldProps & Pick<TypingProps, 'maxlength' | 'lang'> & { rows?: number }) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class="field">
      <Asked {...props} id={id} />
      <textarea
        class="input"
        id={id}
        name={props.name}
        data-next={nextMark(props.goesNext)}
        rows={props.rows ?? 4}
        maxlength={props.maxlength}
        lang={props.lang}
        dir="auto"
        spellcheck={true}
        aria-describedby={describedBy(id, props)}
        aria-invalid={props.issue === undefined ? undefined : 'true'}
      >
        {props.value ?? ''}
      </textarea>
    </div>
  );
}

/** A file. The browser shows its name; what it really is, the server sees. */
export function FileField(props: FieldProps & { accept: string }) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class="field">
      <Asked {...props} id={id} />
      <input
        class="input file"
        type="file"
        id={id}
        name={props.name}
        accept={props.accept}
        aria-describedby={describedBy(id, props)}
        aria-invalid={props.issue === undefined ? undefined : 'true'}
      />
    </div>
  );
}

/** One of a list that is too long to show whole. */
export function SelectField(
  props: FieldProps & { options: readonly { value: string; words: string; lang?: string }[] },
) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class="field">
      <Asked {...props} id={id} />
      <select
        class="input short"
        id={id}
        name={props.name}
        aria-describedby={describedBy(id, props)}
        aria-invalid={props.issue === undefined ? undefined : 'true'}
      >
        {props.options.map(({ value, words, lang }) => (
          <option value={value} lang={lang} selected={value === props.value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Label, hint and problem, in the order that they are read (P12). */
function Asked(
  props: Pick<FieldProps, 'view' | 'label' | 'hint' | 'issue' | 'optional' | 'asHeading'> & { id: string },
) {
  const { id, label, hint, issue, asHeading } = props;
  const words = (
    <label class={asHeading === true ? 'label as-heading' : 'label'} for={id}>
      {label}
      {props.optional === true ? <span class="optional"> {props.view.t('common.not-required')}</span> : null}
    </label>
  );
  return (
    <>
      {asHeading === true ? <h1>{words}</h1> : words}
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {issue === undefined ? null : <IssueLine id={`${id}-issue`}>{issue}</IssueLine>}
    </>
  );
}

/** What is the matter with one field: a sign and words, never colour alone. */
export function IssueLine({ id, children }: { id: string; children: Child }) {
  return (
    <p class="issue" id={id}>
      <Icon name="mind" />
      <span>{children}</span>
    </p>
  );
}

/** The ids that describe a field, in the order of the page; undefined when there is nothing to say. */
export function describedBy(id: string, { hint, issue }: { hint?: Child; issue?: string | undefined }) {
  const ids = [hint === undefined ? '' : `${id}-hint`, issue === undefined ? '' : `${id}-issue`];
  return ids.filter(Boolean).join(' ') || undefined;
}

function nextMark(goesNext: FieldProps['goesNext']): string | undefined {
  if (goesNext === 'now') return 'now';
  return goesNext === true ? '' : undefined;
}
