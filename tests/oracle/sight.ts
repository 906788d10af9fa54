import { guides, holds, inClass, isAddressed, opens, ownGroups, passportOf, shows } from './law.ts';
import { ofAdviser, rowsOfAftercare } from './sight-aftercare.ts';
import type { Case, Grant, Passport, World } from './world.ts';

/**
 * Which rows of passports somebody who comes in has in sight, as the papers mean it: the second wall's part of the oracle. A row is called by its table
 * and what tells it apart. The young person's own rows are all theirs; what follows says who else sees which.
 */
export function sight(world: World, asked: Case): Set<string> {
  const { who, passport: id } = asked;
  const target = passportOf(world, id);
  if (who.kind === 'owner') return named(who.id === id && target ? rowsOf(target) : []);
  // The night watch stands in one passport at a time, and not in what is for its owner alone.
  if (who.kind === 'system') return named(target ? rowsOf(target).filter(({ mine }) => !mine) : []);
  if (who.kind === 'visitor') return new Set();
  if ('organisation' in who) return atWork(world, asked);
  return new Set(live(world).flatMap((passport) => of(world, asked, passport)));
}

const live = ({ passports }: World): Passport[] => passports.filter(({ there }) => there === 'there');

export type Row = { name: string; mine?: boolean };
const named = (rows: readonly Row[]): Set<string> => new Set(rows.map(({ name }) => name));

/** Every row of a passport. `mine`: in no share, preview or paper, and not for the night watch either. */
export function rowsOf(passport: Passport): Row[] {
  const { owner, grants, guardians, invitations } = passport;
  const row = (table: string, key: string = owner): Row => ({ name: `${table} ${key}` });
  const each = (table: string, all: readonly { id: string }[]): Row[] => all.map(({ id }) => row(table, id));
  const only = ['version', 'snapshot', 'scratch'].map((table) => ({
    ...row(`passport.${table}`),
    mine: true,
  }));
  const single = [
    'passport.passport',
    'passport.counting',
    'passport.counted',
    'passport.research',
    'identity.own_pictures',
    'passport.progress',
    'passport.applied',
    'sharing.seen',
    'retention.warning',
  ];
  return [
    ...only,
    ...[...single, 'identity.card', 'identity.address', 'identity.passkey', 'audit.entry'].map((table) =>
      row(table),
    ),
    ...(passport.birth === undefined ? [] : [row('consent.birth')]),
    ...passport.answers.map(({ question }) => row('passport.answer', `${owner} ${question}`)),
    ...passport.proofs.flatMap(({ id }) => [row('passport.proof', id), row('passport.slice', id)]),
    ...each('mirror.taken', passport.taken),
    ...passport.memberships.map(({ group }) => row('organisations.member', `${owner} ${group}`)),
    ...grants.flatMap(rowsOfGrant),
    ...each('consent.guardian', guardians),
    ...each(
      'consent.opening',
      guardians.filter(({ opened }) => opened),
    ),
    ...each('consent.record', passport.records),
    ...each('consent.asking', passport.askings),
    ...each('mirror.invitation', invitations),
    ...each(
      'mirror.opening',
      invitations.filter(({ opened }) => opened),
    ),
    ...each(
      'mirror.reply',
      invitations.filter(({ replied }) => replied),
    ),
    ...each('talks.talk', passport.talks),
    ...each('talks.agreement', passport.agreements),
    ...each('talks.ask', passport.wishes),
    ...each('guidance.contribution', passport.contributions),
    ...each('guidance.request', passport.requests),
    ...each('sharing.request', passport.questions),
    ...rowsOfAftercare(passport),
    ...each('identity.helper', passport.helpers),
    row('talks.point'),
  ];
}

