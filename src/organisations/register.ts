import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after } from '../base/clock.ts';
import { newId, type OrganisationId } from '../base/id.ts';
import { isZip, readBundle } from '../sheets/bundle.ts';
import { type NoTable, readTable, type Table } from '../sheets/read.ts';
import { holdEnrolment, regionByName } from './enrol-rows.ts';
import { dropRoster, stagedRoster, stageRoster } from './place-rows.ts';
import { type Register, readRegisters, registerIssueKinds } from './register-columns.ts';
import { narrow, planRegisters, type RegisterPlan } from './register-plan.ts';
import { rosterWaits } from './roster.ts';
import { changeOrganisation, insertOrganisation, organisationsOfRegion } from './staffing-rows.ts';
import { partOf } from './tree.ts';

/** RIO's largest files have some tens of thousands of lines. */
export const largestRegister = 4 * 1024 * 1024;
const mostRegisterRows = 100_000;

/** Why a file is no register. `elsewhere`: nothing in it is of this region. `half`: one of two that belong together. `cut-off`: it looks as if the end is missing. */
export type NoRegister = NoTable | 'too-large' | 'no-register' | 'half' | 'elsewhere' | 'cut-off';
export type RegisterPreview = { plans: readonly RegisterPlan[]; mark: string };

/**
 * Reads DUO's or RIO's download, or a zip of some of them, for the admin of a region, and keeps it until it is taken over (F103). Nothing changes yet. Gives why it is none, or
 * `undefined`.
 */
export async function readDownload(
  actor: StaffActor,
  house: House,
  bytes: Uint8Array,
): Promise<NoRegister | undefined> {
  const registers = parse([bytes], house.clock());
  if (typeof registers === 'string') return registers;
  return perform(house, actor, 'register.read', {}, async ({ tx, now }) => {
    const known = await organisationsOfRegion(tx, await regionOf(tx, actor.organisation));
    if (planRegisters(registers, known).length === 0) return 'elsewhere';
    const words = JSON.stringify(narrow(registers, known));
    const sealed = house.keys.sealForHouse('roster', actor.organisation, words);
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
): Promise<readonly RegisterPlan[] | undefined> {
  return perform(house, actor, 'register.take', {}, async (granted) => {
    await holdEnrolment(granted.tx);
    const found = await preview(granted, house, actor);
    if (found === undefined || found.mark !== mark) return undefined;
    await dropRoster(granted.tx, actor.organisation, actor.person);
    const region = await regionOf(granted.tx, actor.organisation);
    for (const plan of found.plans) await apply(granted, region, plan);
    return found.plans;
  });
}

/**
 * The same for whoever runs the installation, and at night out of a folder: without a preview, all files or nothing. Again is fine: then nothing changes. `careful`: nobody looks, so a file
 * that lacks a fifth of what is there is taken for one that was cut off.
 */
export async function takeRegisters(
  house: House,
  regionName: string,
  files: readonly Uint8Array[],
  { careful = false } = {},
): Promise<readonly RegisterPlan[] | NoRegister> {
  const registers = parse(files, house.clock());
  if (typeof registers === 'string') return registers;
  const job = { kind: 'system', job: 'register' } as const;
  return perform(house, job, 'register.take', {}, async (granted) => {
    await holdEnrolment(granted.tx);
    const region = await regionByName(granted.tx, regionName);
    const known = region === undefined ? [] : await organisationsOfRegion(granted.tx, region);
    const plans = planRegisters(registers, known);
    if (region === undefined || plans.length === 0) return 'elsewhere';
    if (careful && plans.some(isCutOff)) return 'cut-off';
    for (const plan of plans) await apply(granted, region, plan);
    return plans;
  });
}

const isCutOff = ({ gone, changed, same }: RegisterPlan): boolean =>
  gone.length > Math.max(2, (gone.length + changed.length + same) / 5);

function parse(files: readonly Uint8Array[], now: Date): Register[] | NoRegister {
  const tables: Table[] = [];
  for (const bytes of files) {
    if (bytes.length > largestRegister) return 'too-large';
    const read = isZip(bytes) ? readBundle(bytes, isCsv) : readTable(bytes, mostRegisterRows);
    if (typeof read === 'string') return read;
    tables.push(...('heads' in read ? [read] : read.values()));
  }
  return readRegisters(tables, now.toISOString().slice(0, 10)) ?? 'no-register';
}

const isCsv = (name: string): boolean => name.endsWith('.csv');

async function preview(
  { tx, permit, now }: Granted,
  house: House,
  actor: StaffActor,
): Promise<RegisterPreview | undefined> {
  const row = await stagedRoster(tx, actor.organisation, actor.person, after(now, -rosterWaits));
  if (row === undefined) return undefined;
  const words = house.keys.openForHouse(permit, 'roster', actor.organisation, row.sealed);
  const registers = shape.parse(JSON.parse(words));
  const plans = planRegisters(
    registers,
    await organisationsOfRegion(tx, await regionOf(tx, actor.organisation)),
  );
  if (plans.length === 0) return undefined;
  return { plans, mark: createHash('sha256').update(JSON.stringify(plans)).digest('base64url') };
}

async function apply({ tx, now }: Granted, region: string, plan: RegisterPlan): Promise<void> {
  for (const { from, to } of plan.changed)
    await changeOrganisation(tx, from.id, {
      ...{ name: to.name, place: to.place || from.place, code: to.code, gone: null },
    });
  const wholes = new Map(
    (await organisationsOfRegion(tx, region)).map((one) => [`${one.kind} ${one.code}`, one.id]),
  );
  for (const { kind, code, name, place, under } of plan.fresh) {
    const id = newId<OrganisationId>();
    const parent = under === undefined ? null : (wholes.get(`${partOf[kind]} ${under}`) ?? null);
    await insertOrganisation(tx, { id, region, kind, name, place: place || null, code, parent, gone: null });
    wholes.set(`${kind} ${code}`, id);
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

const rowShape = z.object({
  ...{ brin: z.string(), location: z.string().optional(), name: z.string(), place: z.string() },
  ...{ municipalityCode: z.string(), municipality: z.string() },
});
const shape = z.array(
  z.object({
    kind: z.enum(['school', 'mbo', 'domain']),
    rows: z.array(rowShape),
    issues: z.array(
      z.object({
        row: z.number(),
        kind: z.enum(registerIssueKinds),
        what: rowShape,
        other: z.number().optional(),
      }),
    ),
  }),
);
