import type {
  Actor,
  CompanionActor,
  GuardianActor,
  HelperActor,
  OwnerActor,
  ReceiverActor,
  StaffActor,
} from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import type { Config } from '../config.ts';
import type { SchoolProtocol } from '../identity/school-protocol.ts';
import type { Watch } from '../insight/watch.ts';
import type { Checked } from '../mail/check.ts';
import type { Press } from '../papers/press.ts';
import type { Limits } from '../store/limit.ts';
import type { Recordings } from './recordings.ts';
import type { Upload } from './upload.ts';
import type { Look, View } from './view.ts';

/** What the doors need beside the house itself. */
export type Desk = {
  config: Config;
  limits: Limits;
  /** The boards of lessons that renew themselves. */
  watch: Watch;
  /** Makes PDFs. */
  press: Press;
  /** Where the outside reaches us: `https://host`, no slash at the end. Known once the port is. */
  origin: () => string;
  /** Letters that were sent, newest first; only in demo mode. */
  post: (() => readonly SentLetter[]) | undefined;
  /** The schools and federations whose accounts are taken. */
  schools?: readonly SchoolProtocol[];
  /** Says in the log of the program that something was refused, and why; nothing of anybody. */
  tell?: (why: string) => void;
  /** In a practice school: puts everything back as it was last night (F111). */
  putBack?: () => void;
  /** Voices that people recorded, for pages of companions (L8). */
  recordings?: Recordings;
  /** Looks up whether mail is set up well (C8). */
  checkMail?: () => Promise<readonly Checked[]>;
};

export type SentLetter = { to: string; subject: string; text: string; at: Date };

/** What a page is given: who asks, what for, and what to draw with. */
export type Asked<A extends Actor> = {
  actor: A;
  house: House;
  desk: Desk;
  view: View;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** True for POST; GET and HEAD change nothing. */
  posted: boolean;
  /** The posted fields; empty for GET. */
  form: URLSearchParams;
  /** What came with the form, at a route that takes a file. */
  file: Upload;
  /** Which bytes are asked for, as the browser says it. */
  range: string | undefined;
  /** From which network the request comes, hashed by whoever counts with it. */
  network: string;
  /** True when a script asks on the page's behalf and reads JSON (saving while typing). */
  byScript: boolean;
  show(document: { toString(): string }, status?: number): Response;
  /** 303 to an address of ours. */
  go(path: string): Response;
  json(value: unknown, status?: number): Response;
  /** Sets the cookie of a new session on the answer; on one's own device it stays when the browser closes. */
  signIn(response: Response, token: string, device: 'own' | 'shared'): Response;
  /** Whether this session still stands, for a page that stays open. */
  stillHere(): Promise<boolean>;
  /** Sets the cookie of somebody who was asked something, beside that of whoever is signed in here. */
  signInAsked(response: Response, token: string): Response;
  /** Ends this session and clears what the browser kept of the site. */
  signOut(): Promise<Response>;
  setLanguage(response: Response, language: string): Response;
  /** Keeps how pages look on this device. */
  setLook(response: Response, look: Look): Response;
  /** The page of ours that led here; the start when there was none. */
  cameFrom: string;
  /** What the device calls itself, in words of ours: "chrome android"; empty when we know neither. */
  deviceName: string;
  /** Binds a mailed code to this browser, and reads what it was bound with. */
  attempt: string | undefined;
  setAttempt(response: Response, value: string): Response;
  /** The same for who is at the school's own page, or just back from it. */
  school: string | undefined;
  setSchool(response: Response, value: string): Response;
};

export type Handler<A extends Actor> = (asked: Asked<A>) => Response | Promise<Response>;
export type Handlers<A extends Actor> = {
  get?: Handler<A>;
  post?: Handler<A>;
  /** Its form brings a file: then its body may be larger, and is read only for who may come in here. */
  takesFile?: boolean;
  /** The owner is here alone (F34): said before anything is shown. Most pages need not say so, since the inner door refuses their acts. */
  alone?: boolean;
  /** Its page may ask for the microphone. */
  microphone?: boolean;
};

/**
 * One address, with who may knock there. Which acts somebody may do behind it, the inner door decides; the policy only says
 * which way in a page belongs to, so that a visitor is shown the right one.
 */
export type Route =
  | ({ path: string; policy: 'open' } & Handlers<Actor>)
  | ({ path: string; policy: 'owner' } & Handlers<OwnerActor>)
  | ({ path: string; policy: 'staff' } & Handlers<StaffActor>)
  | ({ path: string; policy: 'receiver' } & Handlers<ReceiverActor>)
  | ({ path: string; policy: 'companion' } & Handlers<CompanionActor>)
  | ({ path: string; policy: 'guardian' } & Handlers<GuardianActor>)
  | ({ path: string; policy: 'helper' } & Handlers<HelperActor>);

export const openRoute = (path: string, handlers: Handlers<Actor>): Route => ({
  path,
  policy: 'open',
  ...handlers,
});
export const ownerRoute = (path: string, handlers: Handlers<OwnerActor>): Route => ({
  path,
  policy: 'owner',
  ...handlers,
});
export const staffRoute = (path: string, handlers: Handlers<StaffActor>): Route => ({
  path,
  policy: 'staff',
  ...handlers,
});
export const receiverRoute = (path: string, handlers: Handlers<ReceiverActor>): Route => ({
  path,
  policy: 'receiver',
  ...handlers,
});
export const companionRoute = (path: string, handlers: Handlers<CompanionActor>): Route => ({
  path,
  policy: 'companion',
  ...handlers,
});
export const guardianRoute = (path: string, handlers: Handlers<GuardianActor>): Route => ({
  path,
  policy: 'guardian',
  ...handlers,
});
export const helperRoute = (path: string, handlers: Handlers<HelperActor>): Route => ({
  path,
  policy: 'helper',
  ...handlers,
});
