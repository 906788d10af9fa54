import type { OwnerActor } from '../../src/access/actor.ts';
import { findSession } from '../../src/identity/session.ts';
import { readAnswers } from '../../src/passport/answer.ts';
import type { Answers } from '../../src/questions/model.ts';
import { type Answered, type Browser, type FreshDoors, hiddenField } from './doors.ts';
import { formFields } from './form-fields.ts';

/** A young person at the front door's pages, in a browser without JavaScript. */
export type OwnerAtTheDoor = {
  browser: Browser;
  actor: OwnerActor;
  answers: () => Promise<Answers>;
  /** Opens a question, fills in these fields in place of what stands there, presses a button, and follows to what comes. */
  fill(path: string, fields: Typed, pressed?: readonly [string, string]): Promise<Answered>;
};
export type Typed = readonly (readonly [name: string, value: string])[];

/** Begins alone, as anybody can. */
export async function begin(doors: FreshDoors, called: string): Promise<OwnerAtTheDoor> {
  const browser = doors.browser();
  const form = await browser.get('/zelf');
  await browser.post('/zelf', { naam: called, apparaat: 'own', eens: hiddenField(form.html, 'eens') });
  const actor = (await findSession(doors.house, browser.cookies.get('pvs') ?? ''))?.actor;
  if (actor?.kind !== 'owner') throw new Error('nobody came in');
  return {
    browser,
    actor,
    answers: async () => (await readAnswers(actor, doors.house)).answers,
    async fill(path, fields, pressed) {
      const page = await browser.get(path);
      return browser.post(path, typedIn(page.html, fields, pressed));
    },
  };
}

/** What a page's form posts when these fields were typed or chosen in it, and nothing else. */
export function typedIn(
  html: string,
  fields: Typed,
  pressed?: readonly [string, string],
): Record<string, string[]> {
  const { als = [], revision = [], fout = [] } = formFields(html, 'antwoord');
  const posted: Record<string, string[]> = { als, revision, ...(fout.length > 0 && { fout }) };
  for (const [name, value] of [...fields, ...(pressed === undefined ? [] : [pressed])])
    posted[name] = [...(posted[name] ?? []), value];
  return posted;
}
