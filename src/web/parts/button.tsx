import type { Child } from '#jsx/jsx-runtime';
import { Icon, type IconName } from './icon.tsx';

/** `main` is the one yellow action of a page; `stop` ends something and says so by its shape, not by a red that frightens. */
export type ButtonKind = 'main' | 'line' | 'quiet' | 'stop';

type Shape = { kind?: ButtonKind; compact?: boolean; icon?: IconName | undefined; children: Child };

function classOf({ kind = 'line', compact }: Shape): string {
  return ['button', kind === 'line' ? '' : kind, compact === true ? 'compact' : ''].filter(Boolean).join(' ');
}

function Inside({ kind, icon, children }: Shape) {
  const shown = icon ?? (kind === 'stop' ? 'stop' : undefined);
  return (
    <>
      {shown === undefined ? null : <Icon name={shown} />}
      <span>{children}</span>
    </>
  );
}

/**
 * A button that submits its form. `name` and `value` say which of several was pressed; `form` and `action` let it stand
 * outside or send elsewhere; `noCheck` leaves the browser's own checks out. `spoken` replaces the words for the ear, and has to hold them.
 */
export function Button(
  props: Shape & {
    name?: string | undefined;
    value?: string | undefined;
    form?: string | undefined;
    action?: string | undefined;
    noCheck?: boolean;
    id?: string | undefined;
    spoken?: string | undefined;
  },
) {
  return (
    <button
      type="submit"
      class={classOf(props)}
      id={props.id}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.action}
      formnovalidate={props.noCheck}
      aria-label={props.spoken}
    >
      <Inside {...props} />
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(
  props: Shape & { href: string; id?: string | undefined; spoken?: string | undefined; download?: boolean },
) {
  return (
    <a
      class={classOf(props)}
      href={props.href}
      id={props.id}
      aria-label={props.spoken}
      download={props.download}
    >
      <Inside {...props} />
    </a>
  );
}

/** A row of buttons under a form or a page; the first is the main one. */
export function Actions({ children }: { children: Child }) {
  return <div class="actions">{children}</div>;
}

/**
 * The first submit button of a form that has others (ranking, lists, language), out of sight: Enter in a field presses this one and
 * not "up" or "remove".
 */
export function EnterFirst({ form }: { form?: string | undefined }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: out of the tab order; the same button stands in sight below
    <button type="submit" class="enter-first" tabindex={-1} aria-hidden="true" form={form} />
  );
}
