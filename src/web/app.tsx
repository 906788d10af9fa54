import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Actor, pairOf, standingOf, visitor } from '../access/actor.ts';
import { NotStanding } from '../access/facts.ts';
import type { House } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { knownSessions } from '../identity/known-sessions.ts';
import { network } from '../store/limit.ts';
import { type Asking, ask, readForm, viewOf } from './ask.ts';
import type { Built } from './built.ts';
import { cookies as openCookies } from './cookie.ts';
import { showFault, tellFault } from './faults.tsx';
import { youngHere } from './gesprekspartner/guardian-pages.tsx';
import { otherOpen, showFaultToCompanion, signedOutAsked } from './gesprekspartner/lost.tsx';
import { securityHeaders, withMicrophone } from './headers.ts';
import type { Log } from './log.ts';
import { notAlone, otherPerson, signedOut } from './lost-way.tsx';
import { originCheck } from './origin.ts';
import { isForCompanions } from './paths.ts';
import type { Asked, Desk, Handler, Handlers, Route } from './route.ts';
import { largestUpload, type Posted, readUpload } from './upload.ts';

export type Doors = { house: House; desk: Desk; built: Built; log: Log; routes: readonly Route[] };

/** No form of ours is larger, the longest answers in every field included. */
const largestBody = 512 * 1024;

/** The front hall: what every request passes, in this order. */
export function openDoors({ house, desk, built, log, routes }: Doors): Hono {
  const app = new Hono();
  const secure = desk.config.baseUrl?.protocol === 'https:';
  const cookies = openCookies(secure);
  const sessions = knownSessions(house);

  const arrive = (context: Context, policy: Route['policy']): Omit<Asking, 'opened'> => ({
    context,
    house,
    desk,
    cookies,
    assets: built.assets,
    token: (isAsked(policy) ? cookies.companion : cookies.session)(context.req.raw),
    network: networkOf(context, desk),
  });
  const meet = async (context: Context, policy: Route['policy'] = 'open'): Promise<Asking> => {
    const arrived = arrive(context, policy);
    const opened = arrived.token === undefined ? undefined : await sessions.find(arrived.token);
    return { ...arrived, opened, young: policy === 'guardian' && (await youngIn(context)) };
  };
  /** Nobody consents for themselves (P9): whoever is signed in here as a young person is no guardian here. */
  const youngIn = async (context: Context): Promise<boolean> => {
    const token = cookies.session(context.req.raw);
    return token !== undefined && (await sessions.find(token))?.actor.kind === 'owner';
  };
  // Who is known is not asked for: the first act asks along, and nothing leaves before it did (decision 0032).
  const answerKnown = async (context: Context, route: Route): Promise<Response | undefined> => {
    const arrived = arrive(context, route.policy);
    const opened = arrived.token === undefined ? undefined : sessions.recall(arrived.token);
    if (opened === undefined || !asksAlong.has(route.policy)) return undefined;
    try {
      const response = await answer(route, { ...arrived, opened }, nothing);
      return standingOf(opened.actor) === undefined ? response : undefined;
    } catch (error) {
      if (error instanceof NotStanding) return undefined;
      throw error;
    }
  };
  // The page for a fault is drawn even when the store is away: then without knowing who it is for.
  const meetCalmly = (context: Context): Promise<Asking> =>
    meet(context).catch(() => ({ ...arrive(context, 'open'), opened: undefined }));

  // 1. Every answer is timed and told of in the log, by route and not by address.
  app.use(async (context, next) => {
    const begin = performance.now();
    await next();
    const ms = Math.round(performance.now() - begin);
    log.info({ method: context.req.method, route: context.req.routePath, status: context.res.status, ms });
  });
  // 2. Every answer has the security headers.
  app.use(securityHeaders(secure));
  // 3. What was built, and whether we are well.
  app.route('/', built.routes);
  if (desk.recordings) app.route('/', desk.recordings.routes);
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    await Promise.all([house.store.healthy(), house.keys.healthy()]);
    return context.text('ok');
  });
  // 4. No changes from elsewhere; no body larger than what the route takes.
  app.use(originCheck(desk.config.baseUrl));
  // 5. Who is it, is this their way in, and then the page.
  for (const route of routes) {
    const { policy } = route;
    if (route.get)
      app.get(
        route.path,
        async (context) =>
          (await answerKnown(context, route)) ?? answer(route, await meet(context, policy), nothing),
      );
    if (route.post)
      app.post(route.path, atMost(largestOf(route)), async (context) => {
        const asking = await meet(context, policy);
        return answer(route, asking, await readPosted(route, asking));
      });
  }
  // 6. What is not there, and what went wrong: one plain page.
  app.notFound(async (context) =>
    faultPage(new Fault('not-there', 'no such address'), await meetCalmly(context)),
  );
  app.onError(async (error, context) => {
    const fault = error instanceof Fault ? error : new Fault('unavailable', 'unexpected', error);
    const level = fault.kind === 'unavailable' ? 'error' : 'info';
    log[level]({
      fault: fault.kind,
      why: fault.message,
      route: context.req.routePath,
      cause: causeOf(fault),
    });
    return faultPage(fault, await meetCalmly(context));
  });
  return app;
}

/** Pages of who was asked something, with a session of their own beside that of whoever is signed in here. */
const isAsked = (policy: Route['policy']): boolean => ['companion', 'guardian', 'helper'].includes(policy);

