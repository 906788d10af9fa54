import { addressOf, half, postTo, readSaved, type Saved } from './send.ts';
import { dropUnsent, openUnsent, ownMark, ownUnsent, type Unsent } from './unsent-store.ts';

/** How it went: saved, kept beside another device's text, or still waiting here. */
export type Sent = { unsent: Unsent; how: 'saved' | 'beside' | 'waits' };

/** Says that this page is where `path` is being typed: no other tab sends what waits of it meanwhile. The browser lets go when the page does. */
export function holdPath(path: string): Promise<boolean> {
  if (navigator.locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const name = `pvs ${path}`;
    const forLife = () => new Promise<void>(() => undefined);
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // Another tab has it: ours when that one goes.
      if (lock === null) void navigator.locks.request(name, forLife);
      return lock === null ? undefined : forLife();
    });
  });
}

/** Sends what earlier pages could not, oldest first: those of one path, or all that no page is typing at now. */
export async function sendUnsent(only?: string): Promise<Sent[]> {
  const all = (await ownUnsent()).filter(({ path }) => only === undefined || path === only);
  const sent: Sent[] = [];
  for (const unsent of all.sort((a, b) => a.at - b.at)) {
    if (only === undefined && !(await isFree(unsent.path))) continue;
    sent.push({ unsent, how: await send(unsent) });
  }
  return sent;
}

async function isFree(path: string): Promise<boolean> {
  const here = Array.from(document.querySelectorAll<HTMLFormElement>('pvs-auto-save form'), addressOf);
  if (here.includes(path)) return false;
  const held = (await navigator.locks?.query())?.held ?? [];
  return !held.some(({ name }) => name === `pvs ${path}`);
}

async function send(unsent: Unsent): Promise<Sent['how']> {
  const fields = await openUnsent(unsent, fetchKey);
  if (fields === undefined) return 'waits';
  fields.set('als', ownMark);
  const { outcome } = await save(unsent.path, fields);
  if (outcome !== 'saved' && outcome !== 'beside') return 'waits';
  await dropUnsent(unsent.path, unsent.id);
  return outcome;
}

/** One save by script, which arrives even when the page goes: what came of it. `away`: no line, or a server that cannot now. */
export async function save(path: string, fields: URLSearchParams): Promise<Saved> {
  try {
    const headers = { 'X-Auto-Save': '1', Accept: 'application/json' };
    return await readSaved(await postTo(path, fields, headers, `${fields}`.length < half));
  } catch {
    return { outcome: 'away' };
  }
}

/** The key of an earlier session of the same owner: the house gives it to nobody else. */
async function fetchKey(mark: string): Promise<string | undefined> {
  try {
    const response = await postTo('/mijn/sleutel', new URLSearchParams({ als: ownMark, van: mark }), {});
    const { key }: { key?: unknown } = Object(await response.json());
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}
