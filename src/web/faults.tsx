import type { Fault, FaultKind } from '../base/fault.ts';
import type { Key } from '../words/catalogs.ts';
import type { CompanionKey } from '../words/companion.ts';
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

/** The same for a script that asks on a page's behalf: what is so, and what to do next, in one line. */
export function tellFault(fault: Fault, { t }: View): Response {
  const { title, what } = faultWords[fault.kind];
  return Response.json({ message: `${t(title)}. ${t(what)}` }, { status: statusOf(fault) });
}

/** One plain page for each way to fail: what is so, and what to do next. Never why, never whether something exists. */
export function showFault(fault: Fault, view: View): Response {
  const { title, what } = faultWords[fault.kind];
  // The page for something that is not there says nothing of the address, so that every one is the same.
  const page = <FaultPage view={{ ...view, address: '/' }} title={title} what={what} />;
  return new Response(page.toString(), { status: statusOf(fault), headers: faultHeaders(fault) });
}

export function faultHeaders(fault: Fault): Record<string, string> {
  const headers: Record<string, string> = { 'Content-Type': 'text/html; charset=utf-8' };
  if (fault.kind === 'too-many') headers['Retry-After'] = '600';
  if (fault.kind === 'unavailable') headers['Retry-After'] = '10';
  return headers;
}

function FaultPage({ view, title, what }: { view: View; title: Key; what: Key }) {
  const home =
    view.visitor.kind === 'owner'
      ? paths.home()
      : view.visitor.kind === 'staff'
        ? paths.staffHome()
        : paths.start();
  return (
    <Page view={view} title={view.t(title)} heading={view.t(title)} lead={view.t(what)}>
      <Actions>
        <LinkButton kind="main" href={home}>
          {view.t('hall.to-start')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