/** Whose pages always begin with an act of theirs. A guardian's ask first whether somebody young is signed in here. */
const asksAlong: ReadonlySet<Route['policy']> = new Set(['owner', 'staff', 'receiver', 'companion']);

const nothing: Posted = { form: new URLSearchParams(), file: 'none' };

/** A proof is large, a list of a school is not. */
const largestOf = ({ takesFile, policy }: Route): number => {
  if (takesFile !== true) return largestBody;
  return policy === 'staff' ? largestList : largestUpload;
};
const largestList = 4 * 1024 * 1024;

/** A body that says how long it is need not be counted: the server reads no more of it than that. */
function atMost(maxSize: number): MiddlewareHandler {
  const tooLarge = (): never => {
    throw new Fault('malformed', 'a body over the limit');
  };
  const counted = bodyLimit({ maxSize, onError: tooLarge });
  return async (context, next) => {
    const said = context.req.header('content-length');
    if (said === undefined || context.req.header('transfer-encoding') !== undefined)
      return counted(context, next);
    if (!(Number(said) <= maxSize)) tooLarge();
    return next();
  };
}

/** The form; with its file only from who has the right way in. */
async function readPosted(route: Route, { context, opened }: Asking): Promise<Posted> {
  if (!route.takesFile) return { ...nothing, form: await readForm(context.req.raw) };
  const actor = opened?.actor;
  if (actor?.kind === 'owner' && route.policy === 'owner') return readUpload(context.req.raw, actor.owner);
  if (actor?.kind === 'staff' && route.policy === 'staff') return readUpload(context.req.raw, actor.person);
  return nothing;
}

/** Sends each to the right way in; a page gets only an actor of its own policy. */
async function answer(route: Route, asking: Asking, posted: Posted): Promise<Response> {
  const actor: Actor = asking.opened?.actor ?? visitor;
  const { form } = posted;
  if (route.policy === 'open') return respond(route, ask(asking, actor, posted));
  const asCompanion = isAsked(route.policy);
  if (asking.young === true) return youngHere(ask(asking, visitor, posted));
  if (actor.kind !== route.policy) {
    const asked = ask(asking, actor, posted);
    return asCompanion ? signedOutAsked(asked) : signedOut(asked, route.policy);
  }
  if (form.has('als') && form.get('als') !== asking.opened?.mark)
    return (asCompanion ? otherOpen : otherPerson)(ask(asking, actor, posted));
  if (route.policy === 'owner' && actor.kind === 'owner') return respond(route, ask(asking, actor, posted));
  if (route.policy === 'staff' && actor.kind === 'staff') return respond(route, ask(asking, actor, posted));
  if (route.policy === 'receiver' && actor.kind === 'receiver')
    return respond(route, ask(asking, actor, posted));
  if (route.policy === 'companion' && actor.kind === 'companion')
    return respond(route, ask(asking, actor, posted));
  if (route.policy === 'guardian' && actor.kind === 'guardian')
    return respond(route, ask(asking, actor, posted));
  if (route.policy === 'helper' && actor.kind === 'helper') return respond(route, ask(asking, actor, posted));
  throw new Fault('not-there', 'no such way in');
}

async function respond<A extends Actor>(route: Handlers<A>, asked: Asked<A>): Promise<Response> {
  const handler = asked.posted ? route.post : route.get;
  if (handler === undefined) throw new Fault('not-there', 'no such method here');
  if (route.alone === true && pairOf(asked.actor) !== undefined) return notAlone(asked);
  const response = await handled(handler, asked);
  if (route.microphone === true) response.headers.set('Permissions-Policy', withMicrophone);
  return response;
}

/** What the owner does alone, asked for with somebody beside, gets an answer that knows the page and what was typed. */
async function handled<A extends Actor>(handler: Handler<A>, asked: Asked<A>): Promise<Response> {
  try {
    return await handler(asked);
  } catch (error) {
    if (error instanceof Fault && error.kind === 'not-alone') return notAlone(asked);
    throw error;
  }
}

function faultPage(fault: Fault, asking: Asking): Response {
  const { context } = asking;
  const view = viewOf(asking, new URL(context.req.raw.url));
  if (context.req.header('x-auto-save') !== undefined) return tellFault(fault, view);
  return isForCompanions(context.req.path) ? showFaultToCompanion(fault, view) : showFault(fault, view);
}

/** The network that tries are counted by. A forwarded address counts only when our own proxies set it. */
function networkOf(context: Context, desk: Desk): string {
  const proxies = desk.config.trustedProxies;
  const forwarded = context.req.header('x-forwarded-for')?.split(',') ?? [];
  const told = proxies > 0 ? forwarded[forwarded.length - proxies]?.trim() : undefined;
  try {
    return network(told ?? getConnInfo(context).remote.address ?? 'unknown');
  } catch {
    return 'unknown'; // a request made by a test, without a connection
  }
}

function causeOf(fault: Fault): string | undefined {
  const { cause } = fault;
  if (!(cause instanceof Error)) return undefined;
  // Name and place only: the message of a driver can hold what somebody typed.
  return [cause.name, 'code' in cause ? String(cause.code) : '', cause.stack?.split('\n')[1]?.trim()]
    .filter(Boolean)
    .join(' ');
}
