import type { Actor } from '../../access/actor.ts';
import type { Fault } from '../../base/fault.ts';
import type { CompanionKey } from '../../words/companion.ts';
import { faultHeaders, faultWords, statusOf, whatNext } from '../faults.tsx';
import { Actions, LinkButton } from '../parts/button.tsx';
import { LongField } from '../parts/field.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { FrameView, View } from '../view.ts';
import { companionView } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';

/** Where each of them comes in: a question, a guardian's own page, or that of who helps. */
const wayInFrom = (address: string): string =>
  [paths.guarding(), paths.helping()].find((way) => address.startsWith(way)) ?? paths.asked();

/** One plain page for each way to fail, in the language of the companion. Never why, never whether something exists. */
export function showFaultToCompanion(fault: Fault, view: View): Response {
  const { title } = faultWords[fault.kind];
  const wayIn = wayInFrom(view.address);
  const own = companionView({ ...view, address: wayIn });
  const page = (
    <CompanionPage view={own} title={own.t(title)} heading={own.t(title)} lead={whatNext(fault, own)}>
      <Actions>
        <LinkButton kind="main" href={wayIn}>
          {own.t('hall.to-start')}
        </LinkButton>
      </Actions>
    </CompanionPage>
  );
  return new Response(page.toString(), { status: statusOf(fault), headers: faultHeaders(fault) });
}

/** Somebody whose time in this browser is over: the way in, and what was typed to copy it before. */
export function signedOutAsked(asked: Asked<Actor>): Response {
  if (!asked.posted) return asked.go(wayInFrom(asked.view.address));
  return lost(asked, 'hall.signed-out', 'hall.signed-out-what', 401);
}

/** Another question was opened in this browser since: nothing goes to the wrong young person. */
export function otherOpen(asked: Asked<Actor>): Response {
  return lost(asked, 'companion.other-open', 'companion.other-open-what', 409);
}

function lost(asked: Asked<Actor>, title: CompanionKey, what: CompanionKey, status: number): Response {
  const wayIn = wayInFrom(asked.view.address);
  const view = companionView({ ...asked.view, address: wayIn });
  const page = (
    <CompanionPage view={view} title={view.t(title)} heading={view.t(title)} lead={view.t(what)} fault>
      <Typed view={view} form={asked.form} />
      <Actions>
        <LinkButton kind="main" href={wayIn}>
          {view.t('hall.way-in')}
        </LinkButton>
      </Actions>
    </CompanionPage>
  );
  return asked.show(page, status);
}

/** What a companion typed where it can go nowhere any more: to copy it. Nothing where nothing was typed. */
export function Typed({ view, form }: { view: FrameView; form: URLSearchParams }) {
  const typed = (form.get('zin') ?? form.get('reden') ?? '').trim();
  if (typed === '') return null;
  return (
    <LongField
      view={view}
      name="getypt"
      label={view.t('hall.you-typed')}
      hint={view.t('hall.you-typed-hint')}
      value={typed}
      rows={6}
    />
  );
}
