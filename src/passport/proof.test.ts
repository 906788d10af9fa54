import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anMp3, anMp4, aPng, box } from '../../tests/harness/files.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport, prove } from '../../tests/harness/passport.ts';
import { takeEverything } from '../export/take.ts';
import { allowance, type Cleaned } from '../proofs/kinds.ts';
import { catalog } from '../questions/catalog.ts';
import type { Question } from '../questions/model.ts';
import { readHome } from './home.ts';
import { addProof, changeCaption, readBytes, readProofs, removeProof } from './proof.ts';

let house: FreshHouse;
let noor: Passport;
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
});
afterAll(() => house.drop());

const question = (id: string): Question => {
  const found = catalog.question(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const sound = (bytes: Uint8Array<ArrayBuffer>): Cleaned => ({ kind: 'sound', type: 'audio/mpeg', bytes });
const all = (size: number) => ({ from: 0, to: size });
const some = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

async function whole(id: Parameters<typeof readBytes>[2]): Promise<Buffer> {
  const read: Buffer[] = [];
  for (let at = 0; ; ) {
    const from = at;
    const { bytes, size } = await readBytes(noor.actor, house, id, {
      file: 'whole',
      choose: (to) => ({ from, to }),
    });
    read.push(bytes);
    at += bytes.length;
    if (at >= size) return Buffer.concat(read);
  }
}

describe('a proof', () => {
  it('comes back as it was kept, from any byte to any other, whatever its slices', async () => {
    const bytes = some(700_001);
    const id = await addProof(noor.actor, house, question('kan7'), sound(bytes), {
      caption: '',
      mark: randomUUID(),
    });
    if (id === 'full') throw new Error('no room');
    await fc.assert(
      fc.asyncProperty(fc.nat(700_000), fc.integer({ min: 1, max: 700_001 }), async (from, length) => {
        const to = Math.min(from + length, bytes.length);
        const read = await readBytes(noor.actor, house, id, { file: 'whole', choose: () => ({ from, to }) });
        expect(read.bytes.equals(bytes.subarray(from, to))).toBe(true);
      }),
      {
        numRuns: 8,
        examples: [
          [262_143, 2],
          [262_144, 262_144],
          [0, 700_001],
          [524_288, 175_713],
        ],
      },
    );
    await removeProof(noor.actor, house, id);
  });

  it('a file of many megabytes is read a stretch at a time', async () => {
    const bytes = some(2_300_000);
    const id = await addProof(noor.actor, house, question('kan7'), sound(bytes), {
      caption: '',
      mark: randomUUID(),
    });
    if (id === 'full') throw new Error('no room');
    const first = await readBytes(noor.actor, house, id, { file: 'whole', choose: all });
    expect(first.bytes.length).toBe(2 * 1024 * 1024);
    expect((await whole(id)).equals(bytes)).toBe(true);
    await removeProof(noor.actor, house, id);
  });

  it('stands nowhere in clear: not its bytes, not what is said of it', async () => {
    const id = await prove(house, noor, 'kan7', anMp4('', 'vide'), 'De kast die ik timmerde');
    const [row] = await house.owner('select t::text as row from passport.proof t where id = $1', [id]);
    const [slice] = await house.owner('select sealed from passport.slice where proof = $1', [id]);
    const hex = Buffer.from('timmerde').toString('hex');
    expect(String(row?.row)).not.toMatch(new RegExp(`timmerde|video|${hex}`));
    expect(Buffer.from(slice?.sealed as Uint8Array).includes('ftyp')).toBe(false);
    const { proofs } = await readProofs(noor.actor, house, ['kan7']);
    expect(proofs).toMatchObject([
      { id, caption: 'De kast die ik timmerde', kind: 'film', type: 'video/mp4' },
    ]);
  });

  it('a slice in the place of another opens nothing: of another proof, another number, or left out', async () => {
    const [one, two] = [await prove(house, noor, 'kan7', anMp3()), await prove(house, noor, 'kan7', anMp3())];
    const film = anMp4();
    const long = await prove(
      house,
      noor,
      'kan7',
      Buffer.concat([film, box('mdat', Buffer.alloc(600_000, 3))]),
    );
    const fails = async (id: typeof one, change: string): Promise<void> => {
      await house.owner('create table public.kept as select * from passport.slice');
      await house.owner(change);
      await expect(whole(id)).rejects.toMatchObject({ kind: 'unavailable' });
      await house.owner('delete from passport.slice');
      await house.owner('insert into passport.slice select * from public.kept');
      await house.owner('drop table public.kept');
    };
    const other = `(select sealed from passport.slice where proof = '${two}' and n = 0)`;
    await fails(one, `update passport.slice set sealed = ${other} where proof = '${one}'`);
    const second = `(select sealed from passport.slice where proof = '${long}' and n = 1)`;
    await fails(long, `update passport.slice set sealed = ${second} where proof = '${long}' and n = 0`);
    await fails(long, `delete from passport.slice where proof = '${long}' and n = 2`);
    expect((await whole(long)).length).toBe(film.length + 600_008);
  });

  it('is its owner’s alone', async () => {
    const sam = await aPassport(house, 'Sam');
    const id = await prove(house, noor, 'kan7', anMp3());
    const stretch = { file: 'whole', choose: all } as const;
    await expect(readBytes(sam.actor, house, id, stretch)).rejects.toMatchObject({ kind: 'not-there' });
    await expect(changeCaption(sam.actor, house, id, 'x')).rejects.toMatchObject({ kind: 'not-there' });
    await expect(removeProof(sam.actor, house, id)).rejects.toMatchObject({ kind: 'not-there' });
    expect((await readProofs(sam.actor, house)).proofs).toEqual([]);
    await changeCaption(noor.actor, house, id, 'Nieuwe woorden');
    await changeCaption(noor.actor, house, id, 'Nog nieuwer');
    const { proofs } = await readProofs(noor.actor, house);
    expect(proofs.find((proof) => proof.id === id)?.caption).toBe('Nog nieuwer');
  });

  it('is the answer, when there are no words: the question counts as answered, and no more when it is gone', async () => {
    const sam = await aPassport(house, 'Sam');
    const before = (await readHome(sam.actor, house)).progress.wie.done;
    const id = await prove(house, sam, 'wie5', aPng(20, 20));
    const home = await readHome(sam.actor, house);
    expect(home.filled.has('wie5')).toBe(true);
    expect(home.progress.wie.done).toBe(before + 1);
    await removeProof(sam.actor, house, id);
    expect((await readHome(sam.actor, house)).progress.wie.done).toBe(before);
    const actions = (await logOf(house, sam)).map((line) => line.action);
    expect(actions).toEqual(expect.arrayContaining(['proof.add', 'proof.remove']));
  });

  it('sent twice counts once (P31)', async () => {
    const sam = await aPassport(house, 'Sam');
    const mark = randomUUID();
    const add = () => addProof(sam.actor, house, question('kan7'), sound(some(50)), { caption: '', mark });
    const ids = await Promise.all([add(), add()]);
    expect(new Set([...ids, await add()]).size).toBe(1);
    expect((await readProofs(sam.actor, house)).used.files).toBe(1);
  });

  it('finds a full passport full, and says so in time', async () => {
    const sam = await aPassport(house, 'Sam');
    await prove(house, sam, 'kan7', anMp3());
    const add = () =>
      addProof(sam.actor, house, question('kan7'), sound(some(50)), { caption: '', mark: randomUUID() });
    await house.owner('update passport.proof set bytes = $1 where owner = $2', [
      allowance.bytes - 49,
      sam.actor.owner,
    ]);
    expect(await add()).toBe('full');
    await house.owner('update passport.proof set bytes = $1 where owner = $2', [
      allowance.bytes - 50,
      sam.actor.owner,
    ]);
    expect(await add()).not.toBe('full');
  });

  it('is in what is taken along, also with a question that has no words', async () => {
    const sam = await aPassport(house, 'Sam');
    await prove(house, sam, 'kan7', anMp3(), 'Mijn lied');
    house.setClock(1_000);
    await prove(house, sam, 'kan7', aPng(20, 20));
    const { chapters } = await takeEverything(sam.actor, house, 'nl');
    const taken = chapters.flatMap(({ questions }) => questions).find(({ id }) => id === 'kan7');
    expect(taken).toMatchObject({
      lines: [],
      proofs: [
        { file: 'bewijzen/kan7-1.mp3', caption: 'Mijn lied' },
        { file: 'bewijzen/kan7-2.jpg', type: 'image/jpeg' },
      ],
    });
  });
});
