import { describe, expect, it } from 'vitest';
import { type ActorKind, actorKinds } from '../src/access/actor.ts';
import { type Facts, noFacts, type Target } from '../src/access/facts.ts';
import type { ActionRule } from '../src/access/rule.ts';
import { type Action, actions, judge, rules } from '../src/access/rules.ts';
import { type GroupId, newId, type OrganisationId } from '../src/base/id.ts';
import { catalogs } from '../src/words/catalogs.ts';

const group = newId<GroupId>();
const organisation = newId<OrganisationId>();
const target: Target = { group, organisation };

/** Everything is so that could speak for this actor. */
function everything(kind: ActorKind): Facts {
  return {
    ...noFacts,
    passportThere: kind !== 'visitor',
    isOwn: kind === 'owner',
    ownFactor: kind === 'owner' ? 'now' : 'none',
    grantState: kind === 'receiver' || readers.includes(kind) ? 'open' : undefined,
    grantMine: readers.includes(kind),
    consented: kind === 'receiver' || kind === 'owner' || readers.includes(kind),
    settled: kind === 'owner',
    invitationState: kind === 'companion' ? 'open' : undefined,
    guardianState: kind === 'guardian' ? 'open' : undefined,
    helperState: kind === 'helper' ? 'agreed' : undefined,
    staffHeld: true,
    staffGroups: [group],
    staffReach: [organisation],
    guides: kind === 'mentor',
    requested: kind === 'mentor',
    asksHelp: kind === 'adviser',
    helps: kind === 'adviser',
    entrusted: kind === 'dean' || kind === 'privacy-officer',
    vouched: kind === 'dean' || kind === 'privacy-officer',
  };
}

/** Who reads at work what was shared with them, or with the inbox of where they work. */
const readers: readonly ActorKind[] = ['mentor', 'adviser', 'intaker'];
const reading: readonly Action[] = [
  'grant.accept',
  'grant.look',
  'grant.reply',
  'proof.look',
  'handover.propose',
];
/** What an adviser does for a young person who asked for help where they work (F66): with a name and a way to be reached. */
const helping: readonly Action[] = [
  'signal.look',
  'signal.take',
  'signal.close',
  'takeover.propose',
  'landing.propose',
  'checkin.reach',
];
/** Asks the young person, and opens nothing: a mentor of the own class, or an adviser who reads a share, or whom they asked for help. */
const asking: Action = 'request.ask';

const may = (kind: ActorKind, action: Action, facts: Facts): boolean => judge(kind, action, facts, target);

/** What the owner may while somebody sits beside (F34). */
function together(action: Action): string {
  const facts = { ...everything('owner'), paired: true };
  if (judge('owner', action, facts, target)) return 'yes';
  return judge('owner', action, facts, { ...target, private: false }) ? 'not what is private' : '';
}

/** What the mentor of a class does in a talk that he or she takes part in: in the own name, in the young person's log, every time. */
const guiding: readonly Action[] = [
  'talk.look',
  'talk.propose',
  'talk.decline',
  'agreement.add',
  'agreement.tick',
];

