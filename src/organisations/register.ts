import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after } from '../base/clock.ts';
import { newId, type OrganisationId } from '../base/id.ts';
import { type NoTable, readTable } from '../sheets/read.ts';
import { holdEnrolment, regionByName } from './enrol-rows.ts';
import { dropRoster, stagedRoster, stageRoster } from './place-rows.ts';
import { type Register, readRegister } from './register-columns.ts';
import { planRegister, type RegisterPlan } from './register-plan.ts';
import { rosterWaits } from './roster.ts';
import { changeOrganisation, insertOrganisation, organisationsOfRegion } from './staffing-rows.ts';

/** The largest of DUO's files has some thousands of lines. */
export const largestRegister = 4 * 1024 * 1024;

/** Why a file is no register. `elsewhere`: nothing in it is of this region. */
export type NoRegister = NoTable | 'too-large' | 'no-register' | 'elsewhere';
export type RegisterPreview = { plan: RegisterPlan; kind: Register['kind']; mark: string };

/** Reads DUO's or RIO's download for the admin of a region, and keeps it until it is taken over (F103). Nothing changes yet. Gives why it is none, or `undefined`. */
export async function readDownload(
  actor: StaffActor,
  house: House,
  bytes: Uint8Array,
): Promise<NoRegister | undefined> {
  const register = parse(bytes);
  if (typeof register === 'string') return register;
  return perform(house, actor, 'register.read', {}, async ({ tx, now }) => {
    const region = await regionOf(tx, actor.organisation);
    if (planRegister(register, await organisationsOfRegion(tx, region)) === undefined) return 'elsewhere';
    const sealed = house.keys.sealForHouse('roster', actor.organisation, JSON.stringify(register));
    await stageRoster(tx, { organisation: actor.organisation, person: actor.person, made: now, sealed });
    return undefined;
  });
}

/** What taking over the register that waits would do now; `undefined` when none waits. */
export async function previewRegister(actor: StaffActor, house: House): Promise<RegisterPreview | undefined> {
  return perform(house, actor, 'register.read', {}, (granted) => preview(granted, house, actor));
}

/** Takes it over, all or nothing. `undefined` when none waits, or the region is another one than was shown: look again. */
export async function takeDownload(
  actor: StaffActor,
  house: House,
  mark: string,
): Promise<RegisterPlan | undefined> {
  return perform(house, actor, 'register.take', {}, async (granted) => {
    await holdEnrolment(granted.tx);
    const found = await preview(granted, house, actor);
    if (found === undefined || found.mark !== mark) return undefined;
    await dropRoster(granted.tx, actor.organisation, actor.person);
    await apply(granted, await regionOf(granted.tx, actor.organisation), found.plan);
    return found.plan;
  });
}

/** The same for whoever runs the installation, at night out of a folder: without a preview. Again is fine: then nothing changes. */
export async function takeRegister(
  house: House,
  regionName: string,
  bytes: Uint8Array,
): Promise<RegisterPlan | NoRegister> {
  const register = parse(bytes);
  if (typeof register === 'string') return register;
  const job = { kind: 'system', job: 'register' } as const;
  return perform(house, job, 'register.take', {}, async (granted) => {
    await holdEnrolment(granted.tx);
    const region = await regionByName(granted.tx, regionName);
    const known = region === undefined ? [] : await organisationsOfRegion(granted.tx, region);
    const plan = planRegister(register, known);
    if (region === undefined || plan === undefined) return 'elsewhere';
    await apply(granted, region, plan);
    return plan;
  });
}

function parse(bytes: Uint8Array): Register | NoRegister {
  if (bytes.length > largestRegister) return 'too-large';
  const table = readTable(bytes);
  if (typeof table === 'string') return table;
  return readRegister(table) ?? 'no-register';
}

async function preview(
  { tx, permit, now }: Granted,
  house: House,
  actor: StaffActor,
): Promise<RegisterPreview | undefined> {
  const row = await stagedRoster(tx, actor.organisation, actor.person, after(now, -rosterWaits));
  if (row === undefined) return undefined;
  const words = house.keys.openForHouse(permit, 'roster', actor.organisation, row.sealed);
  const register = shape.parse(JSON.parse(words));
  const plan = planRegister(
    register,
    await organisationsOfRegion(tx, await regionOf(tx, actor.organisation)),
  );
  if (plan === undefined) return undefined;
  return {
    plan,
    kind: register.kind,
    mark: createHash('sha256').update(JSON.stringify(plan)).digest('base64url'),
  };
}

async function apply({ tx, now }: Granted, region: string, plan: RegisterPlan): Promise<void> {
  for (const { from, to } of plan.changed)
    await changeOrganisation(tx, from.id, { name: to.name, place: to.place, code: to.code, gone: null });
  const schools = new Map(
    (await organisationsOfRegion(tx, region)).map((one) => [`${one.kind} ${one.code}`, one.id]),
  );
  for (const { kind, code, name, place, under } of plan.fresh) {
    const id = newId<OrganisationId>();
    const parent = under === undefined ? null : (schools.get(`school ${under}`) ?? null);
    await insertOrganisation(tx, { id, region, kind, name, place, code, parent, gone: null });
    schools.set(`${kind} ${code}`, id);
  }
  const today = now.toISOString().slice(0, 10);
  for (const { id } of plan.gone) await changeOrganisation(tx, id, { gone: today });
}

async function regionOf(tx: Granted['tx'], office: OrganisationId): Promise<string> {
  const row = await tx
    .selectFrom('organisations.organisation')
    .select('region')
    .where('id', '=', office)
    .executeTakeFirstOrThrow();
  return row.region;
}

const shape = z.object({
  kind: z.enum(['school', 'mbo']),
  rows: z.array(
    z.object({
      ...{ brin: z.string(), location: z.string().optional(), name: z.string(), place: z.string() },
      ...{ municipalityCode: z.string(), municipality: z.string() },
    }),
  ),
});
