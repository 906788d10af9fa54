import { Fault } from '../../base/fault.ts';
import { followBoard } from '../../insight/board.ts';
import { pattern } from '../paths.ts';
import { staffRoute } from '../route.ts';
import { BoardRegion } from './board-region.tsx';
import { boardViewOf } from './bord.tsx';
import { groupOf } from './les.tsx';

/**
 * The board as it changes: server-sent events, each the whole region of the page, for as long as the lesson is on and this mentor has the
 * group. What breaks, the browser joins again, at whichever node.
 */
export const boardLiveRoute = staffRoute(pattern.lessonLive, {
  async get(asked) {
    const { actor, house, desk } = asked;
    const group = groupOf(asked);
    if ((await followBoard(actor, house, group)) === undefined)
      throw new Fault('not-there', 'no lesson is on');
    const shown = boardViewOf(asked);
    const events = desk.watch.open(group, {
      actor,
      here: asked.stillHere,
      draw: (board) => {
        if (board.lesson === undefined) return '';
        const view = { ...shown.view, now: house.clock() };
        return String(<BoardRegion {...shown} view={view} board={board} lesson={board.lesson} />);
      },
    });
    return new Response(events, {
      headers: {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // Asks a proxy to pass on each event when it comes.
        'X-Accel-Buffering': 'no',
      },
    });
  },
});
