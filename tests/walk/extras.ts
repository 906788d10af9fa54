import { type FormHere, fillIn, formsIn } from './forms.ts';
import { comeIn } from './people.ts';
import { ask, type Fields, post, type Stage, type Visit } from './stage.ts';
import { type State, stateOf } from './state.ts';

/** What somebody types, everywhere: it stands nowhere else. */
export const canary = 'kanariezqx';
/** What no form of ours gives: a day, a number and a text. */
const poison = { day: '2099-12-31', number: '424242', text: 'vergif-qz' };

/** Not within something longer: a picture is bytes, and those of `BBB` read 424242. */
const asWord = (one: string): string => String.raw`\m${one}\M`;

/** Everything by which the people from elsewhere, and where they work, are known. */
export async function idsOf({ outside, doors }: Stage): Promise<string[]> {
  const said = outside.flatMap(({ whose }) =>
    Object.entries(whose).filter(([name]) => name !== 'kind' && name !== 'role'),
  );
  const at = said.filter(([name]) => name === 'organisation').map(([, id]) => id);
  const groups = await doors.house.owner(
    'select id from organisations."group" where organisation::text = any ($1)',
    [at],
  );
  return [...new Set([...said.map(([, id]) => id), ...groups.map(({ id }) => String(id))])];
}

/** Every column of the database as a field of a form: with an id of the people from elsewhere, or what no form gives. And what a careless merge would take. */
export async function columnsAsFields({ outside, doors }: Stage): Promise<[string, string][]> {
  const rows =
    await doors.house.owner(`select distinct on (attname) attname as name, format_type(atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema') order by attname`);
  const of = (name: string): string =>
    outside.find(({ whose }) => whose[name] !== undefined)?.whose[name] ?? outside[0]?.whose.owner ?? '';
  const values = rows.map(({ name, type }): [string, string] => {
    const column = String(name);
    if (type === 'uuid') return [column, of(column)];
    if (/time|date/.test(String(type))) return [column, poison.day];
    if (/int|numeric/.test(String(type))) return [column, poison.number];
    if (type === 'boolean') return [column, 'true'];
    return [column, column === 'role' ? 'region-admin' : poison.text];
  });
  const careless = ['__proto__', 'constructor', '__proto__[owner]', 'constructor.prototype.owner', 'owner[]'];
  return [...values, ...careless.map((name): [string, string] => [name, of('owner')])];
}
/** A form with a file may have twenty fields. */
const first = ['owner', 'id', 'organisation', 'person', 'group', 'role', 'grant', 'extra', 'private'];

/** The rows in which the people from elsewhere are named, and those in which something stands that no form gives. */
export async function untouched({ doors }: Stage, victims: readonly string[]): Promise<[State, State]> {
  const but = ['identity.session', 'audit.head', 'audit.entry', 'audit.detail'];
  return [
    await stateOf(doors.house, { but, only: victims }),
    await stateOf(doors.house, { but, only: Object.values(poison).map(asWord) }),
  ];
}

/** `told`: where answers send to, what pages link to and what they are called. `landed`: addresses at which something was done. `named`: what fields are called. */
export type Sent = {
  sent: number;
  landed: Set<string>;
  named: Set<string>;
  wrong: string[];
  told: string[];
};

/** What ends something comes last. */
const ends = /verwijderen|uitloggen|kwijt|stop|weg$|binnenkomen|jaar$/;

/** Sends each form of these pages with each of its buttons, filled in by who may, in a session of its own, and `more` beside what is in it. */
export async function sendAll(stage: Stage, pages: readonly Visit[], more: Fields): Promise<Sent> {
  const all: Sent = { sent: 0, landed: new Set(), named: new Set(), wrong: [], told: [] };
  const known = new Set<string>();
  const posting = pages.toSorted((one, other) => Number(ends.test(one.path)) - Number(ends.test(other.path)));
  for (const page of posting) {
    tell(all, page.html);
    for (const { key } of waysOf(page.html)) {
      if (known.has(key)) continue;
      known.add(key);
      await sendOne(stage, all, page, key, more);
    }
  }
  return all;
}

async function sendOne(stage: Stage, all: Sent, page: Visit, key: string, more: Fields): Promise<void> {
  const cookie = page.who && (await comeIn(stage.doors.house, page.who));
  // Anew in this session, with its own marks; what was done before may have left fewer forms.
  const { html } = await ask(stage, cookie, page.path);
  const way = waysOf(html).find((one) => one.key === key);
  if (way === undefined) return;
  const { form, fields } = way;
  for (const [name] of fields) all.named.add(name);
  const beside = more.filter(
    ([name]) => !fields.some(([own]) => own === name) && (form.file === undefined || first.includes(name)),
  );
  const met = await post(stage, cookie, form.action, [...fields, ...beside], form.file);
  all.sent++;
  tell(all, met.html, met.location);
  if (met.status >= 500) all.wrong.push(`${page.who?.name} ${form.action}: ${met.status}`);
  if (met.status === 303 || met.status === 200) all.landed.add(key);
}

type Way = { key: string; form: FormHere; fields: Fields };

/** Each form with each of its buttons, four at the most, and what is typed in it. `key`: the same for the same form about somebody or something else. */
export const waysOf = (html: string, typed = canary): Way[] =>
  formsIn(html)
    .filter(({ method }) => method === 'post')
    .flatMap((form) => {
      const fields = fillIn(form, typed);
      const pressed = form.buttons.length === 0 ? [undefined] : form.buttons.slice(0, 4);
      return pressed.map((button) => ({
        key: keyOf(form, button),
        form,
        fields: button === undefined ? fields : [...fields, button],
      }));
    });

const keyOf = ({ action, fields }: FormHere, button: readonly string[] = []): string =>
  [action.split('?')[0], ...button, ...new Set(fields.map(({ name }) => name))]
    .join(' ')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

function tell({ told }: Sent, html: string, location: string | null = null): void {
  if (location !== null) told.push(location);
  told.push(...(html.match(/<title>[^<]*<\/title>|\s(?:href|action|src)="\/[^"]*"/g) ?? []));
}
