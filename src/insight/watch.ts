import type { StaffActor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { Fault, TooMany } from '../base/fault.ts';
import type { GroupId } from '../base/id.ts';
import { type Board, followBoard, readBoard } from './board.ts';

/** Somebody's screen with a board on it. */
export type Viewer = {
  actor: StaffActor;
  /** Whether this session still stands; asked before everything that is sent. */
  here: () => Promise<boolean>;
  /** The words of the board for this screen: its language, with names or without. */
  draw: (board: Board) => string;
};

export type Watch = {
  /** A stream of server-sent events, for as long as the lesson is on and the viewer may see it. Fault `too-many` when there are too many. */
  open(group: GroupId, viewer: Viewer): ReadableStream<Uint8Array>;
  /** Ends all streams, so that the server can stop; each screen comes back to another node by itself. */
  close(): void;
};

type Pace = { look: number; beat: number; most: number; each: number };

/** One look a second; a sign of life each quarter of a minute, so that no proxy hangs up; and no more screens than these. */
const usual: Pace = { look: 1_000, beat: 15_000, most: 400, each: 6 };

/** A screen that does not take what it is sent within so many messages is gone: it comes back when it can. */
const behind = 6;

/** `mark`: of the board that it shows. */
type Screen = Viewer & {
  control: ReadableStreamDefaultController<Uint8Array>;
  mark: string | undefined;
};
type Room = {
  screens: Set<Screen>;
  beat: number;
  timer: NodeJS.Timeout | undefined;
};

/**
 * Boards that renew themselves (F116). A node looks at each lesson once a second, however many screens show it, and opens names only when
 * something changed. It asks the database, so it makes no difference at which node somebody answered, and a node that starts again has
 * nothing to remember. At each sending the inner door judges anew, for each screen.
 */
export function openWatch(house: House, pace: Partial<Pace> = {}): Watch {
  const { look, beat, most, each } = { ...usual, ...pace };
  const rooms = new Map<GroupId, Room>();
  const text = new TextEncoder();
  let open = 0;
  let closed = false;

  const leave = (room: Room, screen: Screen): void => {
    if (!room.screens.delete(screen)) return;
    open -= 1;
    try {
      screen.control.close();
    } catch {
      // The other side has hung up already.
    }
  };

  const send = (room: Room, screen: Screen, event: string): void => {
    if (!room.screens.has(screen)) return;
    if ((screen.control.desiredSize ?? 0) < -behind) leave(room, screen);
    else screen.control.enqueue(text.encode(event));
  };

  /** What may be sent to one screen; who may not see it (any more) gets nothing, and the stream ends. */
  async function tell(group: GroupId, room: Room, screen: Screen, event: () => string): Promise<void> {
    const may = (await screen.here()) && (await mayFollow(screen.actor, house, group));
    if (may) send(room, screen, event());
    else leave(room, screen);
  }

  async function turn(group: GroupId, room: Room): Promise<void> {
    const [first] = room.screens;
    if (first === undefined) return;
    let mark: string | undefined;
    try {
      mark = await followBoard(first.actor, house, group);
    } catch (fault) {
      if (isNotThere(fault)) return leave(room, first);
      throw fault;
    }
    if (mark === undefined) {
      for (const screen of room.screens) {
        send(room, screen, 'event: over\ndata:\n\n');
        leave(room, screen);
      }
      return;
    }
    const old = [...room.screens].filter((screen) => screen.mark !== mark);
    if (old.length > 0) {
      const board = await readBoard(first.actor, house, group);
      for (const screen of old) {
        await tell(group, room, screen, () => inEvent(screen.draw(board)));
        screen.mark = mark;
      }
    }
    if (Date.now() - room.beat >= beat) {
      for (const screen of [...room.screens]) await tell(group, room, screen, () => ': here\n\n');
      room.beat = Date.now();
    }
  }

  function plan(group: GroupId, room: Room, wait: number): void {
    room.timer = setTimeout(() => {
      // Without the store nothing is sent, and the next turn asks again.
      void turn(group, room)
        .catch(() => undefined)
        .then(() => (room.screens.size > 0 ? plan(group, room, look) : rooms.delete(group)));
    }, wait);
    room.timer.unref();
  }

  const sameSession = (room: Room, { actor }: Viewer): number =>
    [...room.screens].filter((screen) => screen.actor.session === actor.session).length;

  function enter(group: GroupId, viewer: Viewer, control: Screen['control']): () => void {
    const known = rooms.get(group);
    const room: Room = known ?? { screens: new Set(), beat: Date.now(), timer: undefined };
    const screen: Screen = { ...viewer, control, mark: undefined };
    room.screens.add(screen);
    open += 1;
    control.enqueue(text.encode('retry: 2000\n\n'));
    if (known === undefined) {
      rooms.set(group, room);
      plan(group, room, 0);
    }
    return () => leave(room, screen);
  }

  return {
    open(group, viewer) {
      if (closed) throw new Fault('unavailable', 'this node is stopping');
      const room = rooms.get(group);
      if (open >= most || (room !== undefined && sameSession(room, viewer) >= each))
        throw new TooMany('too many boards are open', 60_000);
      let left = (): void => undefined;
      return new ReadableStream<Uint8Array>({
        start: (control) => {
          left = enter(group, viewer, control);
        },
        cancel: () => left(),
      });
    },
    close() {
      closed = true;
      for (const room of rooms.values()) {
        clearTimeout(room.timer);
        for (const screen of [...room.screens]) leave(room, screen);
      }
      rooms.clear();
    },
  };
}

async function mayFollow(actor: StaffActor, house: House, group: GroupId): Promise<boolean> {
  try {
    return (await followBoard(actor, house, group)) !== undefined;
  } catch (fault) {
    if (isNotThere(fault)) return false;
    throw fault;
  }
}

const isNotThere = (fault: unknown): boolean => fault instanceof Fault && fault.kind === 'not-there';

/** Each line of it is a `data:` line of one event. */
function inEvent(html: string): string {
  const lines = html.split(/\r\n|[\r\n]/).map((line) => `data: ${line}\n`);
  return `event: board\n${lines.join('')}\n`;
}
