import type { Child } from '#jsx/jsx-runtime';
import type { Actor } from '../access/actor.ts';
import { Actions, LinkButton } from './parts/button.tsx';
import { LongField } from './parts/field.tsx';
import { Page } from './parts/page.tsx';
import { PairStop } from './parts/pair-line.tsx';
import { paths } from './paths.ts';
import type { Asked, Route } from './route.ts';
import { carriedFrom } from './start/carried.tsx';
import { showComeBack } from './start/terug.tsx';
import type { View } from './view.ts';

const wayIn: Record<Exclude<Route['policy'], 'open'>, () => string> = {
  owner: paths.comeBack,
  staff: paths.staffSignIn,
  receiver: paths.receive,
  companion: paths.asked,
  guardian: paths.guarding,
  helper: paths.helping,
};

/**
 * Somebody who is not signed in (any more): the way in. What an owner was sending goes along through it, and comes back to them alone (P69);
 * anybody else sees what was typed, to copy it before going on.
 */
export function signedOut(asked: Asked<Actor>, policy: Exclude<Route['policy'], 'open'>): Response {
  if (asked.byScript) return asked.json({ message: asked.view.t('hall.signed-out-typing') }, 401);
  if (!asked.posted) return asked.go(wayIn[policy]());
  const carried = policy === 'owner' ? carriedFrom(asked) : undefined;
  if (carried !== undefined) return showComeBack({ ...asked, form: new URLSearchParams() }, [], carried);
  const page = (
    <LostWay
      view={asked.view}
      form={asked.form}
      title={asked.view.t('hall.signed-out')}
      lead={asked.view.t('hall.signed-out-what')}
    >
      <LinkButton kind="main" href={wayIn[policy]()}>
        {asked.view.t('hall.way-in')}
      </LinkButton>
    </LostWay>
  );
  return asked.show(page, 401);
}

/** A form of another person's page, sent in this one's session (two tabs, one computer): nothing is saved under the wrong name. */
export function otherPerson(asked: Asked<Actor>): Response {
  const { view } = asked;
  if (asked.byScript) return asked.json({ message: view.t('hall.other-person') }, 409);
  const name = view.visitor.kind === 'owner' || view.visitor.kind === 'staff' ? view.visitor.name : '';
  const page = (
    <LostWay
      view={view}
      form={asked.form}
      title={view.t('hall.other-person')}
      lead={view.t('hall.other-person-what', { name })}
    >
      <LinkButton kind="main" href={paths.start()}>
        {view.t('hall.to-start')}
      </LinkButton>
    </LostWay>
  );
  return asked.show(page, 409);
}

/** Something that is done alone, while somebody sits beside (F34): what it is about, and the way to stop that. Nothing of it is shown. */
export function notAlone(asked: Asked<Actor>): Response {
  const { view, posted, form } = asked;
  const { t } = view;
  if (asked.byScript) return asked.json({ message: t('pair.alone-typing') }, 409);
  const name = view.visitor.kind === 'owner' ? (view.visitor.pair ?? '') : '';
  const page = (
    <LostWay
      view={view}
      form={form}
      title={t('pair.alone')}
      lead={t('pair.alone-what', { name })}
      fault={false}
    >
      <PairStop view={view} back={posted ? paths.home() : view.address}>
        <LinkButton href={paths.home()}>{t('pair.go-on')}</LinkButton>
      </PairStop>
    </LostWay>
  );
  return asked.show(page, 409);
}

/** What was typed stays in sight: only own words, none of the form's marks. */
function LostWay({
  view,
  form,
  title,
  lead,
  fault = true,
  children,
}: {
  view: View;
  form: URLSearchParams;
  title: string;
  lead: string;
  fault?: boolean;
  children: Child;
}) {
  const typed = [...form]
    .filter(([name, value]) => !hidden.has(name) && value.trim().length > 20)
    .map(([, value]) => value);
  return (
    <Page view={view} title={title} heading={title} lead={lead} fault={fault}>
      {typed.length === 0 ? null : (
        <LongField
          view={view}
          name="getypt"
          label={view.t('hall.you-typed')}
          hint={view.t('hall.you-typed-hint')}
          value={typed.join('\n\n')}
          rows={8}
        />
      )}
      <Actions>{children}</Actions>
    </Page>
  );
}

const hidden = new Set(['als', 'eens', 'revision', 'terug']);
