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

export const always: Rule = () => true;
/** A passport that is there. */
export const there: Rule = (facts) => facts.passportThere;
/** The young person, in the passport that is theirs and there. */
export const own: Rule = (facts) => facts.passportThere && facts.isOwn;
/** The same, with nobody beside: what is not named below as done together (F34). */
const alone: Rule = (facts, target) => own(facts, target) && !facts.paired;
/** Alone, or together where it is surely not about an answer that is private. */
const openly: Rule = (facts, target) => own(facts, target) && (!facts.paired || target.private === false);
/** In a session in which a factor was shown that no school has, at any time: never by the school's account alone. */
export const shownOnce: Rule = (facts, target) => alone(facts, target) && facts.ownFactor !== 'none';
/** Who showed it minutes ago: passkey, card code or a code at the own address. */
export const shownNow: Rule = (facts, target) => alone(facts, target) && facts.ownFactor === 'now';
/** Somebody who is nobody yet may begin a passport that never was. */
export const unbegun: Rule = (facts) => !facts.passportThere && !facts.gone;
/** A share that stands, its purpose accepted: not stopped, not ended; and the consent that it needs is there. Both, always. */
export const shared: Rule = (facts) => facts.passportThere && facts.grantState === 'open' && facts.consented;
/** A share that stands, but whose purpose was not accepted yet. */
export const offered: Rule = (facts) =>
  facts.passportThere && (facts.grantState === 'offered' || facts.grantState === 'open') && facts.consented;
/** The same, for who signed in at work: shared with this very person, or with the inbox of where they work. */
export const sharedAtWork: Rule = (facts) => facts.staffHeld && facts.grantMine && shared(facts, {});
export const offeredAtWork: Rule = (facts) => facts.staffHeld && facts.grantMine && offered(facts, {});
/** A question that the young person asked stands: not stopped, not ended. What was answered can be seen again. */
export const asked: Rule = (facts) =>
  facts.passportThere && (facts.invitationState === 'open' || facts.invitationState === 'heard');
/** It stands, and the young person has not read the answer yet. */
export const unheard: Rule = (facts) => facts.passportThere && facts.invitationState === 'open';
/** The guardian whom the young person asked: not stopped, not ended, and the young person is not 16 yet. */
export const guarding: Rule = (facts) => facts.passportThere && facts.guardianState === 'open';
/** Whom the young person chose to help them back in, and did not take off; and who said yes to that. */
export const helping: Rule = (facts) =>
  facts.passportThere && (facts.helperState === 'asked' || facts.helperState === 'agreed');
export const agreed: Rule = (facts) => facts.passportThere && facts.helperState === 'agreed';
/** The young person's own share outside school, as far as the law lets (UAVG art. 5). */
const outside: Rule = (facts, target) => alone(facts, target) && facts.consented;
/** Giving what is extra protected asks for the own factor too; anything else is one press. Who does not say what it holds, shows it. */
const guarded: Rule = (facts, target) => target.extra === false || shownNow(facts, target);
export const giving: Rule = (facts, target) => outside(facts, target) && guarded(facts, target);
/** A share that asks nothing first: until then nothing of it widens. */
export const lengthening: Rule = (facts, target) =>
  alone(facts, target) && facts.settled && guarded(facts, target);
/** Who holds this role in this organisation now. */
export const held: Rule = (facts) => facts.staffHeld;
/** This very organisation is looked after under this hat. */
export const inReach: Rule = (facts, target) =>
  facts.staffHeld && target.organisation !== undefined && facts.staffReach.includes(target.organisation);
/** Who showed the second step minutes ago, at work. */
export const shownAtWork: Rule = (facts) => facts.staffHeld && facts.ownFactor === 'now';
/** The mentor of this very group; of a dean: a group of the own school. */
export const ofGroup: Rule = (facts, target) =>
  facts.staffHeld && target.group !== undefined && facts.staffGroups.includes(target.group);
/** The mentor of a class that the young person is in now. Row security narrows it to the talks that this mentor takes part in. */
export const guides: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.guides;

/** The mentor whom the young person asked, as long as both are of the same class. */
export const requested: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.requested;

/** An adviser where the young person asked for help, as long as it waits there or this one took it; and who took it (F66). */
export const asksHelp: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.asksHelp;
export const helps: Rule = (facts) => asksHelp(facts, {}) && facts.helps;

/** The named role at the school that the young person asked about consent. */
const entrusted: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.entrusted;
/** The same role, at the organisation where the paper was seen, or the exception made, that stands. */
export const vouched: Rule = (facts) => facts.passportThere && facts.staffHeld && facts.vouched;
export const eitherAtSchool: Rule = (facts, target) => entrusted(facts, target) || vouched(facts, target);

// The same rule for several at once.

/** Whatever role it is. */
export const everyRole = (rule: Rule) => ({
  mentor: rule,
  dean: rule,
  'region-admin': rule,
  adviser: rule,
  intaker: rule,
  'privacy-officer': rule,
});
/** Who was given a share: with link and code, or at work. */
export const given = (receiver: Rule, atWork: Rule) => ({
  receiver,
  mentor: atWork,
  adviser: atWork,
  intaker: atWork,
});
export const inTrust = { dean: entrusted, 'privacy-officer': entrusted } as const;
export const adviserWho = (rule: Rule): ActionRule => ({
  who: { adviser: rule },
  trace: 'each',
  about: 'passport',
});

export const ownerAlone = (trace: Trace, rule: Rule = alone): ActionRule => ({
  who: { owner: rule },
  trace,
  about: 'passport',
});
/** Also while somebody sits beside: filling in, and stopping. */
export const ownerOrPair = (trace: Trace): ActionRule => ownerAlone(trace, own);
export const ownerOpenly = (trace: Trace): ActionRule => ({
  who: { owner: openly },
  trace,
  about: 'passport',
});
export const guidingMentor: ActionRule = { who: { mentor: guides }, trace: 'each', about: 'passport' };
export const mentorOfGroup = (trace: Trace): ActionRule => ({
  who: { mentor: ofGroup },
  trace,
  about: 'organisation',
});
