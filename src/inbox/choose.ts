import type { OwnerActor, StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { OrganisationId, PersonId } from '../base/id.ts';
import { regionOf } from '../contracts/rows.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import type { OrganisationKind } from '../organisations/tree.ts';
import type { Addressee } from '../sharing/rows.ts';
import { ask } from '../store/statement.ts';
import { advisersAt, type InboxRow, inboxes, mentorsFor } from './rows.ts';

/** Whom a young person can choose out of a list: the own mentor, an adviser by name, or the inbox of an organisation. */
export type Choosable = {
  /** For the form; says who, and nothing of the young person. */
  key: string;
  to: Addressee;
  name: string;
  /** What tells two of the same name apart (C18): a mentor's class, an organisation's kind. */
  as: { role: 'mentor'; group: string } | { role: 'adviser' } | { role: 'inbox'; kind: OrganisationKind };
  /** Where they work, or what the organisation is a part of; and the place. */
  at: string;
  place: string;
};

/** The list is not longer than can be read: who looks for more types a name or a place. */
export const mostShown = 20;

export type Choosables = { found: readonly Choosable[]; more: boolean };

/** Everybody who can be chosen, by the words that were typed: each word has to be in a name or a place. Mentors first. */
export async function listReceivers(actor: OwnerActor, house: House, words: string): Promise<Choosables> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) => {
    const all = await everybody(granted, house, actor);
    const wanted = plain(words).split(' ').filter(Boolean);
    const found = all.filter((one) => {
      const text = plain(`${one.name} ${one.at} ${one.place} ${'group' in one.as ? one.as.group : ''}`);
      return wanted.every((word) => text.includes(word));
    });
    return { found: found.slice(0, mostShown), more: found.length > mostShown };
  });
}

/** The one with this key, as things stand now; `undefined` for who cannot be chosen (any more). */
export async function receiverWithKey(
  actor: OwnerActor,
  house: House,
  key: string,
): Promise<Choosable | undefined> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) =>
    (await everybody(granted, house, actor)).find((one) => one.key === key),
  );
}

/** A typed organisation that stands in the list: then it did sign, and can be chosen there. */
export async function inboxNamed(
  actor: OwnerActor,
  house: House,
  name: string,
): Promise<Choosable | undefined> {
  const wanted = plain(name);
  if (wanted.length < 3) return undefined;
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async (granted) =>
    (await everybody(granted, house, actor)).find(
      ({ as, name, at }) => as.role === 'inbox' && [plain(name), plain(at)].includes(wanted),
    ),
  );
}

/** Whom somebody at work can propose to take over: in the own region, and not where they are themselves. */
export async function listSuccessors(actor: StaffActor, house: House): Promise<readonly Choosable[]> {
  return perform(house, actor, 'inbox.list', {}, async (granted) => {
    const boxes = await ask(granted.tx, inboxes(granted.now));
    const region = await regionOf(granted.tx, actor.organisation);
    const near = boxes.filter((box) => box.region === region);
    return (await atWork(granted, house, near)).filter(
      ({ to }) =>
        to.person !== actor.person && (to.person !== null || to.organisation !== actor.organisation),
    );
  });
}

async function everybody(granted: Granted, house: House, actor: OwnerActor): Promise<Choosable[]> {
  const { tx, now } = granted;
  const mentors = await ask(tx, mentorsFor(actor.owner, now));
  const names = await namesOf(granted, house, mentors);
  const own = mentors.map(({ person, organisation, group, groupName, school }) => ({
    ...entry({ organisation, person, group }, names.get(person) ?? ''),
    as: { role: 'mentor' as const, group: groupName },
    ...{ at: school, place: '' },
  }));
  return [...own, ...(await atWork(granted, house, await ask(tx, inboxes(now))))];
}

/** These inboxes, and the advisers who work there. */
async function atWork(granted: Granted, house: House, boxes: readonly InboxRow[]): Promise<Choosable[]> {
  const ids = boxes.map(({ id }) => id);
  const advisers = await ask(granted.tx, advisersAt(ids, granted.now));
  const names = await namesOf(granted, house, advisers);
  const boxOf = new Map(boxes.map((box) => [box.id, box]));
  return [
    ...boxes.map(({ id, name, kind, whole, place }) => ({
      ...entry({ organisation: id, person: null, group: null }, name),
      as: { role: 'inbox' as const, kind },
      ...{ at: whole ?? '', place: place ?? '' },
    })),
    ...advisers.map(({ person, organisation }) => ({
      ...entry({ organisation, person, group: null }, names.get(person) ?? ''),
      as: { role: 'adviser' as const },
      ...{ at: boxOf.get(organisation)?.name ?? '', place: boxOf.get(organisation)?.place ?? '' },
    })),
  ];
}

const entry = (to: Addressee, name: string) => ({ key: keyOf(to), to, name });

const keyOf = ({ organisation, person, group }: Addressee): string =>
  [organisation, person, group].filter((id) => id !== null).join('.');

async function namesOf(
  { tx, permit }: Granted,
  house: House,
  people: readonly { person: PersonId; organisation: OrganisationId }[],
): Promise<Map<PersonId, string>> {
  const names = new Map<PersonId, string>();
  for (const { person: id } of people) {
    const person = names.has(id) ? undefined : await personById(tx, id);
    if (person !== undefined) names.set(id, openPerson(house.keys, permit, person).name);
  }
  return names;
}

/** Without capitals, accents and double spaces: "Café De Brug" is found by "cafe brug". */
const plain = (words: string): string =>
  words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ');
