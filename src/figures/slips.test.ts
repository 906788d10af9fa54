import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Counted, cards, freshCounted } from '../../tests/harness/counted.ts';
import { perform } from '../access/perform.ts';
import { saveAnswer } from '../passport/answer.ts';
import { chooseCounting } from '../passport/counting.ts';
import { forgetPassport } from '../retention/forget.ts';

let house: Counted['house'];
let at: Counted['at'];
let slips: Counted['slips'];
beforeAll(async () => {
  ({ house, at, slips } = await freshCounted());
});
afterAll(() => house.drop());

const lengthOf = (slip: Record<string, unknown> | undefined) =>
  (slip?.sealed as Uint8Array | undefined)?.length;

describe('what waits to be counted', () => {
  it('is a slip of nobody: no row says whose it is, and the role of the app reads nothing on it', async () => {
    await saveAnswer(at(0), house, 'kan1', cards('samenwerken', 'luisteren'), 0);
    const [slip, ...more] = await slips();
    expect(more).toEqual([]);
    expect(JSON.stringify(slip)).not.toContain(at(0).owner);
    expect(String(slip?.sealed)).not.toContain('samenwerken');
    await expect(
      perform(house, at(0), 'passport.read', { passport: at(0).owner }, ({ tx }) =>
        tx.selectFrom('passport.slip').select('sealed').execute(),
      ),
    ).rejects.toThrow();
    const seen = await perform(house, at(0), 'passport.read', { passport: at(0).owner }, ({ tx }) =>
      tx.selectFrom('passport.slip').select('id').execute(),
    );
    expect(seen).toEqual([]);
  });

  it('changes with the answer, and goes with it: one slip a question', async () => {
    const [before] = await slips();
    await saveAnswer(at(0), house, 'kan1', cards('inleven'), 1);
    const [after, ...more] = await slips();
    expect(more).toEqual([]);
    expect(after?.id).toEqual(before?.id);
    expect(after?.sealed).not.toEqual(before?.sealed);
    expect(lengthOf(after)).toBe(lengthOf(before));
    await saveAnswer(at(0), house, 'kan1', { state: 'talk', parts: {} }, 2);
    expect(await slips()).toEqual([]);
  });

  it('of what helps: nothing before a yes, then also what was chosen before, and nothing after a no', async () => {
    await saveAnswer(at(0), house, 'nod1', cards('maatje'), 0);
    expect(await slips()).toHaveLength(0);
    await chooseCounting(at(0), house, 'all');
    expect(await slips()).toHaveLength(1);
    await chooseCounting(at(0), house, 'some');
    expect(await slips()).toHaveLength(0);
    await saveAnswer(at(0), house, 'kan1', cards('luisteren'), 3);
    expect(await slips()).toHaveLength(1);
    await chooseCounting(at(0), house, 'none');
    expect(await slips()).toHaveLength(0);
    await chooseCounting(at(0), house, 'all');
    expect(await slips()).toHaveLength(2);
  });

  it('goes with the passport, and no other goes along', async () => {
    await saveAnswer(at(11), house, 'kan1', cards('luisteren'), 0);
    expect(await slips()).toHaveLength(3);
    const { owner } = at(11);
    await perform(house, at(11), 'passport.read', { passport: owner }, (granted) =>
      forgetPassport(granted, house, owner),
    );
    expect(await slips()).toHaveLength(2);
  });
});
