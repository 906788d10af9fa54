import type { ActorKind } from './actor.ts';
import type { Facts, Target } from './facts.ts';

/** May this actor do this, as things stand? A rule looks at facts and decides; it fetches nothing and changes nothing. */
export type Rule = (facts: Facts, target: Target) => boolean;

/**
 * How an act is written down. `each`: a line for every time. `session`: the owner's own reading and writing leaves one
 * line a session, action and chapter (the answers carry their own revisions). `never`: only for acts that open nothing of anybody.
 */
export type Trace = 'each' | 'session' | 'never';

export type ActionRule = {
  who: Partial<Record<ActorKind, Rule>>;
  trace: Trace;
  about: 'passport' | 'organisation' | 'nobody';
};

const always: Rule = () => true;
/** A passport that is there. */
const there: Rule = (facts) => facts.passportThere;
/** The young person, in the passport that is theirs and there. */
const own: Rule = (facts) => facts.passportThere && facts.isOwn;
/** The same, with nobody beside: what is not named below as done together (F34). */
const alone: Rule = (facts, target) => own(facts, target) && !facts.paired;
/** Alone, or together where it is surely not about an answer that is private. */
const openly: Rule = (facts, target) => own(facts, target) && (!facts.paired || target.private === false);
/** In a session in which a factor was shown that no school has, at any time: never by the school's account alone. */
const shownOnce: Rule = (facts, target) => alone(facts, target) && facts.ownFactor !== 'none';
/** Who showed it minutes ago: passkey, card code or a code at the own address. */
const shownNow: Rule = (facts, target) => alone(facts, target) && facts.ownFactor === 'now';
/** Somebody who is nobody yet may begin a passport that never was. */
const unbegun: Rule = (facts) => !facts.passportThere && !facts.gone;
/** A share that stands, its purpose accepted: not stopped, not ended; and the consent that it needs is there. Both, always. */
const shared: Rule = (facts) => facts.passportThere && facts.grantState === 'open' && facts.consented;
/** A share that stands, but whose purpose was not accepted yet. */
const offered: Rule = (facts) =>
  facts.passportThere && (facts.grantState === 'offered' || facts.grantState === 'open') && facts.consented;
/** The same, for who signed in at work: shared with this very person, or with the inbox of where they work. */
const sharedAtWork: Rule = (facts) => facts.staffHeld && facts.grantMine && shared(facts, {});
const offeredAtWork: Rule = (facts) => facts.staffHeld && facts.grantMine && offered(facts, {});
/** A question that the young person asked stands: not stopped, not ended. What was answered can be seen again. */
const asked: Rule = (facts) =>
  facts.passportThere && (facts.invitationState === 'open' || facts.invitationState === 'heard');
/** It stands, and the young person has not read the answer yet. */
const unheard: Rule = (facts) => facts.passportThere && facts.invitationState === 'open';
/** The guardian whom the young person asked: not stopped, not ended, and the young person is not 16 yet. */
const guarding: Rule = (facts) => facts.passportThere && facts.guardianState === 'open';
/** Whom the young person chose to help them back in, and did not take off; and who said yes to that. */
const helping: Rule = (facts) =>
  facts.passportThere && (facts.helperState === 'asked' || facts.helperState === 'agreed');
const agreed: Rule = (facts) => facts.passportThere && facts.helperState === 'agreed';
/** The young person's own share outside school, as far as the law lets (UAVG art. 5). */
const outside: Rule = (facts, target) => alone(facts, target) && facts.consented;
/** Giving what is extra protected asks for the own factor too; anything else is one press. Who does not say what it holds, shows it. */
const guarded: Rule = (facts, target) => target.extra === false || shownNow(facts, target);
const giving: Rule = (facts, target) => outside(facts, target) && guarded(facts, target);
/** A share that asks nothing first: until then nothing of it widens. */
const lengthening: Rule = (facts, target) => alone(facts, target) && facts.settled && guarded(facts, target);
/** Who holds this role in this organisation now. */
const held: Rule = (facts) => facts.staffHeld;
/** This very organisation is looked after under this hat. */
const inReach: Rule = (facts, target) =>
  facts.staffHeld && target.organisation !== undefined && facts.staffReach.includes(target.organisation);
