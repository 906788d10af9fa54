import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Everything, takeEverything } from '../src/export/take.ts';
import { lookShared } from '../src/look/shared.ts';
import { chooseRoute } from '../src/passport/route.ts';
import { stampChapter } from '../src/passport/stamp.ts';
import { chooseWhat, makeDraft } from '../src/sharing/draft.ts';
import { giveGrant } from '../src/sharing/give.ts';
import { check } from '../verify/verify.mjs';
import { type FreshHouse, freshHouse } from './harness/house.ts';
import { accept, aPassport, aReceiver, type Passport, write } from './harness/passport.ts';

/** The program of `verify/`, against real logs: what it says is written apart from what the house itself does. */
let house: FreshHouse;
let noor: Passport;
let older: Everything;
let taken: Everything;
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  await write(house, noor, 'wie5', 'Mijn zusje leren fietsen');
  await chooseRoute(noor.actor, house, 'mbo');
  older = await file(noor);
  await stampChapter(noor.actor, house, 'wie');
  await chooseRoute(noor.actor, house, 'werk');
  taken = await file(noor);
});
afterAll(() => house.drop());

/** As it lies at home: out of a file. */
const file = async ({ actor }: Passport): Promise<Everything> =>
  JSON.parse(JSON.stringify(await takeEverything(actor, house, 'nl')));

const takenOut = `delete from audit.entry where chain = $1 and action = 'grant.look'`;
/** The same with all that came after it, so that the chain is whole. */
const cutOff = `with cut as (select n, previous from audit.entry where chain = $1 and action = 'grant.look'),
  gone as (delete from audit.entry e using cut where e.chain = $1 and e.n >= cut.n),
  noted as (delete from audit.detail d using cut where d.chain = $1 and d.n >= cut.n)
  update audit.head h set n = cut.n - 1, hash = cut.previous from cut where h.chain = $1`;

const key = (): string => house.keys.signer.publicKey;

describe('the program that checks a log at home', () => {
  it('finds nothing in what was really taken along, and knows who signed it', () => {
    expect(taken.log.length).toBeGreaterThan(5);
    expect(check(taken, { key: key(), before: older })).toEqual([]);
    expect(check(older, {})).toEqual([]);
  });

  it('finds each of 1,000 random changes: edited, dropped, swapped, doubled, cut off, put in (G12)', () => {
    type Line = Record<string, unknown>;
    const lines = taken.log as Line[];
    const other = (value: unknown): unknown => {
      if (typeof value === 'number') return value + 1;
      if (Array.isArray(value)) return [...value, 'wil'];
      if (typeof value === 'string' && value !== '')
        return value.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      return 'x';
    };
    const fields = Object.keys(lines[0] ?? {}).filter((name) => name !== 'salt' && name !== 'detail');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(...fields), (where, how, field) => {
        const at = where % lines.length;
        const line = lines[at] ?? {};
        const harmed = [
          () => lines.with(at, { ...line, [field]: other(line[field]) }),
          () => lines.toSpliced(at, 1),
          () => lines.toSpliced(at, 0, line),
          () => lines.slice(0, at),
          () => (at === 0 ? [...lines].reverse() : lines.with(at, lines[at - 1] ?? {}).with(at - 1, line)),
        ][how % 5]?.();
        expect(check({ ...taken, log: harmed ?? [] }, {})).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['in the middle', true, takenOut, { before: false }],
    ['at the end', false, takenOut, { before: false }],
    // Then the log is whole again, and only who has an older file knows better.
    ['with all that came after it, and the head set back', true, cutOff, { before: true }],
  ])('finds a look whose line was taken out of the database: %s (G11)', async (_where, more, harm, asked) => {
    const sam = await aPassport(house, 'Sam');
    const grant = await makeDraft(sam.actor, house, aReceiver);
    await chooseWhat(sam.actor, house, grant, { chapters: ['wie'], questions: [] });
    await giveGrant(sam.actor, house, grant);
    await lookShared(await accept(house, sam, grant), house, 'nl');
    const before = more ? await file(sam) : undefined;
    if (before !== undefined) expect(check(before, { key: key() })).toEqual([]);
    await house.owner(harm, [sam.actor.owner]);
    const found = check(await file(sam), { key: key(), ...(asked.before && { before }) });
    expect(found.length).toBeGreaterThan(0);
  });

  it('finds changed details, though these stand beside the chain', () => {
    const lines = taken.log as Record<string, unknown>[];
    const at = lines.findIndex((line) => line.detail !== null);
    expect(at).toBeGreaterThanOrEqual(0);
    const harmed = lines.with(at, { ...lines[at], detail: { route: 'anders' } });
    expect(check({ ...taken, log: harmed }, {})).toMatchObject([{ en: expect.stringContaining('details') }]);
  });

  it('finds a log that was written anew as a whole: signed by another, or other than what lies at home', async () => {
    const sam = await aPassport(house, 'Sam');
    const forged = await file(sam);
    const asNoor = { ...forged, passport: { ...forged.passport, id: taken.passport.id } };
    expect(check(asNoor, { key: key() }).length).toBeGreaterThan(0);
    expect(check(taken, { key: `${key().slice(0, -2)}AA` }).length).toBeGreaterThan(0);
    const other = await freshHouse();
    const elsewhere = await aPassport(other, 'Noor');
    const foreign = JSON.parse(JSON.stringify(await takeEverything(elsewhere.actor, other, 'nl')));
    expect(check(foreign, {})).toEqual([]);
    expect(check(foreign, { key: key() })).toMatchObject([{ en: expect.stringContaining('somebody else') }]);
    await other.drop();
  });

  it('an older file must stand in the newer one, line for line', () => {
    const lines = older.log as Record<string, unknown>[];
    const longer = { ...older, log: lines.with(1, { ...lines[1], hash: '0'.repeat(64) }) };
    expect(check(taken, { before: longer }).length).toBeGreaterThan(0);
  });

  it('runs by itself, says it in words and by its exit code', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pvs-verify-'));
    const whole = join(folder, 'whole.json');
    const harmed = join(folder, 'harmed.json');
    await writeFile(whole, JSON.stringify(taken));
    await writeFile(harmed, JSON.stringify({ ...taken, log: taken.log.slice(1) }));
    const run = (...words: string[]) =>
      promisify(execFile)(process.execPath, ['verify/verify.mjs', ...words]).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => error,
      );
    expect(await run(whole, '--key', key())).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Klopt'),
    });
    expect(await run(harmed)).toMatchObject({ code: 1 });
    expect(await run(join(folder, 'not-there.json'))).toMatchObject({ code: 2 });
    await rm(folder, { recursive: true });
  });
});
