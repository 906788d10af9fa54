import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, logOf, type Passport, write } from '../../tests/harness/passport.ts';
import type { OwnerActor, ReceiverActor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { days } from '../base/clock.ts';
import { type GrantId, newId, type SessionId } from '../base/id.ts';
import { answersOf } from '../passport/rows.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { listShares, readShare } from '../sharing/list.ts';
import { withdrawAll, withdrawGrant } from '../sharing/withdraw.ts';
import { readHistory } from './history.ts';
import { previewShare } from './preview.ts';
import { lookShared } from './shared.ts';

let house: FreshHouse;
let noor: Passport;
beforeEach(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  await write(house, noor, 'wie5', 'Mijn zusje leren fietsen');
  await write(house, noor, 'wie9', 'Geheim over thuis');
  await write(house, noor, 'wil1', 'Verpleegkundige worden');
  await write(house, noor, 'nod2', 'Uitleg met plaatjes');
  await write(house, noor, 'nod12', 'Alleen voor mijzelf');
});
afterEach(() => house.drop());

async function share(
  chapters: readonly ('wie' | 'kan' | 'wil' | 'stap')[],
  extra: string[] = [],
  questions: string[] = [],
) {
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters, questions });
  await chooseExtra(noor.actor, house, id, extra);
  expect(await giveGrant(noor.actor, house, id)).toBe('given');
  return id;
}
const words = async (actor: ReceiverActor) => JSON.stringify(await lookShared(actor, house, 'nl'));

