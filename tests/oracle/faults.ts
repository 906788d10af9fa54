import type { Facts, Target } from '../../src/access/facts.ts';
import type { Fault } from './fault.ts';
import { faultsInSql } from './faults-in-sql.ts';

const facts = (says: string, other: (facts: Facts) => Partial<Facts>): Fault => ({
  says,
  judging: (judge) => (kind, action, so, target) => judge(kind, action, { ...so, ...other(so) }, target),
});
const target = (says: string, other: (target: Target) => Partial<Target>): Fault => ({
  says,
  judging: (judge) => (kind, action, so, about) => judge(kind, action, so, { ...about, ...other(about) }),
});

const policy = (of: string, says: string, from: string, to: string): Fault => {
  const [table = '', name = ''] = of.split(' ');
  return { says, of: [table, name], from, to };
};

/** Every seeded fault (G1). */
export const faults: readonly Fault[] = [
  ...faultsInSql,
  // Row security
  // The rule asks for `grantMine` as well; but of a share that this policy keeps out of sight the database says nothing at all.
  policy(
    'sharing."grant" addressed',
    'a share is for anybody at work',
    'access.addressed(owner, starts, organisation, person, "group")',
    '(organisation = access.organisation())',
  ),
  policy('passport.answer shared', 'what is private is shared', '(NOT private)', 'true'),
  policy(
    'passport.answer shared',
    'what I need goes with its chapter',
    "(extra OR (chapter = 'nodig'::text))",
    'false',
  ),
  policy(
    'passport.answer shared',
    'a plain answer is named as a protected one',
    "(extra OR (chapter = 'nodig'::text))",
    "(extra OR (chapter = 'nodig'::text) OR question = ANY (access.extra()))",
  ),
  policy('passport.proof shared', 'proofs of what is private are shared', '(NOT private)', 'true'),
  policy(
    'passport.scratch mine',
    'the night watch reads the scratch pad',
    'access.mine(owner)',
    'access.own(owner)',
  ),
  policy('passport.progress lesson', 'a mentor follows who left the class', '(m."left" IS NULL)', 'true'),
  policy('mirror.reply companion_changes', 'what was read can be rewritten', '(heard IS NULL)', 'true'),
  policy(
    'guidance.contribution receiver',
    'a part that the young person did not read goes along',
    '(opened IS NOT NULL)',
    'true',
  ),
  policy(
    'guidance.contribution author_change',
    'a mentor rewrites what was read',
    '(opened IS NULL)',
    'true',
  ),
  policy(
    'sharing.reply receiver',
    'receivers see what others answered',
    '("grant" = access.actor())',
    'true',
  ),
  policy(
    'consent.record guardian_read',
    'one guardian reads what the other said',
    '(guardian = access.actor())',
    '(owner = access.passport())',
  ),
  policy(
    'consent.record own_end',
    'a young person brings back a yes that was taken back',
    '(withdrawn IS NULL)',
    'true',
  ),
  policy(
    'consent.asking school_handles',
    'what was refused is changed into a yes',
    '(handled IS NULL)',
    'true',
  ),
  policy(
    'identity.helper helper_says',
    'a helper who was taken off comes back',
    '(owner = access.passport())',
    'true',
  ),
  policy(
    'aftercare.landing adviser',
    'whoever helps sees where somebody landed',
    '(follow_person = access.actor())',
    'true',
  ),
  policy(
    'aftercare.landing adviser',
    'who helped before still sees where somebody landed',
    'aftercare.helps(owner)',
    'true',
  ),
  policy(
    'aftercare.checkin adviser',
    'check-ins of a landing that waits for a yes are read',
    '(l.confirmed IS NOT NULL)',
    'true',
  ),
  policy('aftercare.checkin adviser_reached', 'who did not ask to be called was reached', 'call', 'true'),
  policy(
    'aftercare.takeover adviser',
    'who helped before sees whom they proposed',
    'aftercare.helps(owner)',
    'true',
  ),
  // The rules in code
  facts('consent is not asked', () => ({ consented: true })),
  facts('an offered share is as good as an open one', ({ grantState: state }) => ({
    grantState: state === 'offered' ? 'open' : state,
  })),
  facts('a share of who did not sign is as good as an open one', ({ grantState: state }) => ({
    grantState: state === 'unsigned' ? 'open' : state,
  })),
  facts('whose passport it is does not matter', () => ({ isOwn: true })),
  facts('with somebody beside one is alone', () => ({ paired: false })),
  facts('the own factor that was shown long ago counts', ({ ownFactor }) => ({
    ownFactor: ownFactor === 'earlier' ? 'now' : ownFactor,
  })),
  facts('the account of the school is a factor', ({ ownFactor }) => ({
    ownFactor: ownFactor === 'none' ? 'earlier' : ownFactor,
  })),
  facts('a role that is not held counts', () => ({ staffHeld: true })),
  facts('a mentor guides everybody', () => ({ guides: true })),
  facts('a mentor writes about who did not ask', ({ guides }) => ({ requested: guides })),
  facts('the dean decides without being asked', ({ staffHeld }) => ({ entrusted: staffHeld })),
  facts('a share is made longer before it was chosen again', () => ({ settled: true })),
  facts('what a visitor asks of a passport that is gone is answered', ({ gone }) => ({
    passportThere: gone,
  })),
  target('an act that does not say that it is private is not', ({ private: alone }) => ({
    private: alone ?? false,
  })),
  target('a share that does not say what it holds holds nothing special', ({ extra }) => ({
    extra: extra ?? false,
  })),
  {
    says: 'a mentor may what a dean may',
    judging:
      (judge) =>
      (kind, ...rest) =>
        judge(kind, ...rest) || (kind === 'mentor' && judge('dean', ...rest)),
  },
  {
    says: 'a receiver may what its owner may',
    judging:
      (judge) =>
      (kind, ...rest) =>
        judge(kind === 'receiver' ? 'owner' : kind, ...rest),
  },
];
