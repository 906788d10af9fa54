import type { Route } from '../../src/web/route.ts';
import { fillings, idsIn, isOf, withIds } from './addresses.ts';
import { fillIn, formsIn } from './forms.ts';
import { nobodys, type Someone } from './people.ts';
import { ask, type Fields, fileOf, type Met, markOf, post, type Stage, type Visit } from './stage.ts';

/** What has the place of an id and is none: too short, and two of the right length. */
const malformed = ['x', '-'.repeat(36), `${nobodys.slice(0, 35)}g`];
/** As a browser asks for the rest of a file, or whether what it has is still so. */
const again = { range: 'bytes=0-9', 'if-none-match': '*', 'if-modified-since': new Date(0).toUTCString() };

export type Walked = { asked: number; wrong: string[] };

/** An address that somebody of the cast has, and what their forms there post. */
type Aim = { route: Route; real: string; forms: readonly Fields[] };

/**
 * Everybody from elsewhere asks every address of their own kind with somebody else's id in it, by GET and HEAD and with the forms of who may, and has to get
 * what an address gets that is not there, byte for byte. So do an id of nobody and what is no id: of those each role at work tries every sixth address.
 */
export async function askForeign(stage: Stage, seen: readonly Visit[]): Promise<Walked> {
  const walked: Walked = { asked: 0, wrong: [] };
  const aims = aimsOf(stage, seen);
  for (const [n, who] of stage.outside.entries()) {
    const own = aims.filter(({ route }) => route.policy === who.kind);
    const cookie = stage.cookies.get(who);
    const mark = await markOf(stage, cookie);
    const gone = {
      get: await ask(stage, cookie, '/bestaat-niet'),
      post: await post(stage, cookie, '/bestaat-niet', []),
    };
    for (const [m, aim] of own.entries())
      await askOne(stage, walked, {
        who,
        cookie,
        mark,
        gone,
        aim,
        whole: who.kind !== 'staff' || (m + n) % 6 === 0,
      });
  }
  return walked;
}

type One = {
  who: Someone;
  cookie: string | undefined;
  mark: string;
  gone: { get: Met; post: Met };
  aim: Aim;
  whole: boolean;
};

async function askOne(
  stage: Stage,
  walked: Walked,
  { who, cookie, mark, gone, aim, whole }: One,
): Promise<void> {
  const { route, real, forms } = aim;
  const held = (how: string, met: Met, html: string): void => {
    walked.asked++;
    if (met.status === 404 && met.html === html && met.location === null) return;
    walked.wrong.push(`${who.name} ${how} ${route.path}: ${met.status}`);
  };
  const sends = (fields: Fields, path: string) =>
    post(stage, cookie, path, [['als', mark], ...fields], fileOf(route));
  held('GET of another', await ask(stage, cookie, real), gone.get.html);
  for (const fields of forms) held('POST of another', await sends(fields, real), gone.post.html);
  if (!whole) return;
  held('HEAD of another', await ask(stage, cookie, real, { method: 'HEAD' }), '');
  held('GET of a part of another', await ask(stage, cookie, real, { headers: again }), gone.get.html);
  for (const id of [nobodys, ...malformed]) {
    const path = withIds(route, real, id);
    held(`GET of ${id}`, await ask(stage, cookie, path), gone.get.html);
    for (const fields of forms.slice(0, 1)) held(`POST of ${id}`, await sends(fields, path), gone.post.html);
  }
}

/** Who is nobody, or has another way in, is sent to the right one, and is told nothing else; the same for a real id as for one of nobody. */
export async function askOtherwise(stage: Stage, seen: readonly Visit[]): Promise<Walked> {
  const walked: Walked = { asked: 0, wrong: [] };
  const aims = aimsOf(stage, seen);
  for (const who of [undefined, ...strangers(stage)]) {
    const cookie = who && stage.cookies.get(who);
    for (const { route, real } of aims) {
      if (route.policy === 'open' || route.policy === who?.kind) continue;
      const met = async (path: string): Promise<string> => {
        walked.asked += 2;
        const got = route.get && (await ask(stage, cookie, path));
        const posted = route.post && (await post(stage, cookie, path, [], fileOf(route)));
        if ((got && got.status !== 303) || (posted && posted.status !== 401))
          walked.wrong.push(`${who?.name} ${route.path}: ${got?.status} ${posted?.status}`);
        return JSON.stringify([got, posted]).replaceAll(path, 'here');
      };
      if ((await met(real)) !== (await met(withIds(route, real, nobodys))))
        walked.wrong.push(`${who?.name} ${route.path} differs`);
    }
  }
  return walked;
}

/** One of each kind: who has another way in is held back before their role is looked at. */
const strangers = ({ outside }: Stage): Someone[] => [
  ...new Map(outside.map((who) => [who.kind, who])).values(),
];

const aimsOf = (stage: Stage, seen: readonly Visit[]): Aim[] =>
  stage.routes.filter((route) => idsIn(route).length > 0).map((route) => aimOf(stage, seen, route));

/** An address of this route that somebody could open, or that a form of theirs posts to; or else with ids that stand there. */
function aimOf({ book }: Stage, seen: readonly Visit[], route: Route): Aim {
  const there = seen.flatMap(({ html }) => formsIn(html).filter(({ action }) => isOf(route, action)));
  const posted = there.map(({ action }) => action.split('?')[0] ?? '');
  const opened = seen.filter((one) => one.route === route).map(({ path }) => path);
  const real = [
    ...opened.filter((path) => posted.includes(path)),
    ...opened,
    ...posted,
    ...fillings(route, book, undefined, 1),
  ][0];
  const at = real ?? withIds(route, route.path, nobodys);
  const mine = there.filter(({ action }) => action.split('?')[0] === at);
  return { route, real: at, forms: route.post ? filledIn(mine) : [] };
}

/** What these forms post, filled in, with each button: four at the most. An address without a form of its own gets an empty one. */
function filledIn(forms: ReturnType<typeof formsIn>): Fields[] {
  const filled = forms.flatMap((form): Fields[] => {
    const fields = fillIn(form, 'proef').filter(([name]) => name !== 'als');
    return form.buttons.length === 0 ? [fields] : form.buttons.map((button) => [...fields, button]);
  });
  const all: Fields[] = filled.length === 0 ? [[]] : filled;
  return [...new Map(all.map((fields) => [JSON.stringify(fields), fields])).values()].slice(0, 4);
}
