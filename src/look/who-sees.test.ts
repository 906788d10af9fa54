import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, aReceiver, type Passport } from '../../tests/harness/passport.ts';
import { days } from '../base/clock.ts';
import { catalog } from '../questions/catalog.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { withdrawGrant } from '../sharing/withdraw.ts';
import { readQuestion } from './question.ts';
import { countReceivers } from './who-sees.ts';

let house: FreshHouse;
let noor: Passport;
beforeEach(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
});
afterEach(() => house.drop());

async function seers(id: string): Promise<number> {
  const question = catalog.question(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return (await readQuestion(noor.actor, house, question)).seers;
}

async function share(chapters: readonly 'wie'[], questions: readonly string[], extra: readonly string[]) {
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters, questions, ends: new Date('2027-01-15T23:00:00Z') });
  if (extra.length > 0) await chooseExtra(noor.actor, house, id, extra);
  return id;
}

describe('who can see an answer now (U4)', () => {
  it('counts shares that stand, and not a draft, a stopped or an ended one', async () => {
    const id = await share(['wie'], [], []);
    expect([await seers('wie5'), await countReceivers(noor.actor, house)]).toEqual([0, 0]);
    await giveGrant(noor.actor, house, id);
    expect([await seers('wie5'), await countReceivers(noor.actor, house)]).toEqual([1, 1]);
    await withdrawGrant(noor.actor, house, id);
    expect([await seers('wie5'), await countReceivers(noor.actor, house)]).toEqual([0, 0]);
    await giveGrant(noor.actor, house, await share(['wie'], [], []));
    house.setClock(days(60));
    expect(await seers('wie5')).toBe(0);
  });

  it('counts only what the share shows: not another chapter, not what is extra protected and was not named', async () => {
    await giveGrant(noor.actor, house, await share(['wie'], ['kan1'], ['nod1']));
    const counts = Object.fromEntries(
      await Promise.all(
        ['wie5', 'wie9', 'kan1', 'kan5', 'nod1', 'nod2', 'nod12'].map(async (id) => [id, await seers(id)]),
      ),
    );
    expect(counts).toEqual({ wie5: 1, wie9: 0, kan1: 1, kan5: 0, nod1: 1, nod2: 0, nod12: 0 });
  });
});
