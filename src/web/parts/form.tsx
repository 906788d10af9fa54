import type { Child } from '#jsx/jsx-runtime';
import type { FrameView } from '../view.ts';

/**
 * Every form that changes something. Beside its fields it posts `als`, a mark of whose page this is, so that two tabs with
 * two people never mix, and `eens`, a mark of this very form, so that a double press counts once (P31).
 */
export function Form({
  view,
  action,
  id,
  once,
  files,
  children,
}: {
  view: FrameView;
  action: string;
  id?: string | undefined;
  once?: string | undefined;
  /** It brings a file. */
  files?: boolean;
  children?: Child;
}) {
  return (
    // Without autocomplete=off a browser may put an older text back over the one that was saved.
    <form
      method="post"
      action={action}
      id={id}
      accept-charset="utf-8"
      autocomplete="off"
      enctype={files === true ? 'multipart/form-data' : undefined}
    >
      {view.mark === '' ? null : <input type="hidden" name="als" value={view.mark} />}
      {once === undefined ? null : <input type="hidden" name="eens" value={once} />}
      {children}
    </form>
  );
}
