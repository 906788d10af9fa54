import { indexOf, moment, type Rows, sealed } from './plant.ts';
import { rowsOfAftercare } from './plant-aftercare.ts';
import { rowsOfGrants } from './plant-grant.ts';
import type { Passport } from './world.ts';

/** The rows of one passport. Of one that is gone only that it was deleted; of one that never was nothing. */
export function rowsOfPassport(passport: Passport, now: number): Rows {
  const { owner, there } = passport;
  if (there === 'never') return {};
  if (there === 'gone') return { 'passport.deletion': [{ owner, at: moment(now) }] };
  return {
    ...ofItself(passport, now),
    ...ofClasses(passport, now),
    ...ofConsent(passport, now),
    ...rowsOfAftercare(passport, now),
    ...rowsOfGrants(passport, now),
  };
}

function ofItself({ owner, answers, proofs, taken, invitations }: Passport, now: number): Rows {
  const at = moment(now);
  const own = { owner, sealed };
  const asked = (one: { question: string; chapter: string }) => ({
    question: one.question,
    chapter: one.chapter,
  });
  return {
    'passport.passport': [
      { owner, seed: 'x', method: '2027.1', language: 'nl', look: {}, called: sealed, started: at, used: at },
    ],
    'audit.head': [{ chain: owner, n: 1, hash: `\\x${'00'.repeat(32)}` }],
    'audit.entry': [entry(owner, at)],
    'passport.answer': answers.map((one) => ({
      ...{
        ...own,
        ...asked(one),
        revision: 1,
        filled: true,
        extra: one.extra,
        private: one.private,
        saved: at,
      },
      doubt: false,
    })),
    'passport.progress': [{ owner, chapters: {} }],
    'passport.applied': [{ owner, state: 'yes', year: '2026-2027', said: at }],
    'passport.version': [
      { ...own, id: owner, question: 'wie2', chapter: 'wie', item: 'x', revision: 1, saved: at },
    ],
    'passport.snapshot': [{ ...own, id: owner, year: '2026-2027', made: at }],
    'passport.scratch': [{ ...own, revision: 1, saved: at }],
    'passport.proof': proofs.map((one) => ({
      ...{ id: one.id, owner, ...asked(one), extra: one.extra, private: one.private, revision: 1 },
      ...{ about: sealed, bytes: 1, added: at },
    })),
    'passport.slice': proofs.map((one) => ({
      ...{
        proof: one.id,
        ...own,
        ...asked(one),
        extra: one.extra,
        private: one.private,
        file: 'whole',
        n: 0,
      },
    })),
    'retention.warning': [{ owner, step: 1, at }],
    'identity.card': [{ owner, code_index: indexOf(`card ${owner}`), made: at }],
    'identity.address': [{ ...own, mail_index: indexOf(`mail ${owner}`), confirmed: at }],
    'identity.passkey': [passkey(owner, at)],
    'passport.counting': [{ owner, what: 'all', at }],
    'passport.counted': [{ owner, year: '2026-2027', steps: [] }],
    'passport.research': [{ owner, yes: true, region: null, at }],
    'identity.own_pictures': [{ owner, pictures_index: indexOf(owner), chosen: at }],
    'mirror.taken': taken.map((one) => ({ ...own, id: one.id, ...asked(one), at })),
    'mirror.invitation': invitations.map((one) => ({
      ...{ id: one.id, owner, kind: 'cards', ...asked(one), who: sealed, asked: sealed, keys: sealed },
      ...{
        link_index: indexOf(`link ${one.id}`),
        code_index: indexOf(`code ${one.id}`),
        made: at,
        letters: 0,
      },
      ...{ ends: moment(one.ends), stopped: moment(one.stopped) },
    })),
    'mirror.opening': invitations
      .filter(({ opened }) => opened)
      .map(({ id }) => ({ invitation: id, owner, at })),
    'mirror.reply': invitations
      .filter(({ replied }) => replied)
      .map(({ id, heard }) => ({ ...own, invitation: id, revision: 1, given: at, heard: heard ? at : null })),
  };
}

