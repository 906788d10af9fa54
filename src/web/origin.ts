import type { MiddlewareHandler } from 'hono';
import { Fault } from '../base/fault.ts';

/**
 * What changes something has to come from our own pages: the browser says so in `Sec-Fetch-Site`, older ones in `Origin`.
 * A request that says neither is no browser's form, and is refused too. GET and HEAD change nothing anywhere.
 */
export function originCheck(baseUrl: URL | undefined): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') {
      const site = context.req.header('sec-fetch-site');
      const from = context.req.header('origin');
      // Without BASE_URL the house is on this machine alone, under whatever name of it the browser was given.
      const own = baseUrl?.origin ?? `http://${context.req.header('host')}`;
      const ours = from === undefined ? site === 'same-origin' : from === own;
      if (!ours || (site !== undefined && site !== 'same-origin')) {
        throw new Fault('malformed', 'a change that does not come from our own pages');
      }
    }
    await next();
  };
}