/** The table for people: docs/privacy/access.md is this, and a test keeps it so. */
function table(): string {
  const head = ['action', ...actorKinds, 'owner, with somebody beside', 'in the log'];
  const rows = actions.map((action) => {
    const rule: ActionRule = rules[action];
    const cells = actorKinds.map((kind) => (may(kind, action, everything(kind)) ? 'yes' : ''));
    return [`\`${action}\``, ...cells, together(action), logged[rule.trace]];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# Who may do what',
    '',
    'Made from `src/access/rules.ts` by `tests/access.test.ts`. "Yes" is at the most: when the passport is one’s own, the share',
    'stands, or the role is held for that group. What a receiver sees is only what was shared. Who is not named may not.',
    'With somebody beside (decision 0031) means: in a session in which the young person said that somebody sits beside.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}

/** The mentor's own part: the one thing that staff do in a passport, because its owner asked. */
const asked: readonly Action[] = ['contribution.reread', 'contribution.write'];

/** What the named role does about consent, because the young person asked the school. */
const inTrust: readonly Action[] = ['consent.see', 'consent.weigh', 'consent.handle', 'consent.end'];
/** What a guardian does: with the own consent, and with nothing of the passport. */
const ofGuardians: readonly Action[] = ['guardian.open', 'guardian.look', 'consent.say', 'consent.withdraw'];

/** What who helps somebody back does: says yes, and reads nothing of the passport but the name to be called by (F6). */
const ofHelpers: readonly Action[] = [
  'helper.open',
  'helper.look',
  'helper.agree',
  'helper.leave',
  'rescue.vouch',
];

const logged = { each: 'every time', session: 'once a session', never: 'no: opens nothing of anybody' };

describe('every action × every actor', () => {
  it('is the table in docs/privacy/access.md', async () => {
    await expect(table()).toMatchFileSnapshot('../docs/privacy/access.md');
  });

  it('nobody may do anything by role alone, when nothing speaks for it', () => {
    const open = actions.flatMap((action) =>
      actorKinds.filter((kind) => may(kind, action, noFacts)).map((kind) => `${kind} ${action}`),
    );
    expect(open.sort()).toEqual([
      'owner lesson.find',
      'owner place.find',
      'system figures.count',
      'system glass.find',
      'system key.destroy',
      'system keyholder.keep',
      'system organisation.enrol',
      'system outbox.work',
      'system passport.forget',
      'system region.give',
      'system region.take',
      'system register.take',
      'system research.ask',
      'system restore.replay',
      'system staff.forget-factor',
      'system term.choose',
      'system term.keep',
      'visitor account.come',
      'visitor account.go',
      'visitor address.enter',
      'visitor address.knock',
      'visitor card.find',
      'visitor grant.find',
      'visitor guardian.find',
      'visitor helper.find',
      'visitor lesson.find',
      'visitor mirror.find',
      'visitor paper.check',
      'visitor passkey.find',
      'visitor passkey.knock',
      'visitor passport.start',
      'visitor place.find',
      'visitor rescue.begin',
      'visitor rescue.find',
      'visitor staff.knock',
      'visitor staff.sign-in',
      'visitor theme.look',
    ]);
  });

  it('what opens something of a passport is done by its owner, or by who has a share or a question that stands', () => {
    // The night watch ages and forgets, and tells a privacy officer who looked: no word of a passport is opened for it.
    // Of one answer it is looked whether a letter may go in summer (sm9).
    const watch = [
      'checkin.write',
      'glass.ask',
      'glass.open',
      'grant.remind',
      'log.inspect',
      'passport.age',
      'passport.forget',
      'rescue.tell',
      'summer.write',
      'talk.write',
    ];
    const ofSystem: Action[] = [];
    for (const action of actions) {
      const rule: ActionRule = rules[action];
      if (
        rule.about !== 'passport' ||
        guiding.includes(action) ||
        reading.includes(action) ||
        helping.includes(action) ||
        action === asking
      )
        continue;
      const allowed = actorKinds.filter((kind) => may(kind, action, everything(kind)));
      if (asked.includes(action)) {
        expect(allowed).toEqual(['mentor']);
        continue;
      }
      if (inTrust.includes(action)) {
        expect(allowed).toEqual(['dean', 'privacy-officer']);
        continue;
      }
      if (ofGuardians.includes(action) || allowed.includes('guardian')) {
        expect([action, allowed]).toEqual([ofGuardians.find((one) => one === action), ['guardian']]);
        continue;
      }
      if (ofHelpers.includes(action) || allowed.includes('helper')) {
        expect([action, allowed]).toEqual([ofHelpers.find((one) => one === action), ['helper']]);
        continue;
      }
      expect(['owner', 'receiver', 'companion', 'visitor', 'system']).toEqual(
        expect.arrayContaining(allowed),
      );
      if (allowed.includes('system')) ofSystem.push(action);
    }
    expect(ofSystem.sort()).toEqual(watch);
  });

  it('a mentor writes the own part only for who asked, in a class that both are in (U37)', () => {
    for (const action of asked) {
      const facts = everything('mentor');
      expect(may('mentor', action, { ...facts, requested: false, isOwn: true })).toBe(false);
      expect(may('mentor', action, { ...facts, staffHeld: false })).toBe(false);
      expect(may('mentor', action, { ...facts, passportThere: false })).toBe(false);
    }
  });

  it('staff never act as the young person', () => {
    for (const action of actions) {
      const rule: ActionRule = rules[action];
      if (rule.about !== 'passport' || asked.includes(action) || inTrust.includes(action)) continue;
      for (const kind of [
        'mentor',
        'dean',
        'region-admin',
        'adviser',
        'intaker',
        'privacy-officer',
      ] as const) {
        if (kind === 'mentor' && guiding.includes(action)) continue;
        if (kind === 'adviser' && helping.includes(action)) continue;
        if (readers.includes(kind) && (reading.includes(action) || action === asking)) continue;
        expect(may(kind, action, { ...everything(kind), isOwn: true, grantState: 'open' })).toBe(false);
      }
    }
  });

  it('at work somebody reads what is shared with them and stands, under a role that is held; nobody else does (F74)', () => {
    for (const action of reading) {
      expect(actorKinds.filter((kind) => may(kind, action, everything(kind)))).toEqual(
        actorKinds.filter(
          (kind) => (kind === 'receiver' && action !== 'handover.propose') || readers.includes(kind),
        ),
      );
      for (const kind of readers) {
        const facts = everything(kind);
        expect(may(kind, action, { ...facts, grantMine: false })).toBe(false);
        expect(may(kind, action, { ...facts, staffHeld: false })).toBe(false);
        expect(may(kind, action, { ...facts, passportThere: false })).toBe(false);
        for (const grantState of ['draft', 'ended', 'stopped', 'unsigned'] as const)
          expect(may(kind, action, { ...facts, grantState })).toBe(false);
      }
    }
  });

  it('asking for access opens nothing, and is for who guides or reads already (F88)', () => {
    expect(actorKinds.filter((kind) => may(kind, asking, everything(kind)))).toEqual(['mentor', 'adviser']);
    expect(may('mentor', asking, { ...everything('mentor'), guides: false })).toBe(false);
    const reader = { ...everything('adviser'), helps: false };
    expect(may('adviser', asking, { ...reader, grantMine: false })).toBe(false);
    expect(may('adviser', asking, { ...reader, grantState: 'ended' })).toBe(false);
    expect(may('adviser', asking, { ...everything('adviser'), grantMine: false })).toBe(true);
  });

  it('an adviser does something only for who asked for help where they work; more than looking and taking it up, for who they help (F60, F66)', () => {
    for (const action of helping) {
      expect(actorKinds.filter((kind) => may(kind, action, everything(kind)))).toEqual(['adviser']);
      const facts = everything('adviser');
      expect(may('adviser', action, { ...facts, asksHelp: false })).toBe(false);
      expect(may('adviser', action, { ...facts, staffHeld: false })).toBe(false);
      expect(may('adviser', action, { ...facts, passportThere: false })).toBe(false);
      const waits = action === 'signal.look' || action === 'signal.take';
      expect(may('adviser', action, { ...facts, helps: false })).toBe(waits);
      expect(rules[action].trace).toBe('each');
    }
  });

  it.each(['draft', 'offered', 'ended', 'stopped', 'unsigned'] as const)(
    'a share that is %s opens nothing',
    (grantState) => {
      expect(may('receiver', 'grant.look', { ...everything('receiver'), grantState })).toBe(false);
    },
  );

  it('a share that stands opens nothing without the consent that it needs, and a consent opens nothing without a share', () => {
    const receives: readonly Action[] = ['grant.look', 'grant.accept', 'grant.reply', 'proof.look'];
    for (const action of receives) {
      expect(may('receiver', action, everything('receiver'))).toBe(true);
      expect(may('receiver', action, { ...everything('receiver'), consented: false })).toBe(false);
      expect(may('receiver', action, { ...everything('receiver'), grantState: 'stopped' })).toBe(false);
    }
    for (const action of ['grant.give', 'grant.confirm'] as const)
      expect(may('owner', action, { ...everything('owner'), consented: false })).toBe(false);
    expect(may('owner', 'grant.extend', { ...everything('owner'), settled: false })).toBe(false);
    // Stopping needs nobody.
    const bare: Facts = { ...noFacts, passportThere: true, isOwn: true, ownFactor: 'earlier' };
    expect(may('owner', 'grant.withdraw', bare)).toBe(true);
  });

  it.each(['ended', 'stopped', 'grown', undefined] as const)(
    'a guardian who was asked and is %s by now says nothing any more, and reads nothing',
    (guardianState) => {
      for (const action of ofGuardians)
        expect(may('guardian', action, { ...everything('guardian'), guardianState })).toBe(false);
    },
  );

  it('who was taken off helps nobody back; who did not say yes yet vouches for nobody; and nobody for themselves (F6)', () => {
    for (const action of ofHelpers) {
      for (const helperState of ['stopped', undefined] as const)
        expect(may('helper', action, { ...everything('helper'), helperState })).toBe(false);
      expect(may('owner', action, { ...everything('owner'), helperState: 'agreed' })).toBe(false);
    }
    expect(may('helper', 'rescue.vouch', { ...everything('helper'), helperState: 'asked' })).toBe(false);
    expect(may('helper', 'helper.agree', { ...everything('helper'), helperState: 'asked' })).toBe(true);
  });

  it('nobody consents for themselves, and no role decides that was not asked (P9, F44)', () => {
    for (const action of ofGuardians)
      expect(may('owner', action, { ...everything('owner'), guardianState: 'open' })).toBe(false);
    for (const action of inTrust)
      for (const kind of ['dean', 'privacy-officer'] as const)
        expect(
          may(kind, action, { ...everything(kind), entrusted: false, vouched: false, isOwn: true }),
        ).toBe(false);
  });

  it.each(['ended', 'stopped', undefined] as const)(
    'a question to somebody that is %s opens nothing and takes no answer (C17)',
    (invitationState) => {
      for (const action of ['mirror.open', 'mirror.look', 'mirror.answer'] as const)
        expect(may('companion', action, { ...everything('companion'), invitationState })).toBe(false);
    },
  );

  it('an answer that was read can be looked at, and not changed', () => {
    const facts = { ...everything('companion'), invitationState: 'heard' } as const;
    expect(may('companion', 'mirror.look', facts)).toBe(true);
    expect(may('companion', 'mirror.answer', facts)).toBe(false);
  });

  it('a mentor of another group, or one whose role ended, may do nothing in the lesson', () => {
    for (const action of [
      'lesson.open',
      'lesson.watch',
      'lesson.renew',
      'lesson.stop',
      'member.remove',
    ] as const) {
      expect(may('mentor', action, { ...everything('mentor'), staffGroups: [newId<GroupId>()] })).toBe(false);
      expect(may('mentor', action, { ...everything('mentor'), staffHeld: false })).toBe(false);
    }
  });

  it('a mentor takes part in talks of who is in the own class now, and of nobody else', () => {
    for (const action of guiding) {
      expect(may('mentor', action, everything('mentor'))).toBe(true);
      expect(may('mentor', action, { ...everything('mentor'), guides: false })).toBe(false);
      expect(may('mentor', action, { ...everything('mentor'), staffHeld: false })).toBe(false);
      expect(may('mentor', action, { ...everything('mentor'), passportThere: false })).toBe(false);
      expect(rules[action].trace).toBe('each');
    }
  });

  it('with somebody beside, the owner fills in and stops, and does nothing else (F34)', () => {
    const done = (answer: '' | 'yes' | 'not what is private') =>
      actions.filter((action) => rules[action].about === 'passport' && together(action) === answer);
    expect(done('yes').sort()).toEqual([
      'chapter.reopen',
      'chapter.stamp',
      'lesson.enter',
      'look.choose',
      'pair.end',
      'passport.leave',
      'passport.read',
      'proof.read',
      'route.choose',
    ]);
    expect(done('not what is private').sort()).toEqual([
      'answer.read',
      'answer.save',
      'answer.still',
      'proof.add',
    ]);
  });

  it('an owner may do nothing in a passport of somebody else', () => {
    for (const action of actions) {
      const rule: ActionRule = rules[action];
      if (rule.about !== 'passport') continue;
      expect(may('owner', action, { ...everything('owner'), isOwn: false })).toBe(false);
    }
  });

  it('what goes far asks for the own factor, minutes ago; stopping asks that it was shown at all: never the school alone', () => {
    const withFactor = (ownFactor: Facts['ownFactor']) => ({ ...everything('owner'), ownFactor });
    const far = ['passport.export', 'passport.delete', 'passkey.add', 'passkey.remove'] as const;
    for (const action of far) {
      expect(may('owner', action, withFactor('earlier'))).toBe(false);
      expect(may('owner', action, withFactor('none'))).toBe(false);
    }
    for (const action of ['grant.withdraw', 'card.show', 'device.end'] as const) {
      expect(may('owner', action, withFactor('earlier'))).toBe(true);
      expect(may('owner', action, withFactor('none'))).toBe(false);
    }
    for (const action of ['grant.give', 'grant.confirm', 'grant.extend'] as const) {
      expect(judge('owner', action, withFactor('earlier'), { extra: true })).toBe(false);
      expect(judge('owner', action, withFactor('earlier'), {})).toBe(false);
      expect(judge('owner', action, withFactor('earlier'), { extra: false })).toBe(true);
    }
  });

  it('what is about a passport is always written in its log', () => {
    for (const action of actions) {
      const rule: ActionRule = rules[action];
      if (rule.about === 'passport') expect(rule.trace).not.toBe('never');
    }
  });

  it('every action has words for the log, in every language', () => {
    for (const action of actions) {
      for (const catalog of Object.values(catalogs)) {
        expect(Object.keys(catalog)).toContain(`log.${action.replaceAll('.', '-')}`);
      }
    }
  });
});
