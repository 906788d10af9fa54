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

/** Posts the fields to a form's address, and gives up after fifteen seconds. Throws when there is no line. */
export async function post(
  form: HTMLFormElement,
  fields: URLSearchParams,
  headers: Record<string, string>,
  keepalive = false,
): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), 15_000);
  try {
    // The attribute, because a field called "action" would hide the property.
    const action = form.getAttribute('action') ?? location.href;
    return await fetch(action, { method: 'POST', body: fields, headers, keepalive, signal: limit.signal });
  } finally {
    clearTimeout(timer);
  }
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

/** Takes over the number of the newest version of the answer, so that the next save is not taken for another device's. */
export function setRevision(form: HTMLFormElement, revision: string): void {
  const field = form.querySelector<HTMLInputElement>('input[name="revision"]');
  if (field !== null) field.value = revision;
}
