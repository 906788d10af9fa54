import { moment, type Rows, sealed } from './plant.ts';
import type { Passport } from './world.ts';

/** The rows of help that was asked for, of where somebody landed, and of the summer. */
export function rowsOfAftercare({ owner, signals, landings, summers }: Passport, now: number): Rows {
  const at = moment(now);
  const today = new Date(now).toISOString().slice(0, 10);
  return {
    'aftercare.signal': signals.map(({ id, organisation, person = null, closed }) => ({
      ...{ id, owner, organisation, called: sealed, sealed, asked: at, person },
      ...{ taken: person && at, taker: person && sealed },
      ...{ closed: closed ? at : null, closed_by: closed ? 'owner' : null },
    })),
    'aftercare.takeover': signals.flatMap(({ id, organisation, proposed }) =>
      proposed === undefined
        ? []
        : [
            {
              ...{ signal: id, owner, person: proposed, to_organisation: organisation, to_person: owner },
              ...{ sealed, proposed: at },
            },
          ],
    ),
    'aftercare.landing': landings.map(({ id, proposer = null, confirmed, follow = null, ended }) => ({
      ...{ id, owner, kind: 'mbo', sealed, starts: today, kept: at, proposer, follow_person: follow },
      // Nothing looks at it any more (0062).
      follow: true,
      ...{ proposer_name: proposer && sealed, confirmed: confirmed ? at : null, ended: ended ? at : null },
    })),
    'aftercare.checkin': landings.flatMap(({ id, checkins }) =>
      checkins.map(({ months, call }) => ({
        ...{ landing: id, owner, months, due: today, answered: at, call, skipped: false, sealed },
      })),
    ),
    'aftercare.summer': summers.map((year) => ({ owner, year, state: 'yes', said: at })),
  };
}
