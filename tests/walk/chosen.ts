import type { FreshHouse } from '../harness/house.ts';
import { waysOf } from './extras.ts';
import type { Walked } from './foreign.ts';
import { nobodys } from './people.ts';
import { type Fields, type Met, post, type Stage, type Visit } from './stage.ts';
import { type Rows, rowsOf } from './state.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Not what the next walk types: what was made here would be taken there. */
const typed = 'anderezqx';
/** Marks of a page and a form, not what somebody chose. */
const marks = new Set(['als', 'eens']);

/**
 * Whoever may open a form chooses in it what is not offered to them: the row of the same kind that is somebody's elsewhere, and one of nobody. Both have to get the same
 * answer. `before`: what stood there before the people from elsewhere came.
 */
export async function askChosen(stage: Stage, seen: readonly Visit[], before: Rows): Promise<Walked> {
  const walked: Walked = { asked: 0, wrong: [] };
  const elsewhere = await twins(stage.doors.house, before);
  const known = new Set<string>();
  for (const { who, path, html } of seen)
    for (const { key, form, fields } of waysOf(html, typed))
      for (const [name, value] of fields) {
        const theirs = value.replaceAll(uuid, (id) => elsewhere.get(id) ?? nobodys);
        const nobody = value.replaceAll(uuid, nobodys);
        if (theirs === nobody || marks.has(name) || known.has(`${key} ${name}`)) continue;
        known.add(`${key} ${name}`);
        const cookie = who && stage.cookies.get(who);
        const sends = async (chosen: string): Promise<string> => {
          const sent: Fields = fields.map(([one, was]) => [one, one === name ? chosen : was]);
          walked.asked++;
          return bare(await post(stage, cookie, form.action, sent, form.file));
        };
        // Or as nobody's gets it after that: what was done once may not be done again.
        const told = [await sends(nobody), await sends(theirs), await sends(nobody)];
        if (told[1] !== told[0] && told[1] !== told[2])
          walked.wrong.push(`${who?.name} ${path}: ${form.action} ${name}`);
      }
  return walked;
}

/** For each id that was there, one of the same table that was not. */
async function twins(house: FreshHouse, before: Rows): Promise<ReadonlyMap<string, string>> {
  const twin = new Map<string, string>();
  for (const [table, now] of await rowsOf(house)) {
    const old = before.get(table) ?? [];
    const fresh = now.find((id) => !old.includes(id));
    if (fresh !== undefined) for (const id of old) twin.set(id, fresh);
  }
  return twin;
}

const bare = ({ status, html, location }: Met): string =>
  JSON.stringify([status, location, html.replaceAll(/name="eens" value="[^"]*"/g, '')]).replaceAll(
    uuid,
    'id',
  );
