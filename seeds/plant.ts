import { type OwnerActor, visitor } from '../src/access/actor.ts';
import { type House, perform } from '../src/access/perform.ts';
import { after, days, minutes } from '../src/base/clock.ts';
import { askMentor } from '../src/guidance/ask.ts';
import { keepCallCard } from '../src/guidance/call.ts';
import { openContribution, readGuidance } from '../src/guidance/read.ts';
import { writeContribution } from '../src/guidance/write.ts';
import { insertCard, ownerOfCard } from '../src/identity/card-rows.ts';
import { comeAsked } from '../src/identity/come-asked.ts';
import { enrol } from '../src/identity/enrol.ts';
import { findLesson } from '../src/identity/find-lesson.ts';
import { receive } from '../src/identity/receive.ts';
import { findSession } from '../src/identity/session.ts';
import { startPassport } from '../src/identity/start.ts';
import { chooseBeside, readBesideChoices } from '../src/look/beside.ts';
import { lookShared } from '../src/look/shared.ts';
import { listMentors } from '../src/look/watchers.ts';
import { giveReply } from '../src/mirror/answer.ts';
import { askCompanion } from '../src/mirror/ask.ts';
import { hearReply, takeReply } from '../src/mirror/hear.ts';
import { readInvitation } from '../src/mirror/list.ts';
import { readGroups } from '../src/organisations/groups.ts';
import { openLesson, stopLesson } from '../src/organisations/lesson.ts';
import { dropList, previewList, readList, takeList } from '../src/organisations/roster.ts';
import { saveAnswer } from '../src/passport/answer.ts';
import { addProof } from '../src/passport/proof.ts';
import { chooseResearch } from '../src/passport/research.ts';
import { chooseRoute } from '../src/passport/route.ts';
import { writeScratch } from '../src/passport/scratch.ts';
import { stampChapter } from '../src/passport/stamp.ts';
import { cleanProof } from '../src/proofs/clean.ts';
import { catalog } from '../src/questions/catalog.ts';
import type { Answer } from '../src/questions/model.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../src/sharing/draft.ts';
import { giveGrant } from '../src/sharing/give.ts';
import { readShare } from '../src/sharing/list.ts';
import { withdrawGrant } from '../src/sharing/withdraw.ts';
import { plantAftercare } from './aftercare.ts';
import type { Story } from './answers.ts';
import { plantAsks, shareAtWork, signContracts } from './at-work.ts';
import { type Asking, type Sharing, type Young, young } from './cast.ts';
import { plantConsent } from './consent.ts';
import { bicycle } from './drawing.ts';
import { plantFigures } from './figures.ts';
import { plantHelp } from './help.ts';
import { plantMoreShares } from './more-shares.ts';
import { regions, schoolList } from './regions.ts';
import { plantResearch, plantSchoolWords, plantSets, plantTheme } from './sets.ts';
import { signInStaff } from './sign-in.ts';
import { plantTalks } from './talks.ts';

/**
 * Plants the cast in a house, through the same acts as in life, weeks ago by its own clock. Somebody whose card is known already is
 * left alone, so that planting again changes nothing. Never in a house with real people.
 */
export async function plant(house: House): Promise<void> {
  const first = shifted(house, -days(70));
  for (const region of regions) await enrol(first.house, region);
  await plantFigures(house);
  const waiting: Young[] = [];
  for (const one of young) if (!(await isPlanted(house, one))) waiting.push(one);
  // Whoever signs in leaves a line: nobody does in a house that is planted.
  if (waiting.length === 0) return;
  await plantList(first.house);
  await plantSets(first.house, 'bruinsma@waterkant.example');
  await plantTheme(first.house, 'azzouz@heuvelrand.example');
  await plantSchoolWords(first.house, 'wiersma@heuvelgaard.example');
  await signContracts(house);
  for (const one of waiting) await plantOne(house, one);
  await plantResearch(house);
}

