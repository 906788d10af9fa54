import type { Route } from '../../src/web/route.ts';
import type { FreshHouse } from '../harness/house.ts';
import type { Someone } from './people.ts';

/** Where in an address an id can stand: which there are, and by which ids people are known who may well open it. */
const ids: Record<string, string> = {
  grant: 'select id, array[owner, organisation] as near from sharing."grant" order by starts is not null',
  group: `select id, array(select person from organisations.staff s where s."group" = g.id) || organisation as near from organisations."group" g`,
  owner: `select m.owner as id, array_agg(s.person) as near from organisations.member m join organisations.staff s on s."group" = m."group"
    where m."left" is null group by m.owner`,
  proof:
    'select id, array(select g.organisation from sharing."grant" g where g.owner = p.owner) || owner as near from passport.proof p',
  snapshot: 'select id, array[owner] as near from passport.snapshot',
  helper: 'select id, array[owner] as near from identity.helper',
  agreement: 'select id, array[owner] as near from talks.agreement',
  talk: 'select id, array[owner, mentor] as near from talks.talk',
  guardian: 'select id, array[owner] as near from consent.guardian',
  invitation: 'select id, array[owner] as near from mirror.invitation order by stopped is null desc',
  request: 'select id, array[person] as near from guidance.request',
  asking: 'select id, array[organisation] as near from consent.asking where handled is null',
  signal: 'select id, array[organisation, person] as near from aftercare.signal where closed is null',
  organisation: `select id, array(select r.id from organisations.organisation r where r.region = o.region and r.kind = 'region') || id as near
    from organisations.organisation o`,
  set: `select s.id, array(select o.id from organisations.organisation o where o.region = s.region) as near from method.set s`,
};

/** What an address names that is nobody's: the same for everybody. */
const words: Record<string, readonly string[]> = {
  chapter: ['wie', 'nodig'],
  question: ['wie2', 'wie5', 'wil1', 'kan7', 'nodig1', 'wil-havendag'],
  paper: ['paspoort'],
  rol: ['jongere'],
  topic: ['wie'],
  who: ['mentor'],
  deck: ['words'],
  lesson: ['sterk'],
  version: ['0123456789abcdef', '0123456789abcdef.css'],
  code: ['K7T4R9'],
  link: ['AAAAAAAAAAAAAAAAAAAAAA'],
  issuer: ['entree'],
};

export type Known = { id: string; near: readonly (string | null)[] };
export type Book = ReadonlyMap<string, readonly Known[]>;

/** Every id that stands in the house now, by the name that addresses have for it. */
export async function openBook(house: FreshHouse): Promise<Book> {
  const book = new Map<string, readonly Known[]>();
  for (const [name, sql] of Object.entries(ids)) book.set(name, (await house.owner(sql)) as Known[]);
  return book;
}

const parameter = /:([a-z]+)(\{[^/]*\})?/g;
/** The names in an address that stand for somebody's id. A name that nobody told this walk of is a fault of the test: say above which ids it has. */
export function idsIn({ path }: Route): string[] {
  const names = [...path.matchAll(parameter)].map(([, name = '']) => name);
  const strange = names.filter((name) => ids[name] === undefined && words[name] === undefined);
  if (strange.length > 0) throw new Error(`${path}: the walk does not know what :${strange} stands for`);
  return names.filter((name) => ids[name] !== undefined);
}

/** Ways to fill this address in out of the book, so many at the most: with ids that this person may well have to do with, or with any. */
export function fillings(route: Route, book: Book, who: Someone | undefined, most: number): string[] {
  const names = [...route.path.matchAll(parameter)].map(([, name = '']) => name);
  const own = who && Object.values(who.whose);
  let made = [route.path];
  for (const name of names) {
    const known = (book.get(name) ?? []).filter(({ near }) => own?.some((id) => near.includes(id)) ?? true);
    const values = words[name] ?? known.map(({ id }) => id);
    made = made.flatMap((path) => values.map((value) => fillOne(path, name, value)));
  }
  return made.slice(0, most);
}

/** Whether this is an address of this route. */
export function isOf({ path }: Route, address: string): boolean {
  const shape = path.replaceAll(parameter, (_all, _name, inside?: string) => inside?.slice(1, -1) ?? '[^/]+');
  return new RegExp(`^${shape}$`).test(address.split('?')[0] ?? '');
}

const fillOne = (path: string, name: string, value: string): string =>
  path.replace(new RegExp(`:${name}(\\{[^/]*\\})?`), value);

/** This address with another value for every id in it. */
export function withIds(route: Route, made: string, value: string): string {
  const parts = made.split('/');
  return route.path
    .split('/')
    .map((segment, n) =>
      /^:([a-z]+)/.test(segment) && ids[segment.slice(1).replace(/\{.*/, '')] ? value : parts[n],
    )
    .join('/');
}