/** Who showed the second step minutes ago, at work. */
const shownAtWork: Rule = (facts) => facts.staffHeld && facts.ownFactor === 'now';
/** Whatever role it is. */
const everyRole = (rule: Rule) => ({
  mentor: rule,
  dean: rule,
  'region-admin': rule,
  adviser: rule,
  intaker: rule,
  'privacy-officer': rule,
});
/** The mentor of this very group; of a dean: a group of the own school. */
const ofGroup: Rule = (facts, target) =>
  facts.staffHeld && target.group !== undefined && facts.staffGroups.includes(target.group);
/** The mentor of a class that the young person is in now. Row security narrows it to the talks that this mentor takes part in. */
const guides: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.guides;

/** The mentor whom the young person asked, as long as both are of the same class. */
const requested: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.requested;

/** An adviser where the young person asked for help, as long as it waits there or this one took it; and who took it (F66). */
const asksHelp: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.asksHelp;
const helps: Rule = (facts) => asksHelp(facts, {}) && facts.helps;
const adviserWho = (rule: Rule): ActionRule => ({ who: { adviser: rule }, trace: 'each', about: 'passport' });

/** Who was given a share: with link and code, or at work. */
const given = (receiver: Rule, atWork: Rule) => ({
  receiver,
  mentor: atWork,
  adviser: atWork,
  intaker: atWork,
});
/** The named role at the school that the young person asked about consent. */
const entrusted: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.entrusted;
const inTrust = { dean: entrusted, 'privacy-officer': entrusted } as const;
/** The same role, at the organisation where the paper was seen, or the exception made, that stands. */
const vouched: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.vouched;
const eitherAtSchool: Rule = (facts, target) => entrusted(facts, target) || vouched(facts, target);

const ownerAlone = (trace: Trace, rule: Rule = alone): ActionRule => ({
  who: { owner: rule },
  trace,
  about: 'passport',
});
/** Also while somebody sits beside: filling in, and stopping. */
const ownerOrPair = (trace: Trace): ActionRule => ownerAlone(trace, own);
const ownerOpenly = (trace: Trace): ActionRule => ({ who: { owner: openly }, trace, about: 'passport' });
const guidingMentor: ActionRule = { who: { mentor: guides }, trace: 'each', about: 'passport' };
const mentorOfGroup = (trace: Trace): ActionRule => ({
  who: { mentor: ofGroup },
  trace,
  about: 'organisation',
});

/**
 * The one list of what can be done, and by whom. It serves the inner door, the log and its words, the owner's page of
 * who did what, the test of every action by every actor, and the table in docs/privacy/access.md. Who is not named may not.
 */