describe('looking at a shared passport', () => {
  it('shows whole chapters live, and nothing extra protected or private', async () => {
    const id = await share(['wie', 'wil']);
    const actor = await accept(house, noor, id);
    await write(house, noor, 'wie3', 'Later geschreven');
    const seen = await words(actor);
    expect(seen).toContain('zusje leren fietsen');
    expect(seen).toContain('Later geschreven');
    expect(seen).toContain('Verpleegkundige');
    for (const hidden of ['Geheim', 'plaatjes', 'mijzelf']) expect(seen).not.toContain(hidden);
  });

  it('leaves no trace of what was left out (U43), and says what was skipped (U8)', async () => {
    const actor = await accept(house, noor, await share(['wie']));
    const { shown } = await lookShared(actor, house, 'nl');
    expect(shown.chapters.map((chapter) => chapter.id)).toEqual(['wie']);
    const ids = shown.chapters[0]?.questions.map((question) => [question.id, question.state]);
    expect(ids).toEqual([
      ['wie1', 'given'],
      ['wie2', 'none'],
      ['wie4', 'none'],
      ['wie5', 'given'],
      ['wie6', 'none'],
    ]);
    expect(shown.count).toEqual({ chapters: 1, of: 5, single: 0, extra: 0 });
  });

  it('shows what was chosen by name in the step of its own, and single answers', async () => {
    const actor = await accept(house, noor, await share([], ['nod2'], ['wil1']));
    const seen = await words(actor);
    expect(seen).toContain('plaatjes');
    expect(seen).toContain('Verpleegkundige');
    expect(seen).not.toContain('zusje');
  });

  it('is the same as the preview (U36)', async () => {
    const id = await share(['wie'], ['nod2'], ['wil1']);
    const actor = await accept(house, noor, id);
    const { shown } = await previewShare(noor.actor, house, id, 'nl');
    expect((await lookShared(actor, house, 'nl')).shown).toEqual(shown);
  });

  it('has exactly one line in the log for each look, and none for a preview', async () => {
    const id = await share(['wie']);
    const actor = await accept(house, noor, id);
    for (let n = 0; n < 3; n++) await lookShared(actor, house, 'nl');
    await previewShare(noor.actor, house, id, 'nl');
    const looks = (await logOf(house, noor)).filter((line) => line.action === 'grant.look');
    expect(looks).toMatchObject([1, 2, 3].map(() => ({ outcome: 'allowed', grant: id, role: 'receiver' })));
    const [listed] = await listShares(noor.actor, house);
    expect(listed?.looks?.times).toBe(3);
  });

  it('opens nothing before the purpose was accepted, and nothing of a draft', async () => {
    const id = await share(['wie']);
    const actor = {
      kind: 'receiver',
      grant: id,
      owner: noor.actor.owner,
      session: newId<SessionId>(),
    } as const;
    await expect(words(actor)).rejects.toMatchObject({ kind: 'not-there' });
    const draft = await makeDraft(noor.actor, house, aReceiver);
    await expect(words({ ...actor, grant: draft })).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('opens nothing of somebody else, whatever the session says', async () => {
    const other = await aPassport(house, 'Sam');
    const actor = await accept(house, noor, await share(['wie']));
    await expect(words({ ...actor, owner: other.actor.owner })).rejects.toMatchObject({ kind: 'not-there' });
  });
});

describe('stopping', () => {
  it('is in force at the very next look, which is written down as one that saw nothing', async () => {
    const id = await share(['wie']);
    const actor = await accept(house, noor, id);
    await words(actor);
    await withdrawGrant(noor.actor, house, id);
    await expect(words(actor)).rejects.toMatchObject({ kind: 'not-there' });
    const last = (await logOf(house, noor)).at(-1);
    expect(last).toMatchObject({ action: 'grant.look', outcome: 'refused', grant: id });
  });

  it('can be all at once, and leaves drafts alone', async () => {
    const [one, two] = [await share(['wie']), await share(['wil'])];
    const draft = await makeDraft(noor.actor, house, aReceiver);
    const looking = await accept(house, noor, two);
    expect(await withdrawAll(noor.actor, house)).toBe(2);
    await expect(words(looking)).rejects.toMatchObject({ kind: 'not-there' });
    const states = new Map((await listShares(noor.actor, house)).map((one) => [one.id, one.state]));
    expect([states.get(one), states.get(two), states.get(draft)]).toEqual(['stopped', 'stopped', 'draft']);
  });

  it('comes by itself at the end', async () => {
    const actor = await accept(house, noor, await share(['wie']));
    house.setClock(days(43));
    await expect(words(actor)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('of a share of somebody else does nothing', async () => {
    const id = await share(['wie']);
    const sam = await aPassport(house, 'Sam');
    await withdrawGrant(sam.actor, house, id);
    await withdrawAll(sam.actor, house);
    expect((await readShare(noor.actor, house, id))?.state).toBe('offered');
    expect(await readShare(sam.actor, house, id)).toBeUndefined();
  });
});

describe('row security alone, without the filter in the code', () => {
  const rows = (actor: OwnerActor | ReceiverActor, of: Passport) =>
    perform(
      house,
      actor,
      actor.kind === 'owner' ? 'answer.read' : 'grant.look',
      { passport: actor.owner },
      ({ tx }) => answersOf(tx, of.actor.owner),
    ).then((found) => found.map((row) => row.question).sort());

  it('gives a receiver the rows of the scope and no other', async () => {
    expect(await rows(await accept(house, noor, await share(['wie'])), noor)).toEqual(['wie1', 'wie5']);
    expect(await rows(await accept(house, noor, await share([], ['nod2'], ['wil1'])), noor)).toEqual([
      'nod2',
      'wil1',
    ]);
  });

  it('never gives a private row, even when a grant names it', async () => {
    const id = await share(['wie']);
    const actor = await accept(house, noor, id);
    await house.owner(
      `update sharing."grant" set extra = '{nod12,wie9}', questions = '{nod12,wie9}' where id = $1`,
      [id],
    );
    expect(await rows(actor, noor)).toEqual(['wie1', 'wie5', 'wie9']);
  });

  it('gives an extra protected row only when it is named with the extra ones', async () => {
    const id = await share(['wie']);
    const actor = await accept(house, noor, id);
    await house.owner(`update sharing."grant" set questions = '{wie9}' where id = $1`, [id]);
    expect(await rows(actor, noor)).toEqual(['wie1', 'wie5']);
  });

  it('gives nobody rows of another passport', async () => {
    const sam = await aPassport(house, 'Sam');
    const actor = await accept(house, noor, await share(['wie']));
    expect(await rows(actor, sam)).toEqual([]);
    expect(await rows(sam.actor, noor)).toEqual([]);
  });
});

describe('who looked when (F83)', () => {
  it('is newest first, says who, and leaves out own reading', async () => {
    const id = await share(['wie']);
    const actor = await accept(house, noor, id);
    await words(actor);
    await withdrawGrant(noor.actor, house, id);
    await words(actor).catch(() => undefined);
    const { lines } = await readHistory(noor.actor, house, { whole: false });
    expect(lines.map((line) => [line.action, line.who, line.refused, line.receiver?.name])).toEqual([
      ['grant.look', 'receiver', true, aReceiver.name],
      ['grant.withdraw', 'you', false, aReceiver.name],
      ['grant.look', 'receiver', false, aReceiver.name],
      ['grant.accept', 'receiver', false, aReceiver.name],
      ['grant.give', 'you', false, aReceiver.name],
      ['birthday.keep', 'you', false, undefined],
      ['passport.start', 'you', false, undefined],
    ]);
  });

  it('comes in pages without holes or doubles', async () => {
    const id: GrantId = await share(['wie']);
    const actor = await accept(house, noor, id);
    for (let n = 0; n < 30; n++) await words(actor);
    const first = await readHistory(noor.actor, house, { whole: false });
    const second = await readHistory(noor.actor, house, { whole: false, before: first.before });
    const numbers = [...first.lines, ...second.lines].map((line) => line.n);
    expect(numbers).toHaveLength(34);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
    expect(second.before).toBeUndefined();
  });
});