function rowsOfGrant(grant: Grant): Row[] {
  const { id } = grant;
  const has = (table: string, there: boolean): Row[] => (there ? [{ name: `${table} ${id}` }] : []);
  return [
    ...has('sharing.grant', true),
    ...has('sharing.acceptance', grant.accepted),
    ...has('sharing.copy', grant.copy),
    ...grant.copied.map((proof) => ({ name: `sharing.copied ${id} ${proof}` })),
    ...grant.shown.map((part) => ({ name: `guidance.shown ${id} ${part}` })),
    ...has('guidance.call', true),
    ...grant.readers.map((person) => ({ name: `sharing.reader ${id} ${person}` })),
    ...has('sharing.reply', grant.replied),
    ...has('sharing.handover', grant.proposed),
    ...has('sharing.reminder', true),
    ...has('sharing.ask', true),
    ...has('consent.confirmed', grant.confirmed !== undefined),
  ];
}

/** Who came in by a key that the young person gave: a share, a question, a guardian's page. */
function of(world: World, asked: Case, passport: Passport): string[] {
  const { who, at } = asked;
  if (!('id' in who)) return [];
  const here = passport.owner === asked.passport;
  if (who.kind === 'receiver') {
    const grant = passport.grants.find(({ id }) => id === who.id);
    return grant === undefined ? [] : shared(world, asked, passport, grant);
  }
  if (who.kind === 'companion') {
    const question = passport.invitations.find(({ id }) => id === who.id);
    if (question === undefined) return [];
    const stands = here && question.stopped === undefined && at < question.ends;
    return [
      `mirror.invitation ${question.id}`,
      ...(question.opened ? [`mirror.opening ${question.id}`] : []),
      ...(stands && question.replied ? [`mirror.reply ${question.id}`] : []),
    ];
  }
  if (who.kind === 'helper')
    return passport.helpers.filter(({ id }) => id === who.id).map(({ id }) => `identity.helper ${id}`);
  const guardian = passport.guardians.find(({ id }) => id === who.id);
  if (guardian === undefined) return [];
  return [
    `consent.guardian ${guardian.id}`,
    ...(guardian.opened ? [`consent.opening ${guardian.id}`] : []),
    ...passport.records.filter((said) => said.guardian === who.id).map(({ id }) => `consent.record ${id}`),
  ];
}

/** What a share lets be seen: that it is there, to whom it is for; its words only while it stands, with all that it needs. */
function shared(world: World, asked: Case, passport: Passport, grant: Grant): string[] {
  const { id } = grant;
  const { who } = asked;
  const mine = 'organisation' in who ? grant.readers.filter((person) => person === who.id) : [];
  const known = [
    `sharing.grant ${id}`,
    ...(grant.accepted ? [`sharing.acceptance ${id}`] : []),
    ...mine.map((person) => `sharing.reader ${id} ${person}`),
  ];
  if (passport.owner !== asked.passport || opens(world, asked, passport, grant) !== 'yes') return known;
  const parts = passport.contributions.filter((part) => part.opened && grant.shown.includes(part.id));
  const kept = passport.proofs.filter(
    (one) => !one.private && (shows(grant, one) || grant.copied.includes(one.id)),
  );
  const taken = passport.taken.filter((one) => shows(grant, { ...one, extra: false, private: false }));
  return [
    ...known,
    `passport.passport ${passport.owner}`,
    ...passport.answers
      .filter((one) => shows(grant, one))
      .map(({ question }) => `passport.answer ${passport.owner} ${question}`),
    ...kept.flatMap((one) => [`passport.proof ${one.id}`, `passport.slice ${one.id}`]),
    ...taken.map((one) => `mirror.taken ${one.id}`),
    ...(grant.copy ? [`sharing.copy ${id}`] : []),
    ...grant.copied.map((proof) => `sharing.copied ${id} ${proof}`),
    ...grant.shown.map((part) => `guidance.shown ${id} ${part}`),
    ...parts.map((part) => `guidance.contribution ${part.id}`),
    `guidance.call ${id}`,
    ...(grant.replied ? [`sharing.reply ${id}`] : []),
    ...('organisation' in who ? asWorker(passport, grant, who.id) : []),
  ];
}

/** Who reads at work sees the own question for more, and what was proposed about this share. */
const asWorker = (passport: Passport, grant: Grant, person: string): string[] => [
  ...passport.questions
    .filter((one) => one.person === person && one.group === undefined)
    .map(({ id }) => `sharing.request ${id}`),
  ...(grant.proposed ? [`sharing.handover ${grant.id}`] : []),
];