export const rules = {
  // Beginning and coming back
  'passport.start': { who: { visitor: unbegun }, trace: 'each', about: 'passport' },
  'card.find': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'passport.return': ownerAlone('each'),
  'passport.leave': ownerOrPair('each'),
  'device.list': ownerAlone('session'),
  'device.end': ownerAlone('each', shownOnce),
  'own.ask': ownerAlone('session'),
  'own.prove': ownerAlone('each'),
  'passkey.ask': ownerAlone('session', shownNow),
  'passkey.add': ownerAlone('each', shownNow),
  'passkey.remove': ownerAlone('each', shownNow),
  'account.go': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'account.come': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'account.link': ownerAlone('each', shownNow),
  'account.unlink': ownerAlone('each', shownNow),
  'passkey.knock': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'passkey.find': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'address.read': ownerAlone('session'),
  'address.ask': ownerAlone('each'),
  'address.confirm': ownerAlone('each'),
  'address.drop': ownerAlone('each'),
  'address.again': ownerAlone('each'),
  'address.knock': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'address.enter': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  // Coming back with somebody's help: chosen beforehand, with a wait, and stopped by any other way in (F6, decision 0051)
  'helper.read': ownerAlone('session'),
  'helper.ask': ownerAlone('each', shownNow),
  'helper.stop': ownerAlone('each'),
  'pictures.choose': ownerAlone('each', shownNow),
  'helper.find': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'helper.open': { who: { helper: helping }, trace: 'each', about: 'passport' },
  'helper.look': { who: { helper: helping }, trace: 'each', about: 'passport' },
  'helper.agree': { who: { helper: helping }, trace: 'each', about: 'passport' },
  'helper.leave': { who: { helper: helping }, trace: 'each', about: 'passport' },
  'rescue.begin': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'rescue.find': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'rescue.vouch': { who: { helper: agreed }, trace: 'each', about: 'passport' },
  'rescue.tell': { who: { system: there }, trace: 'each', about: 'passport' },
  'rescue.try': { who: { visitor: there }, trace: 'each', about: 'passport' },
  'rescue.stop': ownerAlone('each'),
  'group.join': ownerAlone('each'),
  'card.show': ownerAlone('session', shownOnce),
  'card.keep': ownerAlone('each'),
  'card.renew': ownerAlone('each'),
  'card.lost': ownerAlone('each'),
  // Filling in
  'passport.read': ownerOrPair('session'),
  'answer.read': ownerOpenly('session'),
  'answer.save': ownerOpenly('session'),
  'chapter.stamp': ownerOrPair('each'),
  'chapter.reopen': ownerOrPair('each'),
  'proof.add': ownerOpenly('each'),
  'proof.read': ownerOrPair('session'),
  'proof.change': ownerAlone('session'),
  'proof.remove': ownerAlone('each'),
  'route.choose': ownerOrPair('each'),
  'look.choose': ownerOrPair('session'),
  // Somebody beside, by the young person's own yes (F34)
  'pair.begin': ownerAlone('each'),
  'pair.end': ownerOrPair('each'),
  // Over time: what it was, whether it still holds, how one was, and the scratch pad
  'answer.forget': ownerAlone('each'),
  'answer.still': ownerOpenly('session'),
  'snapshot.make': ownerAlone('each'),
  'snapshot.read': ownerAlone('session'),
  'snapshot.delete': ownerAlone('each'),
  'scratch.read': ownerAlone('session'),
  'scratch.write': ownerAlone('session'),
  // Sealed by the owner's own browser: nobody here can open it (F90)
  'locked.read': ownerAlone('session'),
  'locked.write': ownerAlone('session'),
  'locked.drop': ownerAlone('each'),
  // Sharing
  'grant.draft': ownerAlone('each'),
  'grant.read': ownerAlone('session'),
  'grant.preview': ownerAlone('session'),
  'grant.give': ownerAlone('each', giving),
  'grant.confirm': ownerAlone('each', giving),
  'grant.withdraw': ownerAlone('each', shownOnce),
  'grant.find': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'grant.accept': { who: given(offered, offeredAtWork), trace: 'each', about: 'passport' },
  'grant.look': { who: given(shared, sharedAtWork), trace: 'each', about: 'passport' },
  'request.ask': {
    who: { mentor: guides, adviser: (facts, target) => sharedAtWork(facts, target) || helps(facts, target) },
    trace: 'each',
    about: 'passport',
  },
  'request.decline': ownerAlone('each'),
  'handover.propose': {
    who: { mentor: sharedAtWork, adviser: sharedAtWork, intaker: sharedAtWork },
    trace: 'each',
    about: 'passport',
  },
  'handover.decline': ownerAlone('each'),
  'inbox.list': {
    who: { mentor: held, adviser: held, intaker: held },
    trace: 'never',
    about: 'organisation',
  },
  'paper.check': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'grant.remind': { who: { system: there }, trace: 'each', about: 'passport' },
  'grant.ask': { who: { visitor: there }, trace: 'each', about: 'passport' },
  'grant.reply': { who: given(shared, sharedAtWork), trace: 'each', about: 'passport' },
  'grant.extend': ownerAlone('each', lengthening),
  'grant.seen': ownerAlone('session'),
  'proof.look': { who: given(shared, sharedAtWork), trace: 'each', about: 'passport' },
  'history.read': ownerAlone('session'),
  // Consent under 16 (UAVG art. 5): apart from who may read what
  'consent.read': ownerAlone('session'),
  'birthday.keep': ownerAlone('each'),
  'guardian.ask': ownerAlone('each'),
  'guardian.stop': ownerAlone('each'),
  'guardian.find': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'guardian.open': { who: { guardian: guarding }, trace: 'each', about: 'passport' },
  'guardian.look': { who: { guardian: guarding }, trace: 'each', about: 'passport' },
  'consent.say': { who: { guardian: guarding }, trace: 'each', about: 'passport' },
  'consent.withdraw': { who: { guardian: guarding }, trace: 'each', about: 'passport' },
  'consent.ask': ownerAlone('each'),
  'consent.unask': ownerAlone('each'),
  'consent.list': { who: { dean: held, 'privacy-officer': held }, trace: 'never', about: 'nobody' },
  // With a name: who looked is in the log of whose name it is.
  'consent.see': {
    who: { dean: eitherAtSchool, 'privacy-officer': eitherAtSchool },
    trace: 'each',
    about: 'passport',
  },
  'consent.weigh': { who: inTrust, trace: 'each', about: 'passport' },
  'consent.handle': { who: inTrust, trace: 'each', about: 'passport' },
  'consent.end': { who: { dean: vouched, 'privacy-officer': vouched }, trace: 'each', about: 'passport' },
  // Talks: the young person decides, the mentor of the class may propose
  'talk.read': ownerAlone('session'),
  'talk.plan': ownerAlone('each'),
  'talk.move': ownerAlone('each'),
  'talk.accept': ownerAlone('each'),
  'talk.cancel': ownerAlone('each'),
  'talk.remove': ownerAlone('each'),
  'talk.ask': ownerAlone('each'),
  'point.keep': ownerAlone('session'),
  'agreement.keep': ownerAlone('each'),
  'agreement.remove': ownerAlone('each'),
  'assignment.make': ownerAlone('each'),
  'talk.write': { who: { system: there }, trace: 'each', about: 'passport' },
  'talk.week': { who: { mentor: held }, trace: 'never', about: 'organisation' },
  'talk.look': guidingMentor,
  'talk.propose': guidingMentor,
  'talk.decline': guidingMentor,
  'agreement.add': guidingMentor,
  'agreement.tick': guidingMentor,
  // Others' eyes: the young person asks, a companion answers, the young person decides
  'classmate.read': ownerAlone('session'),
  'mirror.ask': ownerAlone('each'),
  'mirror.read': ownerAlone('session'),
  'mirror.send': ownerAlone('each'),
  'mirror.stop': ownerAlone('each'),
  'mirror.find': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'mirror.open': { who: { companion: asked }, trace: 'each', about: 'passport' },
  'mirror.look': { who: { companion: asked }, trace: 'each', about: 'passport' },
  'mirror.answer': { who: { companion: unheard }, trace: 'each', about: 'passport' },
  'mirror.hear': ownerAlone('each'),
  'mirror.take': ownerAlone('each'),
  'mirror.drop': ownerAlone('each'),
  'mirror.endorse': ownerAlone('each'),
  // After school: help that was asked for, where somebody landed, and how it goes there (F60, F63, F64, F66)
  'signal.read': ownerAlone('session'),
  'signal.ask': ownerAlone('each'),
  'signal.stop': ownerAlone('each'),
  'signal.seen': ownerAlone('session'),
  'signal.list': { who: { adviser: held }, trace: 'never', about: 'organisation' },
  'signal.look': adviserWho(asksHelp),
  'signal.take': adviserWho(asksHelp),
  'signal.close': adviserWho(helps),
  'takeover.propose': adviserWho(helps),
  'takeover.answer': ownerAlone('each'),
  'landing.keep': ownerAlone('each'),
  'landing.propose': adviserWho(helps),
  'landing.answer': ownerAlone('each'),
  'checkin.answer': ownerAlone('each'),
  'checkin.stop': ownerAlone('each'),
  'checkin.reach': adviserWho(helps),
  'checkin.write': { who: { system: there }, trace: 'each', about: 'passport' },
  'summer.say': ownerAlone('session'),
  'summer.write': { who: { system: there }, trace: 'each', about: 'passport' },
  // Keeping and leaving
  'passport.whole': ownerAlone('session'),
  'passport.export': ownerAlone('each', shownNow),
  'paper.read': ownerAlone('session'),
  'paper.make': ownerAlone('each'),
  'passport.delete': ownerAlone('each', shownNow),
  'passport.age': { who: { system: there }, trace: 'each', about: 'passport' },
  'passport.forget': { who: { system: always }, trace: 'each', about: 'passport' },
  // Two keyholders together (F96): opened once, and told at once
  'keyholder.keep': { who: { system: always }, trace: 'never', about: 'nobody' },
  'glass.find': { who: { system: always }, trace: 'never', about: 'nobody' },
  'glass.ask': { who: { system: there }, trace: 'each', about: 'passport' },
  'glass.open': { who: { system: there }, trace: 'each', about: 'passport' },
  'glass.seen': ownerAlone('each'),
  'log.inspect': { who: { system: there }, trace: 'each', about: 'passport' },
  'term.choose': { who: { system: always }, trace: 'never', about: 'nobody' },
  'term.keep': { who: { system: always }, trace: 'never', about: 'nobody' },
  'restore.replay': { who: { system: always }, trace: 'never', about: 'nobody' },
  'key.destroy': { who: { system: always }, trace: 'never', about: 'nobody' },
  // The lesson
  'group.list': { who: { mentor: held }, trace: 'never', about: 'organisation' },
  'lesson.open': mentorOfGroup('each'),
  'lesson.watch': mentorOfGroup('never'),
  // Whether the board changed: opens no name, so that a board that is open writes nothing each second.
  'lesson.follow': { who: { mentor: ofGroup }, trace: 'never', about: 'nobody' },
  'lesson.lead': mentorOfGroup('each'),
  'lesson.duo': mentorOfGroup('each'),
  'lesson.renew': mentorOfGroup('each'),
  'lesson.stop': mentorOfGroup('each'),
  'lesson.sign-out': mentorOfGroup('each'),
  'member.remove': mentorOfGroup('each'),
  'member.restore': mentorOfGroup('each'),
  'member.merge': mentorOfGroup('each'),
  'lesson.enter': ownerOrPair('session'),
  'lesson.find': { who: { visitor: always, owner: always }, trace: 'never', about: 'nobody' },
  // The mentor's own part
  'contribution.ask': ownerAlone('each'),
  'contribution.list': { who: { mentor: held }, trace: 'never', about: 'nobody' },
  'contribution.reread': { who: { mentor: requested }, trace: 'each', about: 'passport' },
  'contribution.write': { who: { mentor: requested }, trace: 'each', about: 'passport' },
  'contribution.read': ownerAlone('session'),
  'contribution.open': ownerAlone('each'),
  'contribution.reply': ownerAlone('each'),
  'contribution.drop': ownerAlone('each'),
  'call.read': { who: { mentor: held }, trace: 'never', about: 'nobody' },
  'call.keep': { who: { mentor: held }, trace: 'each', about: 'organisation' },
  // The school and the region: who looks after what (decision 0045)
  'school.read': { who: { dean: held }, trace: 'never', about: 'organisation' },
  'region.read': { who: { 'region-admin': held }, trace: 'never', about: 'organisation' },
  'role.give': { who: { dean: inReach, 'region-admin': inReach }, trace: 'each', about: 'organisation' },
  'role.change': { who: { dean: inReach, 'region-admin': inReach }, trace: 'each', about: 'organisation' },
  'staff.again': { who: { dean: inReach, 'region-admin': inReach }, trace: 'each', about: 'organisation' },
  'mail.read': { who: { 'region-admin': held }, trace: 'never', about: 'organisation' },
  'mail.try': { who: { 'region-admin': held }, trace: 'each', about: 'organisation' },
  'year.read': { who: { dean: inReach }, trace: 'never', about: 'organisation' },
  'year.turn': { who: { dean: inReach }, trace: 'each', about: 'organisation' },
  'organisation.keep': { who: { 'region-admin': held }, trace: 'each', about: 'organisation' },
  'register.read': { who: { 'region-admin': held }, trace: 'never', about: 'organisation' },
  'register.take': { who: { 'region-admin': held, system: always }, trace: 'each', about: 'organisation' },
  // Programme figures: nothing of one young person (decision 0058)
  'counting.choose': ownerAlone('each'),
  'figures.read': { who: { dean: held, 'region-admin': held }, trace: 'never', about: 'organisation' },
  'figures.count': { who: { system: always }, trace: 'never', about: 'nobody' },
  'applied.say': ownerAlone('session'),
  'applied.look': mentorOfGroup('each'),
  'roster.read': { who: { dean: inReach }, trace: 'never', about: 'organisation' },
  'roster.take': { who: { dean: inReach }, trace: 'each', about: 'organisation' },
  'place.list': { who: { dean: ofGroup, mentor: ofGroup }, trace: 'never', about: 'organisation' },
  'place.card': { who: { dean: ofGroup, mentor: ofGroup }, trace: 'each', about: 'organisation' },
  'place.find': { who: { visitor: always, owner: always }, trace: 'never', about: 'nobody' },
  'organisation.list': { who: { dean: held, 'region-admin': held }, trace: 'never', about: 'organisation' },
  // The register of agreements, kept by the admin of a region
  'contract.read': { who: { 'region-admin': held }, trace: 'never', about: 'organisation' },
  'contract.record': { who: { 'region-admin': held }, trace: 'each', about: 'organisation' },
  'contract.end': { who: { 'region-admin': held }, trace: 'each', about: 'organisation' },
  'contract.require': { who: { 'region-admin': held }, trace: 'each', about: 'organisation' },
  // The questions of a region, made and published by its admin (decision 0055)
  'set.read': { who: { 'region-admin': held }, trace: 'never', about: 'organisation' },
  'set.draft': { who: { 'region-admin': held }, trace: 'never', about: 'organisation' },
  'theme.read': { who: { 'region-admin': held }, trace: 'never', about: 'organisation' },
  'theme.keep': { who: { 'region-admin': held }, trace: 'each', about: 'organisation' },
  'theme.look': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'set.publish': { who: { 'region-admin': held }, trace: 'each', about: 'organisation' },
  // Signing in at work, and setting up
  'staff.knock': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'staff.sign-in': { who: { visitor: always }, trace: 'never', about: 'nobody' },
  'staff.come': { who: everyRole(held), trace: 'each', about: 'organisation' },
  'factor.read': { who: everyRole(held), trace: 'never', about: 'nobody' },
  'factor.prove': { who: everyRole(held), trace: 'each', about: 'organisation' },
  'factor.change': { who: everyRole(shownAtWork), trace: 'each', about: 'organisation' },
  'staff.forget-factor': { who: { system: always }, trace: 'never', about: 'nobody' },
  'organisation.enrol': { who: { system: always }, trace: 'never', about: 'nobody' },
  'outbox.work': { who: { system: always }, trace: 'never', about: 'nobody' },
} as const satisfies Record<string, ActionRule>;

export type Action = keyof typeof rules;
export const actions = Object.keys(rules) as Action[];

/** What the table says. An actor or an action that it does not name gets no. */
export function judge(kind: ActorKind, action: Action, facts: Facts, target: Target): boolean {
  const rule: ActionRule = rules[action];
  return rule.who[kind]?.(facts, target) ?? false;
}
