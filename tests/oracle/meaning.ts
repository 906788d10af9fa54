import {
  groupsOf,
  guardianSpeaks,
  guides,
  holds,
  isEntrusted,
  isRequested,
  isSettled,
  isVouched,
  mayGive,
  opens,
  passportOf,
  reach,
  signalFor,
} from './law.ts';
import type { Case, Grant, World } from './world.ts';

/**
 * Who may do what, as security.md, features.md, promises.md and the decisions mean it. An action that nobody wrote down here is `unknown`, and the
 * test that asks turns red: who adds one says here, apart from the rules, who may.
 */
export function may(world: World, action: string, asked: Case): boolean | 'unknown' {
  const says = meaning.get(action);
  if (says === undefined) return 'unknown';
  return says.some(({ who, if: so }) => who.includes(asked.who.kind) && so(world, asked));
}

export const isKnown = (action: string): boolean => meaning.has(action);

type So = (world: World, asked: Case) => boolean;
type Say = { who: readonly string[]; if: So };
const meaning = new Map<string, Say[]>();

function say(who: string, so: So, actions: string): void {
  for (const action of actions.trim().split(/\s+/))
    meaning.set(action, [...(meaning.get(action) ?? []), { who: who.split(' '), if: so }]);
}

const anyhow: So = () => true;
const there: So = (world, { passport }) => passportOf(world, passport) !== undefined;
/** The young person, in their own passport. */
const own: So = (world, asked) =>
  there(world, asked) && asked.who.kind === 'owner' && asked.who.id === asked.passport;
const isAlone: So = (world, asked) => own(world, asked) && asked.who.kind === 'owner' && !asked.who.beside;
const provenOnce: So = (world, asked) =>
  isAlone(world, asked) && 'proven' in asked.who && asked.who.proven !== undefined;
const provenNow: So = (world, asked) =>
  provenOnce(world, asked) && 'proven' in asked.who && (asked.who.proven ?? 0) > asked.at;
/** What is extra protected goes out by who just showed the own factor; what does not say what it holds counts as that. */
const withFactor: So = (world, asked) => asked.extra === false || provenNow(world, asked);
const grantOf = (world: World, { who, passport, grant }: Case): Grant | undefined =>
  passportOf(world, passport)?.grants.find(({ id }) => id === (who.kind === 'receiver' ? who.id : grant));

say(
  'owner',
  isAlone,
  `passport.return device.list own.ask own.prove address.read address.ask address.confirm address.drop group.join card.keep card.renew card.lost
  proof.change proof.remove pair.begin answer.forget snapshot.make snapshot.read snapshot.delete scratch.read scratch.write locked.read locked.write locked.drop grant.draft grant.read
  grant.preview grant.send request.decline handover.decline grant.seen history.read consent.read birthday.keep guardian.ask guardian.stop consent.ask
  consent.unask talk.read talk.plan talk.move talk.accept talk.cancel talk.remove talk.ask point.keep agreement.keep agreement.remove
  assignment.make classmate.read mirror.ask mirror.read mirror.send mirror.stop mirror.hear mirror.take mirror.drop mirror.endorse passport.whole paper.read
  paper.make contribution.ask contribution.read contribution.open contribution.reply contribution.drop applied.say address.again helper.read helper.stop
  rescue.stop signal.read signal.ask signal.stop signal.seen takeover.answer landing.keep landing.answer checkin.answer checkin.stop summer.say
  counting.choose research.choose glass.seen`,
);
// With somebody beside: filling in, and stopping (0031); and no answer that is private.
say(
  'owner',
  own,
  'passport.leave passport.read chapter.stamp chapter.reopen proof.read route.choose look.choose pair.end lesson.enter',
);
say(
  'owner',
  (world, asked) => own(world, asked) && (isAlone(world, asked) || asked.private === false),
  'answer.read answer.save answer.still proof.add',
);
// Never the school's account alone (0043).
say(
  'owner',
  provenNow,
  `passkey.ask passkey.add passkey.remove account.link account.unlink passport.export passport.delete
  helper.ask pictures.choose`,
);
say('owner', provenOnce, 'device.end card.show grant.withdraw');
// Sharing outside school, as far as the law lets (0037).
say(
  'owner',
  (world, asked) => {
    const passport = passportOf(world, asked.passport);
    if (passport === undefined || !isAlone(world, asked) || !withFactor(world, asked)) return false;
    return mayGive(passport, grantOf(world, asked), asked.at);
  },
  'grant.give grant.confirm',
);
say(
  'owner',
  (world, asked) => {
    const [passport, grant] = [passportOf(world, asked.passport), grantOf(world, asked)];
    if (passport === undefined || grant === undefined) return false;
    return isAlone(world, asked) && withFactor(world, asked) && isSettled(passport, grant, asked.at);
  },
  'grant.extend',
);

// Who was given a share: by link and code, or at work.
const lets =
  (...answers: readonly string[]): So =>
  (world, asked) => {
    const [passport, grant] = [passportOf(world, asked.passport), grantOf(world, asked)];
    return (
      passport !== undefined && grant !== undefined && answers.includes(opens(world, asked, passport, grant))
    );
  };