/** Who signed in at work sees nothing without a role that is held; a look at one share shows that share and nothing else. */
function atWork(world: World, asked: Case): Set<string> {
  if (!holds(world, asked)) return new Set();
  const target = passportOf(world, asked.passport);
  const grant = target?.grants.find(({ id }) => id === asked.grant);
  if (target !== undefined && grant !== undefined && isAddressed(world, asked, target, grant))
    return new Set(shared(world, asked, target, grant));
  return new Set(live(world).flatMap((passport) => ofHat(world, asked, passport)));
}

function ofHat(world: World, asked: Case, passport: Passport): string[] {
  const { who } = asked;
  if (!('organisation' in who)) return [];
  const reads = who.kind === 'mentor' || who.kind === 'adviser' || who.kind === 'intaker';
  const addressed = passport.grants.filter((grant) => isAddressed(world, asked, passport, grant));
  const said = passport.grants.flatMap(({ id, readers }) =>
    readers.filter((person) => reads && person === who.id).map((person) => `sharing.reader ${id} ${person}`),
  );
  const questions = passport.questions.filter(({ person }) => person === who.id);
  return [
    ...addressed.map(({ id }) => `sharing.grant ${id}`),
    // That somebody there let something know, and when: nobody answers twice (0039).
    ...addressed.filter(({ replied }) => replied).map(({ id }) => `sharing.reply ${id}`),
    ...said,
    ...(who.kind === 'mentor' || who.kind === 'adviser'
      ? questions.map(({ id }) => `sharing.request ${id}`)
      : []),
    ...(who.kind === 'mentor' ? ofMentor(world, asked, passport) : []),
    ...ofAdviser(world, asked, passport),
    ...(who.kind === 'dean' || who.kind === 'privacy-officer' ? ofOffice(asked, passport) : []),
  ];
}

/** A mentor: the list of the own class, how far each is, talks that they take part in, and who asked them to write. */
export function ofMentor(world: World, asked: Case, passport: Passport): string[] {
  const { who } = asked;
  const groups = ownGroups(world, asked);
  const here = groups.some((group) => inClass(passport, group));
  const through = ({ mentor, group }: { mentor?: string; group?: string }): boolean =>
    'id' in who &&
    mentor === who.id &&
    group !== undefined &&
    guides(world, { ...asked, passport: passport.owner }, group);
  const listed = passport.memberships.filter(({ group }) => groups.includes(group));
  const toMe = <T extends { id: string }>(all: readonly T[], person: (one: T) => string): T[] =>
    all.filter((one) => 'id' in who && person(one) === who.id);
  return [
    ...listed.map(({ group }) => `organisations.member ${passport.owner} ${group}`),
    ...(here ? [`passport.progress ${passport.owner}`, `passport.applied ${passport.owner}`] : []),
    ...passport.talks.filter(through).map(({ id }) => `talks.talk ${id}`),
    ...passport.agreements.filter(through).map(({ id }) => `talks.agreement ${id}`),
    ...passport.wishes.filter(through).map(({ id }) => `talks.ask ${id}`),
    ...toMe(passport.requests, ({ person }) => person).map(({ id }) => `guidance.request ${id}`),
    ...toMe(passport.contributions, ({ author }) => author).map(({ id }) => `guidance.contribution ${id}`),
  ];
}

/** The named role sees what was asked of it there, and paper that was seen there; of a passport not a word, nor a day of birth. */
export function ofOffice(asked: Case, passport: Passport): string[] {
  const { who } = asked;
  if (!('organisation' in who)) return [];
  const asks = passport.askings.filter(
    (one) => one.role === who.kind && one.organisation === who.organisation,
  );
  const papers = passport.records.filter(
    (one) => one.how !== 'link' && one.organisation === who.organisation,
  );
  return [...asks.map(({ id }) => `consent.asking ${id}`), ...papers.map(({ id }) => `consent.record ${id}`)];
}
