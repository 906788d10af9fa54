import { describe, expect, it } from 'vitest';
import { typingDrill } from './typing.ts';

/** The short form of the drill. The long one, with the figure of G10: `npm run drill -- typing --rounds 50`. */
describe('kill -9 of the browser while somebody types (G10, P17)', () => {
  it('nothing typed more than two seconds earlier is lost, and none of it stands in clear in the profile', async () => {
    expect(await typingDrill(2)).toEqual({ typed: 2, lost: [], inClear: [] });
  });

  it('the drill notices a browser that keeps nothing, or keeps it in clear', async () => {
    const { lost, inClear } = await typingDrill(1, 'in clear');
    expect([lost.length, inClear.length > 0]).toEqual([1, true]);
  });
});
