import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform, type Seen } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { ContributionId, GrantId, OwnerId, PersonId } from '../base/id.ts';
import { type CallCard, openCall, openCard, sealCall } from '../guidance/call.ts';
import { type CallWhen, callOf, profilesOf, setCall } from '../guidance/call-rows.ts';
import { type Contribution, openContributionRow, readContributions } from '../guidance/read.ts';
import { type ContributionRow, setShown, shownIn } from '../guidance/rows.ts';
import { membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';
import { answerOf } from '../passport/rows.ts';
import { openAnswer } from '../passport/seal.ts';
import { grantOf } from '../sharing/rows.ts';
import { callIn, type ShareRow } from './share-row.ts';

/** What stands beside the young person's own words in a share: the mentor's part, and how to call the mentor. */
export type Beside = {
  contributions: readonly Contribution[];
  call: (CallCard & { when: CallWhen; handover: boolean }) | undefined;
};

/** By receiver and in the preview alike; what was left out leaves no trace (U43). */
export async function openBeside(
  { permit }: Seen,
  house: House,
  parts: readonly ContributionRow[],
  share: ShareRow,
): Promise<Beside> {
  const given = callIn(share);
  const call = given && {
    ...(await openCall(house.keys, permit, given)),
    when: given.when,
    handover: given.handover,
  };
  const contributions = await Promise.all(parts.map((part) => openContributionRow(house, permit, part)));
  return { contributions: contributions.filter(({ read }) => read), call };
}

/** The question whether a new school may call the mentor. */
export const callQuestion = 'nod8';

/** What there is to put beside a share, and what was chosen. Nothing by itself (U41). */
export type BesideChoices = {
  contributions: readonly Contribution[];
  cards: readonly { person: PersonId; card: CallCard }[];
  /** As nod8 was answered: no card without a yes. */
  when: CallWhen | 'no' | 'unanswered';
  chosen: { contributions: readonly ContributionId[]; person: PersonId | undefined; handover: boolean };
};

export async function readBesideChoices(
  actor: OwnerActor,
  house: House,
  grant: GrantId,
): Promise<BesideChoices> {
  const about = { passport: actor.owner, grant };
  return perform(house, actor, 'grant.read', about, async (granted) => {
    const { tx } = granted;
    const call = await callOf(tx, grant);
    const contributions = await readContributions(granted, house, actor.owner);
    return {
      contributions: contributions.filter(({ read }) => read),
      cards: await cardsFor(granted, house, actor.owner),
      when: await mayCall(granted, house, actor.owner),
      chosen: {
        contributions: await shownIn(tx, grant),
        person: call?.person,
        handover: call?.handover ?? false,
      },
    };
  });
}

/**
 * Chooses what stands beside a draft; a share that was given never changes. Only what was read can go, and only a card that nod8 allows.
 * Faults: `not-there` when it is no draft (any more); `malformed` for what cannot be chosen.
 */
export async function chooseBeside(
  actor: OwnerActor,
  house: House,
  grant: GrantId,
  chosen: BesideChoices['chosen'],
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'grant.draft', { passport: owner, grant }, async (granted) => {
    const { tx, permit } = granted;
    const draft = await grantOf(tx, grant);
    if (draft === undefined || draft.starts !== null) throw new Fault('not-there', 'no draft any more');
    const read = (await readContributions(granted, house, owner)).filter((one) => one.read);
    if (!chosen.contributions.every((id) => read.some((one) => one.id === id)))
      throw new Fault('malformed', 'a part that was not read');
    await setShown(tx, owner, grant, chosen.contributions);
    const when = await mayCall(granted, house, owner);
    const found = (await cardsFor(granted, house, owner)).find(({ person }) => person === chosen.person);
    if (found === undefined || when === 'no' || when === 'unanswered')
      return setCall(tx, owner, grant, undefined);
    const sealed = await sealCall(house.keys, permit, { grant, owner }, found.card);
    const { person } = found;
    await setCall(tx, owner, grant, { grant, owner, person, when, handover: chosen.handover, sealed });
  });
}

/** The cards of the mentors whom this young person has now. */
async function cardsFor({ tx, permit, now }: Granted, house: House, owner: OwnerId) {
  const people = new Set<PersonId>();
  for (const { group } of await membershipsOf(tx, owner))
    for (const person of await mentorsOf(tx, group, now)) people.add(person);
  const profiles = await profilesOf(tx, [...people]);
  return [...profiles].map(([person, sealed]) => ({
    person,
    card: openCard(house.keys, permit, person, sealed),
  }));
}

async function mayCall(
  { tx, permit }: Granted,
  house: House,
  owner: OwnerId,
): Promise<BesideChoices['when']> {
  const [row] = await answerOf(tx, owner, [callQuestion]);
  const answer = row && (await openAnswer(house.keys, permit, row));
  const value = answer?.state === 'given' ? answer.parts.mag : undefined;
  const [said] = value?.kind === 'choice' ? value.chosen : [];
  return said === 'ja' ? 'always' : said === 'erbij' ? 'together' : said === 'nee' ? 'no' : 'unanswered';
}