function entry(chain: string, at: string | null): Record<string, unknown> {
  const hash = `\\x${'00'.repeat(32)}`;
  return {
    ...{ chain, n: 1, previous: hash, hash, at, actor: 'x', role: 'owner', action: 'passport.start' },
    ...{ outcome: 'allowed', chapters: [], way: 'own' },
  };
}

const passkey = (owner: string, at: string | null): Record<string, unknown> => ({
  ...{ id: owner, owner, credential: owner, credential_hash: indexOf(`key ${owner}`), public_key: 'x' },
  ...{ algorithm: 'ES256', counter: 0, name: sealed, made: at, used: at },
});

function ofClasses(passport: Passport, now: number): Rows {
  const { owner, memberships, talks, agreements, wishes, contributions, requests, questions, helpers } =
    passport;
  const at = moment(now);
  return {
    'organisations.member': memberships.map(({ group, joined, left }) => ({
      ...{ owner, group, called: sealed, joined: moment(joined), left: moment(left) },
    })),
    'talks.talk': talks.map(({ id, mentor = null, group = null }) => ({
      ...{
        id,
        owner,
        kind: 'talk',
        mentor,
        group,
        chapters: [],
        starts: at,
        minutes: 10,
        state: 'planned',
        remind: false,
      },
      ...{ mentor_remind: false, sequence: 0, revision: 1, sealed, made: at, changed: at },
    })),
    'talks.agreement': agreements.map(({ id, mentor = null, group = null }) => ({
      ...{ id, owner, kind: 'talk', mentor, group, by: 'owner', revision: 1, sealed, made: at },
    })),
    'talks.ask': wishes.map(({ id, mentor = null, group = null }) => ({ id, owner, mentor, group, at })),
    'talks.point': [{ id: owner, owner, question: 'wie2', made: at }],
    'guidance.request': requests.map(({ id, person, group = null }) => ({
      id,
      owner,
      person,
      group,
      asked: at,
    })),
    'guidance.contribution': contributions.map(({ id, author, group, opened }) => ({
      ...{ id, owner, author, group, revision: 1, sealed, written: at, opened: opened ? at : null },
    })),
    'identity.helper': helpers.map(({ id, agreed, stopped }) => ({
      ...{ id, owner, who: sealed, called: sealed, keys: sealed, made: at, agreed: agreed ? at : null },
      ...{ link_index: indexOf(`link ${id}`), code_index: indexOf(`code ${id}`), stopped: moment(stopped) },
    })),
    'sharing.request': questions.map(({ id, person, organisation, group = null }) => ({
      ...{ id, owner, person, organisation, group, sealed, asked: at },
    })),
  };
}

function ofConsent({ owner, birth, guardians, records, askings }: Passport, now: number): Rows {
  const at = moment(now);
  return {
    'consent.birth':
      birth === undefined
        ? []
        : [
            {
              ...{ owner, sealed, sixteen: moment(birth.sixteen), eighteen: moment(birth.eighteen) },
              given: moment(birth.given),
            },
          ],
    'consent.guardian': guardians.map(({ id, ends, stopped }) => ({
      ...{ id, owner, who: sealed, called: sealed, keys: sealed, made: at, ends: moment(ends) },
      ...{ link_index: indexOf(`link ${id}`), code_index: indexOf(`code ${id}`), stopped: moment(stopped) },
    })),
    'consent.opening': guardians
      .filter(({ opened }) => opened)
      .map(({ id }) => ({ guardian: id, owner, at })),
    'consent.asking': askings.map(({ id, kind, role, organisation, handled }) => ({
      ...{ id, owner, kind, role, organisation, called: sealed, words: sealed, asked: at },
      ...{ handled: moment(handled?.at), outcome: handled?.outcome ?? null, person: handled?.person ?? null },
    })),
    'consent.record': records.map((one) => ({
      ...{
        id: one.id,
        owner,
        guardian: one.guardian ?? null,
        asking: one.asking ?? null,
        how: one.how,
        said: one.said,
      },
      ...{ version: '1', hash: `\\x${'00'.repeat(32)}`, language: 'nl', sealed, given: moment(one.given) },
      ...{
        person: one.person ?? null,
        organisation: one.organisation ?? null,
        withdrawn: moment(one.withdrawn),
      },
      withdrawn_by: one.withdrawn === undefined ? null : 'guardian',
    })),
  };
}
