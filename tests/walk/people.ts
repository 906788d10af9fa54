import { randomUUID } from 'node:crypto';
import { young } from '../../seeds/cast.ts';
import { schoolList, workers } from '../../seeds/regions.ts';
import type { OwnerActor, StaffActor, StaffRole } from '../../src/access/actor.ts';
import { newId } from '../../src/base/id.ts';
import { askGuardian } from '../../src/consent/ask.ts';
import { enrol } from '../../src/identity/enrol.ts';
import { askHelper } from '../../src/identity/helpers.ts';
import { choosePictures } from '../../src/identity/own-pictures.ts';
import { askCompanion } from '../../src/mirror/ask.ts';
import { readGroups } from '../../src/organisations/groups.ts';
import { openLesson } from '../../src/organisations/lesson.ts';
import { readList } from '../../src/organisations/roster.ts';
import { chooseWhat, makeDraft } from '../../src/sharing/draft.ts';
import { giveGrant } from '../../src/sharing/give.ts';
import type { Route } from '../../src/web/route.ts';
import type { FreshHouse } from '../harness/house.ts';
import { accept, aPassport, aReceiver } from '../harness/passport.ts';
import { sessionOf } from '../harness/session.ts';

export type Kind = Exclude<Route['policy'], 'open'>;

/** Somebody who can come in: the columns of a session that say whose it is. */
export type Someone = { kind: Kind; name: string; whose: Record<string, string> };

/** A session of theirs that begins now, with the own factor shown, as a browser's cookie. */
export const comeIn = (house: FreshHouse, { whose }: Someone): Promise<string> =>
  sessionOf(
    house,
    whose.kind === 'owner' || whose.kind === 'staff'
      ? { ...whose, proven: house.clock().toISOString() }
      : whose,
  );

const everyone: Record<Kind, string> = {
  owner: `select owner from passport.passport order by started`,
  staff: `select distinct person, role, organisation from organisations.staff where until is null`,
  receiver: `select id as "grant", owner from sharing."grant" g where organisation is null and starts is not null and withdrawn is null
    and exists (select from sharing.acceptance a where a."grant" = g.id)`,
  companion: `select id as invitation, owner from mirror.invitation where stopped is null`,
  guardian: `select id as guardian, owner from consent.guardian where stopped is null`,
  helper: `select id as helper, owner from identity.helper where stopped is null`,
};

/** Whoever can come in, now. */
export async function everybody(house: FreshHouse): Promise<Someone[]> {
  const all: Someone[] = [];
  for (const kind of Object.keys(everyone) as Kind[])
    for (const row of await house.owner(everyone[kind])) {
      const of = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
      all.push({ kind, name: of.role ?? kind, whose: { kind, ...of } });
    }
  return all;
}

/** Whoever of these holds this role first, as who acts. */
export function workerOf(people: readonly Someone[], role: StaffRole): StaffActor {
  const whose = people.find(({ name }) => name === role)?.whose;
  if (whose === undefined) throw new Error(`nobody is ${role}`);
  const { person, organisation } = whose;
  return { kind: 'staff', role, person, organisation, session: newId(), provenUntil: far } as StaffActor;
}
const far = new Date('2100-01-01');

/** What the cast leaves undone, so that its pages are there to be walked: a share that is being chosen, a lesson that is on, a list that was read. */
export async function setGoing(house: FreshHouse, people: readonly Someone[]): Promise<void> {
  // One who has something to put beside the answers.
  const [{ owner } = {}] = await house.owner('select owner from guidance.contribution order by owner');
  const actor = { kind: 'owner', owner, session: newId(), provenUntil: far } as OwnerActor;
  const draft = await makeDraft(actor, house, aReceiver);
  await chooseWhat(actor, house, draft, { chapters: ['wie'], questions: [] });
  const mentor = workerOf(people, 'mentor');
  for (const { id } of await readGroups(mentor, house)) await openLesson(mentor, house, id);
  const dean = workerOf(people, 'dean');
  await readList(dean, house, dean.organisation, Buffer.from(schoolList.file));
}

/** Who has nothing to do with anybody who is there: a young person with a key of each kind given out, and a region where each role is held once. */
export async function outsiders(house: FreshHouse): Promise<Someone[]> {
  const before = new Set((await everybody(house)).map(mark));
  await enrol(house, {
    region: 'Regio Elders',
    organisations: [
      {
        ...{ kind: 'school', name: 'De Elderschool', groups: [{ name: '4Z', schoolYear: '2026-2027' }] },
        staff: [
          worker({ role: 'mentor', groups: ['4Z'] }),
          worker({ role: 'dean' }),
          worker({ role: 'privacy-officer' }),
        ],
      },
      { kind: 'mbo', name: 'Mbo Elders', staff: [worker({ role: 'intaker' })] },
      { kind: 'doorstroompunt', name: 'Doorstroompunt Elders', staff: [worker({ role: 'adviser' })] },
      { kind: 'region', name: 'Regio Elders', staff: [worker({ role: 'region-admin' })] },
    ],
  });
  const passport = await aPassport(house, 'Buiten', '2012-05-06');
  const grown = await aPassport(house, 'Verder');
  const { actor } = passport;
  const who = { name: 'oom', role: 'parent', language: 'nl' } as const;
  await askCompanion(actor, house, { who, question: { kind: 'cards' }, called: 'Buiten' });
  await askGuardian(actor, house, { name: 'mama', language: 'nl' }, 'mama');
  await choosePictures(actor, house, ['paw', 'rocket', 'music', 'candle']);
  await askHelper(actor, house, 'oma', 'oma');
  const grant = await makeDraft(grown.actor, house, aReceiver);
  await chooseWhat(grown.actor, house, grant, { chapters: ['wie'], questions: [] });
  await giveGrant(grown.actor, house, grant);
  await accept(house, grown, grant);
  return (await everybody(house)).filter((one) => !before.has(mark(one)));
}

type Hat = NonNullable<
  Parameters<typeof enrol>[1]['organisations'][number]['staff']
>[number]['roles'][number];
const worker = (role: Hat) => ({
  ...{ name: `elders ${role.role}`, mail: `${role.role}@elders.example`, roles: [role] },
});

const mark = ({ whose }: Someone): string => JSON.stringify(whose);
export const nobodys = randomUUID();

const oneOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${[...new Set(words)].join('|').replaceAll('.', '\\.')})(?!\\p{L})`, 'u');
const called = young.map((one) => one.called);
/** The name of a young person of the cast; and that, or a name or an address of mail of anybody else of it. */
export const ofYoung = oneOf(called);
export const personal = oneOf([...called, ...workers.flatMap(({ name, mail }) => [name, mail])]);