/** The dean's list, as in life: read, looked at, taken over. Again there is nothing new in it. */
async function plantList(house: House): Promise<void> {
  const dean = await signInStaff(house, schoolList.dean, 'dean');
  await readList(dean, house, dean.organisation, Buffer.from(schoolList.file));
  const preview = await previewList(dean, house, dean.organisation);
  if (preview === undefined || preview.plan.fresh.length === 0)
    return dropList(dean, house, dean.organisation);
  await takeList(dean, house, dean.organisation, preview.mark);
}

/** A house whose clock runs a while behind, and can be moved on. */
function shifted(house: House, by: number): { house: House; move: (by: number) => void } {
  let behind = by;
  return {
    house: { ...house, clock: () => after(house.clock(), behind) },
    move: (more) => {
      behind = Math.min(0, behind + more);
    },
  };
}

/** The card gets its code last, so that somebody who was planted half is not taken for whole. */
async function isPlanted(house: House, { card }: Young): Promise<boolean> {
  const index = house.keys.index('card-code', card);
  return (await perform(house, visitor, 'card.find', {}, ({ tx }) => ownerOfCard(tx, index))) !== undefined;
}

async function plantOne(house: House, one: Young): Promise<void> {
  const { weeks, again = weeks } = one;
  const past = shifted(house, -days(weeks * 7) - minutes(90));
  const step = days(again * 7) / (Object.keys(one.story).length + 6);
  const actor = await begin(past.house, one);
  if (one.route !== undefined) await chooseRoute(actor, past.house, one.route);
  past.move(minutes(12));
  // At one moment: a year ends at midnight, and half a year would be no year to look back at.
  if (one.before !== undefined) await fill(actor, past.house, one.before, () => undefined);
  past.move(days((weeks - again) * 7));
  await fill(actor, past.house, one.story, () => past.move(step), one.before);
  if (one.ofRegion !== undefined) await fill(actor, past.house, one.ofRegion, () => past.move(minutes(5)));
  if (one.proof !== undefined) await prove(actor, past.house, one.proof);
  if (one.scratch !== undefined) await writeScratch(actor, past.house, one.scratch, 0);
  for (const chapter of one.stamps) {
    past.move(minutes(9));
    await stampChapter(actor, past.house, chapter);
  }
  if (one.mentorWrote !== undefined) await letMentorWrite(actor, past.house, one, one.mentorWrote);
  for (const asking of one.asks ?? []) await ask(actor, past.house, one.called, asking);
  await plantConsent(actor, past.house, one);
  await plantHelp(actor, past.house, one);
  if (one.share !== undefined) await give(actor, past.house, one.share, () => past.move(step));
  for (const share of one.atWork ?? []) await shareAtWork(actor, shifted(house, -days(2)).house, share);
  await plantMoreShares(actor, house, shifted(house, -days(20)).house, one);
  await plantAsks(actor, house, one);
  await plantAftercare(actor, house, shifted(house, -days(1)).house, one);
  await plantTalks(actor, house, shifted(house, -days(21)).house, one);
  if (one.research === true) await chooseResearch(actor, shifted(house, -days(3)).house, true);
  await setCard(actor, house, one.card);
}

async function fill(
  actor: OwnerActor,
  house: House,
  story: Story,
  next: () => void,
  before: Story = {},
): Promise<void> {
  for (const [question, said] of Object.entries(story)) {
    const answer: Answer =
      typeof said === 'string' ? { state: said, parts: {} } : { state: 'given', parts: said };
    await saveAnswer(actor, house, question, answer, question in before ? 1 : 0);
    next();
  }
}

/** A proof of the cast goes the way of any file: looked at, drawn anew, sealed. */
async function prove(
  actor: OwnerActor,
  house: House,
  { question: id, caption }: NonNullable<Young['proof']>,
): Promise<void> {
  const question = catalog.question(id);
  const cleaned = await cleanProof(bicycle(), ['image']);
  if (question === undefined || 'refusal' in cleaned) throw new Error(`the drawing for ${id} is no proof`);
  await addProof(actor, house, question, cleaned, { caption, mark: `drawing ${id}` });
}

