import { indexOf, moment, type Rows, sealed } from './plant.ts';
import type { Passport } from './world.ts';

export function rowsOfGrants({ owner, grants }: Passport, now: number): Rows {
  const at = moment(now);
  const purpose = 'intake-and-support';
  const of = (grant: { id: string }) => ({ grant: grant.id, owner });
  return {
    'sharing."grant"': grants.map((one) => ({
      ...{
        id: one.id,
        owner,
        receiver: sealed,
        chapters: one.chapters,
        questions: one.questions,
        extra: one.extra,
      },
      ...{
        purpose,
        starts: moment(one.starts),
        ends: moment(one.ends),
        withdrawn: moment(one.withdrawn),
        drafted: at,
      },
      ...{
        copy: one.copy,
        organisation: one.organisation ?? null,
        person: one.person ?? null,
        group: one.group ?? null,
      },
      ...{ link_index: one.organisation ? null : indexOf(`link ${one.id}`) },
      ...{ code_index: one.organisation ? null : indexOf(`code ${one.id}`) },
    })),
    'sharing.acceptance': grants
      .filter(({ accepted }) => accepted)
      .map((one) => ({ ...of(one), purpose, at })),
    'sharing.copy': grants.filter(({ copy }) => copy).map((one) => ({ ...of(one), sealed })),
    'sharing.copied': grants.flatMap((one) => one.copied.map((proof) => ({ ...of(one), proof }))),
    'sharing.reader': grants.flatMap((one) => one.readers.map((person) => ({ ...of(one), person, at }))),
    'sharing.reply': grants
      .filter(({ replied }) => replied)
      .map((one) => ({ ...of(one), kind: 'read', sealed, at })),
    'sharing.handover': grants
      .filter(({ proposed }) => proposed)
      .map((one) => ({
        ...{
          ...of(one),
          person: one.readers[0] ?? owner,
          organisation: one.organisation ?? null,
          sealed,
          proposed: at,
        },
        to_organisation: one.organisation ?? null,
      })),
    'sharing.reminder': grants.map(({ id }) => ({ about: id, owner, kind: 'ends', at })),
    'sharing.ask': grants.map((one) => ({ ...of(one), at })),
    'sharing.seen': [{ owner, at }],
    'guidance.shown': grants.flatMap((one) =>
      one.shown.map((contribution) => ({ ...of(one), contribution })),
    ),
    'guidance.call': grants.map((one) => ({
      ...of(one),
      person: owner,
      when: 'always',
      handover: false,
      sealed,
    })),
    'consent.confirmed': grants
      .filter(({ confirmed }) => confirmed !== undefined)
      .map((one) => ({ ...of(one), at: moment(one.confirmed) })),
  };
}
