import type { OwnerActor, StaffActor } from '../../src/access/actor.ts';
import type { GrantId } from '../../src/base/id.ts';
import { catalog } from '../../src/questions/catalog.ts';
import type { Question } from '../../src/questions/model.ts';
import { chooseWhat, makeDraft } from '../../src/sharing/draft.ts';
import { giveGrant } from '../../src/sharing/give.ts';
import type { FreshHouse } from '../harness/house.ts';
import { aReceiver, write } from '../harness/passport.ts';
import { freshRegion, type Region, shareWith } from '../harness/receivers.ts';
import { sessionOf } from '../harness/session.ts';

/** Somebody with a session, as a browser's cookie. */
export type Someone = {
  cookie: string;
  as: { kind: 'receiver'; id: string } | { kind: StaffActor['role']; id: string; organisation: string };
};
export type Young = { actor: OwnerActor; cookie: string; link: GrantId; atWork: GrantId[] };
export type Town = {
  region: Region;
  young: Young[];
  receivers: Someone[];
  staff: Someone[];
  asked: readonly Question[];
};

/** Questions with one text, that both routes ask and that have no part of another protection. What somebody is called stands above every share, and is left out. */
export const texts = (): Question[] =>
  catalog.questions.filter(({ id, parts, route }) => {
    const [part, ...more] = parts;
    const isText = part?.kind === 'long' || part?.kind === 'short';
    return id !== 'wie1' && route === 'both' && isText && more.length === 0 && part.sensitivity !== 'extra';
  });

/** A word that stands nowhere else: whose it is, and of which question. */
export const wordOf = (owner: string, question: string): string => `zq${owner.slice(0, 8)}${question}qz`;
export const wordsIn = (html: string): Set<string> => new Set(html.match(/zq[0-9a-f]{8}[a-z0-9]+qz/g) ?? []);

/** Young people who wrote a word of their own in every answer, each with a share by link and three at work; everybody has a session. */
export async function aTown(house: FreshHouse, many: number): Promise<Town> {
  const region = await freshRegion(house);
  const young: Young[] = [];
  const asked = texts();
  if (asked.length < 5) throw new Error('too few questions with a text: nothing would be proven');
  for (let n = 0; n < many; n++) {
    const actor = { ...(await region.young(`Jong${n}`)), provenUntil: new Date('2100-01-01') };
    for (const { id } of asked) await write(house, { actor, token: '' }, id, wordOf(actor.owner, id));
    const link = await makeDraft(actor, house, aReceiver);
    await chooseWhat(actor, house, link, { chapters: ['wie', 'kan', 'wil', 'stap'], questions: [] });
    await giveGrant(actor, house, link);
    const atWork = [];
    for (const name of ['Zorg', 'mevrouw Visser', 'Joris Terpstra'])
      atWork.push(await shareWith(house, actor, name));
    const cookie = await sessionOf(house, {
      kind: 'owner',
      owner: actor.owner,
      proven: house.clock().toISOString(),
    });
    young.push({ actor, cookie, link, atWork });
  }
  const { visser, bakker, care, colleague, tech, adviser } = region;
  return {
    ...{ region, young, asked },
    receivers: await Promise.all(
      young.map(async ({ actor, link }) => ({
        cookie: await sessionOf(house, { kind: 'receiver', owner: actor.owner, grant: link }),
        as: { kind: 'receiver' as const, id: link },
      })),
    ),
    staff: await Promise.all(
      [visser, bakker, care, colleague, tech, adviser].map(async ({ person, role, organisation }) => ({
        cookie: await sessionOf(house, { kind: 'staff', person, role, organisation }),
        as: { kind: role, id: person, organisation },
      })),
    ),
  };
}