/** With the code on the board of a lesson, or alone. */
async function begin(house: House, { called, language, joined }: Young): Promise<OwnerActor> {
  const mentor = joined && (await signInStaff(house, joined.mentor, 'mentor'));
  const groups = mentor ? await readGroups(mentor, house) : [];
  const group = groups.find(({ name }) => name === joined?.group);
  const code = mentor && group ? (await openLesson(mentor, house, group.id)).code : undefined;
  const lesson = code === undefined ? undefined : await findLesson(visitor, house, code);
  const { token } = await startPassport(house, {
    ...{ called, language, device: 'own', look: {} },
    ...(lesson && { lesson }),
  });
  if (mentor && group) await stopLesson(mentor, house, group.id);
  const actor = (await findSession(house, token))?.actor;
  if (actor?.kind !== 'owner') throw new Error(`${called} of the cast did not get in`);
  // Weeks pass by in a story; whoever plants it has the card in hand.
  return { ...actor, provenUntil: new Date('2100-01-01') };
}

/** The young person asks the mentor of the own class; the mentor writes, and keeps a card to be called by. */
async function letMentorWrite(
  actor: OwnerActor,
  house: House,
  { joined }: Young,
  { words, read }: { words: string; read: boolean },
): Promise<void> {
  const mentor = joined && (await signInStaff(house, joined.mentor, 'mentor'));
  const mine = mentor && (await listMentors(actor, house)).find(({ person }) => person === mentor.person);
  if (mentor === undefined || mine === undefined) throw new Error('nobody of the cast to ask');
  await askMentor(actor, house, mine);
  const asked = (await readGuidance(actor, house)).asked.find(({ person }) => person === mine.person);
  if (asked === undefined) throw new Error('a request that is not there');
  await writeContribution(mentor, house, asked.id, { text: words, name: mine.name });
  await keepCallCard(mentor, house, {
    name: mine.name,
    phone: '0800 000 0000',
    hours: 'maandag en donderdag, 13 tot 15 uur',
  });
  const [part] = (await readGuidance(actor, house)).contributions;
  if (read && part !== undefined) await openContribution(actor, house, part.id);
}

/** Asks somebody; what came back is read and taken over, as the story goes. */
async function ask(actor: OwnerActor, house: House, called: string, asking: Asking): Promise<void> {
  const { who, question, reply } = asking;
  const id = await askCompanion(actor, house, { who, question, called });
  const link = (await readInvitation(actor, house, id))?.keys.link;
  if (reply === undefined || link === undefined) return;
  const came = await comeAsked(house, visitor, { link });
  const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
  if (opened?.actor.kind !== 'companion') throw new Error(`${who.name} of the cast did not get in`);
  await giveReply(opened.actor, house, reply, 0);
  await hearReply(actor, house, id);
  await takeReply(actor, house, id, '');
}

/** Shares, is looked at, and stops it again where the story goes so. */
async function give(actor: OwnerActor, house: House, share: Sharing, next: () => void): Promise<void> {
  const { receiver, chapters, extra = [], looked, stopped } = share;
  const id = await makeDraft(actor, house, receiver);
  await chooseWhat(actor, house, id, { chapters, questions: [] });
  await chooseExtra(actor, house, id, extra);
  const { contributions, cards } = await readBesideChoices(actor, house, id);
  await chooseBeside(actor, house, id, {
    contributions: contributions.map((part) => part.id),
    person: cards[0]?.person,
    handover: cards.length > 0,
  });
  await giveGrant(actor, house, id);
  const code = (await readShare(actor, house, id))?.keys?.code;
  next();
  if (looked && code !== undefined) {
    const received = await receive(house, { code, look: {} });
    const opened = received.kind === 'in' ? await findSession(house, received.token) : undefined;
    if (opened?.actor.kind === 'receiver') await lookShared(opened.actor, house, 'nl');
  }
  next();
  if (stopped) await withdrawGrant(actor, house, id);
}

/** The card that everybody in the demo may use, in place of the one that only this person would have. */
async function setCard(actor: OwnerActor, house: House, code: string): Promise<void> {
  const codeIndex = house.keys.index('card-code', code);
  await perform(house, actor, 'card.renew', { passport: actor.owner }, ({ tx, now }) =>
    insertCard(tx, { owner: actor.owner, code_index: codeIndex, sealed: null, made: now }),
  );
}
