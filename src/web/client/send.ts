/** What is typed in a form, as a form without JavaScript would send it. `submitter` is the button that was pressed, if any. */
export function fieldsOf(form: HTMLFormElement, submitter?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') fields.append(name, value);
  }
  if (submitter instanceof HTMLButtonElement && submitter.name !== '')
    fields.append(submitter.name, submitter.value);
  return fields;
}

/** Where a form is sent: the attribute, because a field called "action" would hide the property. */
export const addressOf = (form: HTMLFormElement): string => form.getAttribute('action') ?? location.href;

/** When the house last heard of this page: a shared device is signed out when that is long ago. */
export const contact = { at: Date.now() };

/** A browser lets 64 kB in all outlive a page, and refuses what asks for more: words under way ask for half of it, and leave room for the last ones. */
export const half = 30_000;

/** Posts fields to an address of ours, and gives up after fifteen seconds. Throws when there is no line. */
export async function postTo(
  address: string,
  fields: URLSearchParams,
  headers: Record<string, string>,
  keepalive = false,
): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), 15_000);
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: fields,
      headers,
      keepalive,
      signal: limit.signal,
    });
    contact.at = Date.now();
    return response;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * `beside`: another device wrote meanwhile, and the house keeps both; `around`: as one text, with what the other wrote before and after the words
 * that were sent. `refused`: as the words of the house say.
 */
export type Saved =
  | { outcome: 'saved'; revision: string }
  | { outcome: 'beside' | 'refused'; message: string | undefined; around?: Around }
  | { outcome: 'away' };
export type Around = { head: string; tail: string; revision: string };

/** What the house says to a save by script. */
export async function readSaved(response: Response): Promise<Saved> {
  if (response.status >= 500 || response.status === 429) return { outcome: 'away' };
  const answer: Record<'saved' | 'kept' | 'revision' | 'message' | 'around', unknown> = Object(
    await response.json(),
  );
  if (response.ok && answer.saved === true) return { outcome: 'saved', revision: String(answer.revision) };
  const message = typeof answer.message === 'string' ? answer.message : undefined;
  if (answer.kept !== true) return { outcome: 'refused', message };
  if (answer.around === undefined) return { outcome: 'beside', message };
  const { head, tail }: { head?: unknown; tail?: unknown } = Object(answer.around);
  return {
    outcome: 'beside',
    message,
    around: { head: String(head), tail: String(tail), revision: String(answer.revision) },
  };
}

const turns = new WeakMap<HTMLFormElement, Promise<unknown>>();

/** Does `task` when everything else that this form was sending has come back: never two requests of one form at once. */
export function inTurn<T>(form: HTMLFormElement, task: () => Promise<T>): Promise<T> {
  const before = turns.get(form) ?? Promise.resolve();
  const mine = before.then(task, task);
  turns.set(
    form,
    mine.catch(() => undefined),
  );
  return mine;
}

/** Shows what another device wrote around what is typed here, in the one field of words of this form, and goes on from there. */
export function takeAround(form: HTMLFormElement, { head, tail, revision }: Around): void {
  const field = form.querySelector('textarea');
  if (field === null) return;
  field.setRangeText(head, 0, 0, 'preserve');
  field.setRangeText(tail, field.value.length, field.value.length, 'preserve');
  setRevision(form, revision);
}

/** Takes over the number of the newest version of the answer, so that the next save is not taken for another device's. */
export function setRevision(form: HTMLFormElement, revision: string): void {
  const field = form.querySelector<HTMLInputElement>('input[name="revision"]');
  if (field !== null) field.value = revision;
}
