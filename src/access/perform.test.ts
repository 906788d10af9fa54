import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import type { EntryTable } from '../audit/rows.ts';
import { verify } from '../audit/verify.ts';
import { Fault } from '../base/fault.ts';
import { newId, type OwnerId, type SessionId } from '../base/id.ts';
import { startPassport } from '../identity/start.ts';
import { answersOfOwner, passportOfOwner } from '../passport/rows.ts';
import type { OwnerActor } from './actor.ts';
import { glance, perform } from './perform.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
});
afterAll(() => house.drop());

const look = { theme: 'auto' };
async function someone(called = 'Noor'): Promise<OwnerActor> {
  const { owner } = await startPassport(house, { called, device: 'own', language: 'nl', look });
  return { kind: 'owner', owner, session: newId<SessionId>() };
}

async function linesOf(owner: OwnerId): Promise<EntryTable[]> {
  return (await house.owner('select * from audit.entry where chain = $1 order by n', [
    owner,
  ])) as unknown as EntryTable[];
}

describe('perform, the inner door', () => {
  it('writes the line before the work, and both or neither stand', async () => {
    const noor = await someone();
    const before = (await linesOf(noor.owner)).length;
    const failing = perform(
      house,
      noor,
      'chapter.stamp',
      { passport: noor.owner, chapters: ['wie'] },
      async () => {
        throw new Error('the work fails');
      },
    );
    await expect(failing).rejects.toThrow('the work fails');
    expect(await linesOf(noor.owner)).toHaveLength(before);
    await perform(
      house,
      noor,
      'chapter.stamp',
      { passport: noor.owner, chapters: ['wie'] },
      async () => undefined,
    );
    const after = await linesOf(noor.owner);
    expect(after.at(-1)).toMatchObject({
      action: 'chapter.stamp',
      role: 'owner',
      outcome: 'allowed',
      chapters: ['wie'],
      way: 'own',
    });
  });

  it('a refusal is thrown as not-there, does no work, and stands in the log', async () => {
    const [noor, sam] = [await someone(), await someone('Sam')];
    let worked = false;
    const foreign = perform(
      house,
      { ...sam, owner: noor.owner, kind: 'owner' },
      'key.destroy',
      { passport: noor.owner },
      async () => {
        worked = true;
      },
    );
    await expect(foreign).rejects.toMatchObject({ kind: 'not-there' });
    const read = perform(house, sam, 'answer.read', { passport: noor.owner }, async () => {
      worked = true;
    });
    await expect(read).rejects.toBeInstanceOf(Fault);
    expect(worked).toBe(false);
    const lines = await linesOf(noor.owner);
    expect(lines.filter((line) => line.outcome === 'refused').map((line) => line.action)).toEqual([
      'answer.read',
    ]);
  });

  it('row security hides another passport, even if the rules would have said yes', async () => {
    const [noor, sam] = [await someone(), await someone('Sam')];
    const seen = await perform(house, sam, 'answer.read', { passport: sam.owner }, ({ tx }) =>
      tx
        .selectFrom('passport.answer')
        .select(['owner', 'question'])
        .where('owner', '=', noor.owner)
        .execute(),
    );
    expect(seen).toEqual([]);
    const changed = await perform(
      house,
      sam,
      'answer.save',
      { passport: sam.owner, chapters: ['wie'] },
      ({ tx }) =>
        tx
          .updateTable('passport.answer')
          .set({ filled: false })
          .where('owner', '=', noor.owner)
          .executeTakeFirst(),
    );
    expect(Number(changed.numUpdatedRows)).toBe(0);
  });

  it('a permit opens nothing after its transaction, and nothing of another passport', async () => {
    const [noor, sam] = [await someone(), await someone('Sam')];
    const place = { owner: sam.owner, chapter: 'wie', item: 'wie2', revision: 1 };
    const kept = await perform(house, noor, 'answer.read', { passport: noor.owner }, async ({ permit }) => {
      await expect(house.keys.seal(permit, place, 'x')).rejects.toMatchObject({ kind: 'unavailable' });
      return permit;
    });
    const own = { ...place, owner: noor.owner };
    await expect(house.keys.seal(kept, own, 'x')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('the owner’s own reading leaves one line a session, not one a page', async () => {
    const noor = await someone();
    const before = (await linesOf(noor.owner)).length;
    for (let n = 0; n < 3; n++) {
      await perform(
        house,
        noor,
        'answer.read',
        { passport: noor.owner, chapters: ['kan'] },
        async () => undefined,
      );
    }
    expect(await linesOf(noor.owner)).toHaveLength(before + 1);
    const again = { ...noor, session: newId<SessionId>() };
    await perform(
      house,
      again,
      'answer.read',
      { passport: noor.owner, chapters: ['kan'] },
      async () => undefined,
    );
    expect(await linesOf(noor.owner)).toHaveLength(before + 2);
  });

  it('many acts at once leave one whole chain', async () => {
    const noor = await someone();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        perform(
          house,
          noor,
          n % 2 ? 'chapter.stamp' : 'chapter.reopen',
          { passport: noor.owner, chapters: ['wie'] },
          async () => undefined,
        ),
      ),
    );
    const lines = await linesOf(noor.owner);
    const [head] = await house.owner('select n, hash from audit.head where chain = $1', [noor.owner]);
    expect(verify(lines, head as { n: number; hash: Uint8Array })).toBeUndefined();
    expect(lines.length).toBeGreaterThanOrEqual(21);
  });
});

describe('glance, the inner door for a look', () => {
  const reads = (of: OwnerActor) => [passportOfOwner(of.owner), answersOfOwner(of.owner)] as const;

  it('gives the rows, and leaves one line a session', async () => {
    const noor = await someone();
    const before = (await linesOf(noor.owner)).length;
    const about = { passport: noor.owner, chapters: ['kan'] };
    for (let n = 0; n < 3; n++) {
      const look = glance(house, noor, 'answer.read', about, reads(noor), (_, [passport], answers) => [
        passport?.owner,
        answers.length,
      ]);
      expect(await look).toEqual([noor.owner, 1]);
    }
    const lines = await linesOf(noor.owner);
    expect(lines).toHaveLength(before + 1);
    expect(lines.at(-1)).toMatchObject({ action: 'answer.read', outcome: 'allowed', chapters: ['kan'] });
  });

  it('has committed the line before anything is shown', async () => {
    const noor = await someone();
    const look = glance(house, noor, 'answer.read', { passport: noor.owner }, reads(noor), async () => {
      expect((await linesOf(noor.owner)).at(-1)).toMatchObject({ action: 'answer.read' });
      throw new Error('nobody saw it');
    });
    await expect(look).rejects.toThrow('nobody saw it');
    expect((await linesOf(noor.owner)).at(-1)).toMatchObject({ action: 'answer.read', outcome: 'allowed' });
  });

  it('shows nothing to who may not, and writes the refusal down', async () => {
    const [noor, sam] = [await someone(), await someone('Sam')];
    let shown = false;
    const look = glance(house, sam, 'answer.read', { passport: noor.owner }, reads(noor), () => {
      shown = true;
    });
    await expect(look).rejects.toMatchObject({ kind: 'not-there' });
    expect(shown).toBe(false);
    expect((await linesOf(noor.owner)).at(-1)).toMatchObject({ action: 'answer.read', outcome: 'refused' });
  });

  it('row security hides another passport, even if the rules would have said yes', async () => {
    const [noor, sam] = [await someone(), await someone('Sam')];
    const about = { passport: sam.owner };
    for (let n = 0; n < 2; n++) {
      const look = glance(house, sam, 'answer.read', about, reads(noor), (_, passports, answers) => [
        ...passports,
        ...answers,
      ]);
      expect(await look).toEqual([]);
    }
  });

  it('its permit opens nothing afterwards', async () => {
    const noor = await someone();
    const kept = await glance(
      house,
      noor,
      'answer.read',
      { passport: noor.owner },
      [],
      ({ permit }) => permit,
    );
    const place = { owner: noor.owner, chapter: 'wie', item: 'wie2', revision: 1 };
    await expect(house.keys.seal(kept, place, 'x')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
