import type { Fault } from './fault.ts';

const within = (name: string, says: string, from: string, to = ''): Fault => ({ says, in: name, from, to });
const left = 'and m."left" is null';

/** Faults in the functions by which the database says what is so. */
export const faultsInSql: readonly Fault[] = [
  // What a share opens
  within(
    'access.as_receiver',
    'a share that was stopped opens',
    `when x.withdrawn is not null then 'stopped' when`,
    'when',
  ),
  within('access.as_receiver', 'a share that is over opens', `when x.ends <= e.at then 'ended'`),
  within('access.as_receiver', 'a share ends a moment too late', 'x.ends <= e.at', 'x.ends < e.at'),
  within(
    'access.as_receiver',
    'a share opens before it begins',
    'x.starts is null or x.starts > e.at',
    'x.starts is null',
  ),
  within(
    'access.as_receiver',
    'nobody has to say yes to the purpose',
    `then 'offered' else`,
    `then 'open' else`,
  ),
  within('access.as_receiver', 'a share of one opens the passport of another', 'and g.owner = e.passport'),
  within(
    'access.as_receiver',
    'a copy shows what is live',
    `case when x.copy then '{}' else x.chapters end`,
    'x.chapters',
  ),
  within(
    'access.as_receiver',
    'no consent is needed',
    'consent.carries(g.owner, consent.chosen(e.actor, g.starts), e.at)',
    'true',
  ),
  within(
    'access.as_receiver',
    'a share at work asks no guardian either',
    '(g.inside or',
    `(g.inside or exists (select from sharing."grant" w where w.id = e.actor and w.organisation is not null) or`,
  ),
  // Consent
  within(
    'consent.chosen',
    'a share that was chosen again counts from before',
    'greatest(p_given, again)',
    'p_given',
  ),
  within('consent.covers', 'a no is overruled by a yes', `and not exists (select from at where said = 'no')`),
  within(
    'consent.covers',
    'an exception does not count',
    `exists (select from at where how = 'exception')`,
    'false',
  ),
  within(
    'consent.covers',
    'what was taken back still stands',
    'and (r.withdrawn is null or r.withdrawn > p_at)',
  ),
  within(
    'consent.carries',
    'after a break a share opens again by itself',
    'where x.at > p_chosen',
    'where false and x.at > p_chosen',
  ),
  within(
    'consent.carries',
    'at sixteen everything opens by itself',
    'p_chosen < b.sixteen',
    'p_at < b.sixteen',
  ),
  within(
    'consent.carries',
    'who said no day of birth counts as grown',
    'b.owner is not null and p_chosen >= b.given',
    'true',
  ),
  within('consent.carries', 'what was shared before the day was known opens', 'and p_chosen >= b.given'),
  within('consent.settled', 'at eighteen nobody is asked', 'or chosen < x.eighteen and x.eighteen <= p_at'),
  within('consent.settled', 'at sixteen nobody is asked', 'chosen < x.sixteen and x.sixteen <= p_at or'),
  within(
    'consent.grown',
    'a guardian has a say for one moment too long',
    'b.sixteen <= p_at',
    'b.sixteen < p_at',
  ),
  within(
    'access.as_guardian',
    'a guardian who was stopped has a say',
    `when x.stopped is not null then 'stopped' when`,
    'when',
  ),
  within(
    'access.as_guardian',
    'who said yes cannot come back to end it',
    'and not exists (select from consent.record r where r.guardian = x.id)',
  ),
  within('access.entrusted', 'what was handled can be handled again', 'and a.handled is null'),
  {
    ...within('access.entrusted', 'a role that was not asked decides', 'and a.role = e.kind'),
    wall: { of: ['consent.asking', 'school'], from: '(access.kind() = role)', to: 'true' },
  },
  within('access.entrusted', 'paper that was ended still counts', 'and r.withdrawn is null'),
  // Others' eyes
  within(
    'access.as_companion',
    'an answer that was read can be changed',
    `state := 'heard'`,
    `state := 'open'`,
  ),
  within(
    'access.as_companion',
    'a question that was stopped takes an answer',
    `when x.stopped is not null then 'stopped' when`,
    'when',
  ),
  within(
    'aftercare.in_sight',
    'any adviser reads what a colleague took',
    'p_person = access.actor() or not exists',
    'true or not exists',
  ),
  within(
    'aftercare.in_sight',
    'help that was asked elsewhere is in sight',
    'and p_organisation = access.organisation()',
  ),
  within(
    'aftercare.in_sight',
    'help is in sight where the agreement ended',
    'and contracts.standing(p_organisation, aftercare.at())',
  ),
  within('access.helping', 'a question that was closed goes on', 'and s.closed is null'),
  within(
    'access.as_helper',
    'a helper who was taken off still speaks',
    `when x.stopped is not null then 'stopped' when`,
    'when',
  ),
  // At work
  within('access.as_staff', 'a role that ended still opens', 'and (s.until is null or s.until > e.at)'),
  within('access.as_staff', 'a role opens before it begins', 's.since <= e.at', 'true'),
  within('access.as_staff', 'two hats are added up', 'and s.organisation = e.organisation'),
  within('access.as_staff', 'a mentor keeps who left the class', left),
  {
    ...within('access.as_staff', 'any mentor of the class may write, asked or not', 'and r.person = e.actor'),
    wall: { of: ['guidance.request', 'mentor'], from: '(person = access.actor())', to: 'true' },
  },
  within(
    'access.as_staff',
    'who holds no role is somebody to row security',
    'if not held then',
    'if false then',
  ),
  within('access.guides', 'talks go on with who left the class', left),
  within(
    'access.addressed',
    'who left the class and came back shares again by itself',
    'and m.joined <= p_starts',
  ),
  within(
    'access.addressed',
    'an inbox is read under any hat',
    `access.kind() in ('intaker', 'adviser')`,
    'true',
  ),
  within(
    'access.addressed',
    'what is for one person is for all who work there',
    'when p_person <> access.actor() then false',
  ),
  within(
    'access.as_reader',
    'an organisation that did not sign reads',
    'not contracts.standing(organisation, e.at)',
    'false',
  ),
  {
    ...within('access.as_reader', 'the yes of a colleague counts', 'and r.person = e.actor'),
    wall: { of: ['sharing.reader', 'receiver'], from: '(person = access.person())', to: 'true' },
  },
  within('contracts.standing', 'a contract that was ended counts', 'and (c.ended is null or c.ended > p_at)'),
  within('contracts.standing', 'a contract counts a day early', '::date and', '::date + 1 and'),
  within(
    'contracts.standing',
    'a municipality goes with its Doorstroompunt',
    `case when o.kind in ('location', 'domain') then o.parent else o.id end`,
    'coalesce(o.parent, o.id)',
  ),
  within(
    'access.as_visitor',
    'a passport that was deleted is begun again',
    'if exists (select from passport.deletion where owner = e.passport) then',
    'if false then',
  ),
];