say('receiver mentor adviser intaker', lets('yes'), 'grant.look grant.reply proof.look');
say('receiver mentor adviser intaker', lets('yes', 'first'), 'grant.accept');
say('mentor adviser intaker', lets('yes'), 'handover.propose');
// Asking opens nothing (0040).
say('adviser', lets('yes'), 'request.ask');
// Help that was asked for (0061): who works there sees that it waits; who took it goes on.
const helps: So = (world, asked) => 'id' in asked.who && signalFor(world, asked)?.person === asked.who.id;
say('adviser', (world, asked) => signalFor(world, asked) !== undefined, 'signal.look signal.take');
say('adviser', helps, 'request.ask signal.close takeover.propose landing.propose checkin.reach');
say('adviser', holds, 'signal.list');
say('mentor', guides, 'request.ask talk.look talk.propose talk.decline agreement.add agreement.tick');

// Others' eyes, and a guardian's own say.
const invitationOf = (world: World, { who, passport }: Case) =>
  passportOf(world, passport)?.invitations.find(({ id }) => 'id' in who && id === who.id);
const isAsked: So = (world, asked) => {
  const invitation = invitationOf(world, asked);
  return invitation !== undefined && invitation.stopped === undefined && asked.at < invitation.ends;
};
say('companion', isAsked, 'mirror.open mirror.look');
say(
  'companion',
  (world, asked) => isAsked(world, asked) && !invitationOf(world, asked)?.heard,
  'mirror.answer',
);
say(
  'guardian',
  (world, { who, passport: id, at }) => {
    const passport = passportOf(world, id);
    return passport !== undefined && 'id' in who && guardianSpeaks(passport, who.id, at);
  },
  'guardian.open guardian.look consent.say consent.withdraw',
);
say('dean privacy-officer', isEntrusted, 'consent.weigh consent.handle');
say('dean privacy-officer', isVouched, 'consent.end consent.see');
say('dean privacy-officer', isEntrusted, 'consent.see');
say('dean privacy-officer', holds, 'consent.list');
say('dean region-admin privacy-officer', holds, 'logbook.read');

// At work, about no passport.
const inReach: So = (world, asked) =>
  asked.organisation !== undefined && reach(world, asked).includes(asked.organisation);
const ofGroup: So = (world, asked) =>
  asked.group !== undefined && groupsOf(world, asked).includes(asked.group);
say('mentor', holds, 'talk.week group.list contribution.list call.read call.keep');
say('mentor', isRequested, 'contribution.reread contribution.write');
say('mentor adviser intaker', holds, 'inbox.list');
say(
  'mentor',
  ofGroup,
  `lesson.open lesson.watch lesson.follow lesson.lead lesson.duo lesson.renew lesson.stop lesson.sign-out member.remove member.restore member.merge
  applied.look`,
);
say('mentor dean', ofGroup, 'place.list place.card');
say('dean', holds, 'school.read');
say('dean', inReach, 'year.read year.turn roster.read roster.take words.read words.keep');
say('dean region-admin', inReach, 'role.give role.change staff.again');
say('dean region-admin', holds, 'organisation.list figures.read');
say(
  'region-admin',
  holds,
  `region.read organisation.keep register.read register.take contract.read contract.record contract.end contract.require mail.read mail.try
  set.read set.draft set.publish theme.read theme.keep`,
);

// Whoever works here, under whatever role; the own second step is changed by who showed it minutes ago.
const roles = 'mentor dean region-admin adviser intaker privacy-officer';
say(roles, holds, 'staff.come factor.read factor.prove');
say(
  roles,
  (world, asked) => holds(world, asked) && 'proven' in asked.who && (asked.who.proven ?? 0) > asked.at,
  'factor.change',
);

// Nobody yet: opens nothing of anybody.
say(
  'visitor',
  anyhow,
  `card.find account.go account.come passkey.knock passkey.find address.knock address.enter grant.find paper.check guardian.find mirror.find
  staff.knock staff.sign-in helper.find rescue.begin rescue.find`,
);
say('visitor owner', anyhow, 'lesson.find place.find');
say('visitor', anyhow, 'theme.look');
say('visitor', there, 'grant.ask rescue.try');
// Whom the young person chose to help them back in: until taken off; and who said yes to it, for who it is (F6, 0051).
const helperOf = (world: World, { who, passport }: Case) =>
  passportOf(world, passport)?.helpers.find(
    ({ id, stopped }) => 'id' in who && id === who.id && stopped === undefined,
  );
say(
  'helper',
  (world, asked) => helperOf(world, asked) !== undefined,
  'helper.open helper.look helper.agree helper.leave',
);
say('helper', (world, asked) => helperOf(world, asked)?.agreed === true, 'rescue.vouch');
// A passport that never was; one that was deleted stays deleted.
say(
  'visitor',
  (world, { passport }) =>
    !world.passports.some(({ owner, there: state }) => owner === passport && state !== 'never'),
  'passport.start',
);
// The night watch and the letters.
say(
  'system',
  there,
  'grant.remind talk.write passport.age log.inspect rescue.tell checkin.write summer.write glass.ask glass.open',
);
say(
  'system',
  anyhow,
  `passport.forget term.choose term.keep restore.replay key.destroy register.take staff.forget-factor organisation.enrol outbox.work
  figures.count research.ask region.give region.take keyholder.keep glass.find`,
);
