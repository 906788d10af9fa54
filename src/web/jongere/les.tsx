import type { OwnerActor } from '../../access/actor.ts';
import { takePart } from '../../organisations/lead.ts';
import { readHome } from '../../passport/home.ts';
import { catalog } from '../../questions/catalog.ts';
import { runs } from '../../questions/flow.ts';
import { pieceOf, stepAt } from '../../questions/lessons.ts';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { asksRoute, routeBefore } from './way.ts';

/**
 * "Doe mee": the young person takes part in the lesson of the own class, and goes to what the class does now (F116). Their own press, never
 * the mentor's: no page moves under anybody's hands.
 */
export const togetherRoute = ownerRoute(paths.together(), {
  get: ({ go }) => go(paths.home()),
  post: async (asked) => asked.go(await whereTheClassIs(asked)),
});

async function whereTheClassIs({ actor, house }: Asked<OwnerActor>): Promise<string> {
  const together = await takePart(actor, house);
  const piece = together && pieceOf(stepAt(together.plan, together.step));
  if (piece === undefined) return paths.home();
  const { route, filled } = await readHome(actor, house);
  if (asksRoute(piece.chapter, route, filled)) return routeBefore(piece.chapter);
  // A lesson counts the questions of the method: its board is the same for everybody.
  const question = runs(catalog, piece.chapter, route ?? undefined, filled).core[piece.from - 1];
  // The second half of a chapter can be of a route that was not chosen yet.
  if (question === undefined)
    return route === null ? routeBefore(piece.chapter) : paths.chapter(piece.chapter);
  return paths.question(piece.chapter, question.id);
}
