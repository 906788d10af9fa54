import { parse, serialize } from 'hono/utils/cookie';
import type { Look } from './view.ts';

/** Cookies of the house. On https they carry `__Host-` and Secure; plain http is for this machine itself alone. */
export type Cookies = {
  /** The token of the session, out of a request. */
  session(request: Request): string | undefined;
  setSession(response: Response, token: string, own: boolean): Response;
  clearSession(response: Response): Response;
  /** The same for somebody who was asked something: apart, so that who has a passport of their own stays in it. */
  companion(request: Request): string | undefined;
  setCompanion(response: Response, token: string): Response;
  clearCompanion(response: Response): Response;
  /** The language that a visitor chose before being anybody. */
  language(request: Request): string | undefined;
  setLanguage(response: Response, language: string): Response;
  /** How pages look on this device: of who has no account here, or is on a device of one's own. */
  look(request: Request): Readonly<Record<string, string>>;
  setLook(response: Response, look: Look): Response;
  /** Which styles this browser has in its cache. */
  style(request: Request): string | undefined;
  setStyle(response: Response, style: string): Response;
  /** Binds a code that was mailed to the browser that asked for it. */
  attempt(request: Request): string | undefined;
  setAttempt(response: Response, value: string): Response;
  /** Binds what the school's own page answers to the browser that went there. */
  school(request: Request): string | undefined;
  setSchool(response: Response, value: string): Response;
};

const halfYear = 182 * 86_400;

export function cookies(secure: boolean): Cookies {
  const named = (name: string): string => (secure ? `__Host-${name}` : name);
  const read = (request: Request, name: string): string | undefined =>
    parse(request.headers.get('cookie') ?? '', named(name))[named(name)];
  const set = (response: Response, name: string, value: string, maxAge: number | undefined): Response => {
    const options = {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'Lax',
      ...(maxAge !== undefined && { maxAge }),
    } as const;
    response.headers.append('Set-Cookie', serialize(named(name), value, options));
    return response;
  };
  return {
    session: (request) => read(request, 'pvs'),
    // On a shared device the cookie goes when the browser closes (C12).
    setSession: (response, token, own) => set(response, 'pvs', token, own ? halfYear : undefined),
    clearSession: (response) => set(response, 'pvs', '', 0),
    companion: (request) => read(request, 'pvs-vraag'),
    setCompanion: (response, token) => set(response, 'pvs-vraag', token, undefined),
    clearCompanion: (response) => set(response, 'pvs-vraag', '', 0),
    language: (request) => read(request, 'pvs-taal'),
    setLanguage: (response, language) => set(response, 'pvs-taal', language, halfYear),
    look: (request) => Object.fromEntries(new URLSearchParams(read(request, 'pvs-weergave') ?? '')),
    setLook: (response, look) =>
      set(response, 'pvs-weergave', new URLSearchParams(look).toString(), halfYear),
    style: (request) => read(request, 'pvs-stijl'),
    setStyle: (response, style) => set(response, 'pvs-stijl', style, halfYear),
    attempt: (request) => read(request, 'pvs-poging'),
    setAttempt: (response, value) => set(response, 'pvs-poging', value, value === '' ? 0 : 1_500),
    school: (request) => read(request, 'pvs-school'),
    setSchool: (response, value) => set(response, 'pvs-school', value, value === '' ? 0 : 900),
  };
}
