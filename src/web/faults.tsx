import { type Fault, type FaultKind, TooMany } from '../base/fault.ts';
import type { CompanionKey } from '../words/companion.ts';
import type { CompanionLanguage } from '../words/language.ts';
import { type SayCompanion, showWait } from '../words/text.ts';
import { Actions, LinkButton } from './parts/button.tsx';
import { Page } from './parts/page.tsx';
import { paths } from './paths.ts';
import type { View } from './view.ts';

const statuses: Record<FaultKind, number> = {
  'not-there': 404,
  'signed-out': 401,
  'not-alone': 409,
  'too-many': 429,
  malformed: 400,
  unavailable: 503,
};

export const statusOf = (fault: Fault): number => statuses[fault.kind];

type FaultKey = Extract<CompanionKey, `hall.${string}`>;

export const faultWords: Record<FaultKind, { title: FaultKey; what: FaultKey }> = {
  'not-there': { title: 'hall.not-there', what: 'hall.not-there-what' },
  'signed-out': { title: 'hall.signed-out', what: 'hall.signed-out-what' },
  // An owner meets a page of its own before (`notAlone`), where it can be stopped.
  'not-alone': { title: 'hall.not-there', what: 'hall.not-there-what' },
  'too-many': { title: 'hall.too-many', what: 'hall.too-many-what' },
  malformed: { title: 'hall.malformed', what: 'hall.malformed-what' },
  unavailable: { title: 'hall.unavailable', what: 'hall.unavailable-what' },
};

/** What to do next. After too many tries: when there is one again. */
export function whatNext(fault: Fault, view: { language: CompanionLanguage; t: SayCompanion }): string {
  const { what } = faultWords[fault.kind];
  return view.t(what, fault instanceof TooMany ? { when: showWait(view.language, fault.wait) } : undefined);
}

/** The same for a script that asks on a page's behalf: what is so, and what to do next, in one line. */
export function tellFault(fault: Fault, view: View): Response {
  const message = `${view.t(faultWords[fault.kind].title)}. ${whatNext(fault, view)}`;
  return Response.json({ message }, { status: statusOf(fault), headers: retryAfter(fault) });
}

/** One plain page for each way to fail: what is so, and what to do next. Never why, never whether something exists. */
export function showFault(fault: Fault, view: View): Response {
  // The page for something that is not there says nothing of the address, so that every one is the same.
  const page = <FaultPage view={{ ...view, address: '/' }} fault={fault} />;
  return new Response(page.toString(), { status: statusOf(fault), headers: faultHeaders(fault) });
}

export function faultHeaders(fault: Fault): Record<string, string> {
  return { 'Content-Type': 'text/html; charset=utf-8', ...retryAfter(fault) };
}

/** The same for a page that says so itself, and keeps what was typed: `wait` milliseconds until there is a try again. */
export function tooOften(page: Response, wait: number): Response {
  const headers = new Headers(page.headers);
  headers.set('Retry-After', seconds(wait));
  return new Response(page.body, { status: statuses['too-many'], headers });
}

const seconds = (wait: number): string => String(Math.ceil(wait / 1_000));

function retryAfter(fault: Fault): Record<string, string> {
  if (fault instanceof TooMany) return { 'Retry-After': seconds(fault.wait) };
  return fault.kind === 'unavailable' ? { 'Retry-After': '10' } : {};
}

function FaultPage({ view, fault }: { view: View; fault: Fault }) {
  const title = view.t(faultWords[fault.kind].title);
  const home =
    view.visitor.kind === 'owner'
      ? paths.home()
      : view.visitor.kind === 'staff'
        ? paths.staffHome()
        : paths.start();
  return (
    <Page view={view} title={title} heading={title} lead={whatNext(fault, view)}>
      <Actions>
        <LinkButton kind="main" href={home}>
          {view.t('hall.to-start')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
