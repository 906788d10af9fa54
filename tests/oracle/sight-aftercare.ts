import { isInSight, isJustClosed } from './law.ts';
import type { Row } from './sight.ts';
import type { Case, Passport, World } from './world.ts';

/** Every row of help that was asked for, of where somebody landed and of the summer: its owner's. */
export function rowsOfAftercare({ owner, signals, landings, summers }: Passport): Row[] {
  return [
    ...signals.flatMap(({ id, proposed }) => [
      { name: `aftercare.signal ${id}` },
      ...(proposed === undefined ? [] : [{ name: `aftercare.takeover ${id} ${proposed}` }]),
    ]),
    ...landings.flatMap(({ id, checkins }) => [
      { name: `aftercare.landing ${id}` },
      ...checkins.map(({ months }) => ({ name: `aftercare.checkin ${id} ${months}` })),
    ]),
    ...summers.map((year) => ({ name: `aftercare.summer ${owner} ${year}` })),
  ];
}

/**
 * What an adviser has in sight of one passport (0061, 0062): the question for help that waits there or that they took; and as long as they help, whom they
 * proposed in their place, the landing that the young person let this very person see or that they wrote down and that waits, and the check-ins of the first.
 */
export function ofAdviser(world: World, asked: Case, passport: Passport): string[] {
  const { signals, landings } = passport;
  const { who } = asked;
  if (who.kind !== 'adviser') return [];
  const seen = signals.filter((one) => isInSight(world, asked, one) || isJustClosed(world, asked, one));
  const helps = signals.some((one) => isInSight(world, asked, one) && one.person === who.id);
  const now = helps ? landings.filter(({ ended }) => !ended) : [];
  const followed = now.filter(({ follow }) => follow === who.id);
  const waiting = now.filter(({ confirmed, proposer }) => !confirmed && proposer === who.id);
  return [
    ...seen.map(({ id }) => `aftercare.signal ${id}`),
    ...signals
      .filter(({ proposed }) => helps && proposed === who.id)
      .map(({ id }) => `aftercare.takeover ${id} ${who.id}`),
    ...new Set([...followed, ...waiting].map(({ id }) => `aftercare.landing ${id}`)),
    ...followed
      .filter(({ confirmed }) => confirmed)
      .flatMap(({ id, checkins }) => checkins.map(({ months }) => `aftercare.checkin ${id} ${months}`)),
  ];
}

/** What an adviser can change of it: taking the question for help, and that who asked to be called was reached. */
export function changedByAdviser(world: World, asked: Case, passport: Passport): string[] {
  const call = passport.landings.flatMap(({ id, checkins }) =>
    checkins.filter((one) => one.call).map(({ months }) => `aftercare.checkin ${id} ${months}`),
  );
  return ofAdviser(world, asked, passport).filter(
    (name) => name.startsWith('aftercare.signal') || call.includes(name),
  );
}
