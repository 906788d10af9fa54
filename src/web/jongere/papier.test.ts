import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { aPng } from '../../../tests/harness/files.ts';
import {
  accept,
  aPassport,
  aReceiver,
  logOf,
  type Passport,
  prove,
  write,
} from '../../../tests/harness/passport.ts';
import { readPdf } from '../../../tests/harness/pdf.ts';
import { type GrantId, type InvitationId, newId, type ProofId, type SessionId } from '../../base/id.ts';
import { receive } from '../../identity/receive.ts';
import { giveReply } from '../../mirror/answer.ts';
import { askCompanion } from '../../mirror/ask.ts';
import { hearReply, takeReply } from '../../mirror/hear.ts';
import { paperKinds } from '../../papers/model.ts';
import { openPress, type Press } from '../../papers/press.ts';
import { chooseRoute } from '../../passport/route.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../../sharing/draft.ts';
import { giveGrant } from '../../sharing/give.ts';
import { readShare } from '../../sharing/list.ts';
import { withdrawGrant } from '../../sharing/withdraw.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: Passport;
let press: Press;
let photo: ProofId;
let mother: InvitationId;

beforeAll(async () => {
  press = openPress();
  const sick: Press = {
    print: async (paper, whose, pictures) => (broken ? failed : press.print(paper, whose, pictures)),
    close: press.close,
  };
  doors = await freshDoors({}, sick);
  noor = await aPassport(doors.house, 'Noor');
  await chooseRoute(noor.actor, doors.house, 'mbo');
  await write(doors.house, noor, 'wie5', 'Mijn zusje leren fietsen');
  await write(doors.house, noor, 'wil1', 'Verpleegkundige worden');
  await write(doors.house, noor, 'nod2', 'Uitleg met plaatjes');
  await write(doors.house, noor, 'nod12', 'Alleen voor mijzelf');
  photo = await prove(doors.house, noor, 'wie5', aPng(30, 20), 'Op de fiets');
  await prove(doors.house, noor, 'kan7', aPng(20, 20), 'Mijn werkplek');
  mother = await heard('Zij helpt altijd.', 'Soms ben ik lui.');
});
afterAll(async () => {
  await press.close();
  await doors.house.drop();
});

/** What somebody said, read and taken over. */
async function heard(sentence: string, differs: string): Promise<InvitationId> {
  const { house } = doors;
  const { actor } = noor;
  const who = { name: 'Mama', role: 'parent', language: 'nl' } as const;
  const id = await askCompanion(actor, house, { who, question: { kind: 'words' }, called: 'Noor' });
  const companion = {
    kind: 'companion',
    invitation: id,
    owner: actor.owner,
    session: newId<SessionId>(),
  } as const;
  await giveReply(companion, house, { cards: [], sentence, by: 'Fatima', language: 'nl' }, 0);
  await hearReply(actor, house, id);
  await takeReply(actor, house, id, differs);
  return id;
}

let broken = false;
const failed = { kind: 'failed', why: 'tried' } as const;

const get = (path: string, token: string): Promise<Response> =>
  Promise.resolve(
    doors.app.request(`http://localhost:3000${path}`, {
      headers: { cookie: `pvs=${token}`, 'accept-language': 'nl' },
    }),
  );
const page = async (path: string, token = noor.token): Promise<string> => (await get(path, token)).text();
const pdfOf = async (path: string, token = noor.token) =>
  readPdf(new Uint8Array(await (await get(path, token)).arrayBuffer()));
const lines = async (action: string) =>
  (await logOf(doors.house, noor)).filter((line) => line.action === action);

describe('the owner’s papers', () => {
  it('stand in one place, each with its own page', async () => {
    const list = await page(paths.papers());
    for (const kind of paperKinds) {
      expect(list).toContain(`href="${paths.paper(kind)}"`);
      expect((await get(paths.paper(kind), noor.token)).status).toBe(200);
    }
  });

  it('nothing of what I need is chosen by itself; what is chosen is on the page, and what is private never', async () => {
    const plain = await page(paths.paper('paspoort'));
    expect(plain).toContain('Mijn zusje leren fietsen');
    expect(plain).toContain('value="nod2"');
    expect(/<input[^>]*name="nodig"[^>]*checked/.test(plain)).toBe(false);
    expect(plain).not.toContain('Uitleg met plaatjes');
    const chosen = await page(`${paths.paper('paspoort')}?nodig=nod2&nodig=nod12`);
    expect(chosen).toContain('Uitleg met plaatjes');
    expect(chosen).not.toContain('mijzelf');
    expect(chosen).toContain(`href="${paths.paperFile('paspoort')}?nodig=nod2"`);
  });

  it('what others said, and photos, come only when they are chosen; a photo has its words for who does not see it (A17, A21)', async () => {
    const plain = await page(paths.paper('paspoort'));
    for (const one of ['bewijzen', mother]) expect(plain).toContain(`value="${one}"`);
    expect(/<input[^>]*name="bij"[^>]*checked/.test(plain)).toBe(false);
    for (const left of ['Zij helpt altijd.', 'Op de fiets', '<figure']) expect(plain).not.toContain(left);
    const chose = `?bij=bewijzen&bij=${mother}`;
    const html = await page(`${paths.paper('paspoort')}${chose}`);
    expect(html).toContain(`<img src="${paths.proofSmall(photo)}" alt="Foto: Op de fiets"`);
    for (const there of [
      'Fatima, Ouder of verzorger',
      'Zij helpt altijd.',
      'Soms ben ik lui.',
      'Mijn werkplek',
    ])
      expect(html).toContain(there);
    expect(html).toContain(`href="${paths.paperFile('paspoort')}${chose.replaceAll('&', '&amp;')}"`);
    const { text, tags } = await pdfOf(`${paths.paperFile('paspoort')}${chose}`);
    expect(bare(text)).toBe(bare(wordsIn(articleOf(html))));
    expect(tags.flatMap(({ role, alt }) => (role === 'Figure' ? [alt] : []))).toEqual([
      'Foto: Op de fiets',
      'Foto: Mijn werkplek',
    ]);
    expect(await page(`${paths.paper('intake')}${chose}`)).not.toContain('Zij helpt altijd.');
  });

  it('are downloads, never a new tab, with a name that says nothing of whose (P14), and a line in the log each', async () => {
    const before = (await lines('paper.make')).length;
    const answered = await get(`${paths.paperFile('paspoort')}?nodig=nod2`, noor.token);
    expect(answered.headers.get('content-type')).toBe('application/pdf');
    expect(answered.headers.get('content-disposition')).toBe(
      'attachment; filename="paspoort-2026-11-23.pdf"',
    );
    expect(await page(paths.paper('paspoort'))).not.toContain('_blank');
    const { text } = await readPdf(new Uint8Array(await answered.arrayBuffer()));
    expect(text).toContain('Uitleg met plaatjes');
    expect(text).not.toContain('mijzelf');
    const after = await lines('paper.make');
    expect([after.length, after.at(-1)?.way]).toEqual([before + 1, 'export']);
  });

  it('page and PDF hold the same words in the same order (A17)', async () => {
    for (const kind of paperKinds) {
      const html = await page(`${paths.paper(kind)}?nodig=nod2`);
      const { text } = await pdfOf(`${paths.paperFile(kind)}?nodig=nod2`);
      expect(bare(text)).toBe(bare(wordsIn(articleOf(html))));
    }
  });

  it('say plainly when the press cannot, and lead to the page that can be printed', async () => {
    broken = true;
    const answered = await get(paths.paperFile('intake'), noor.token);
    broken = false;
    expect(answered.status).toBe(503);
    const html = await answered.text();
    expect(html).toContain('Het papier lukt nu niet');
    expect(html).toContain(`href="${paths.paper('intake')}"`);
  });
});

describe('a receiver’s paper', () => {
  let id: GrantId;
  let token: string;
  beforeAll(async () => {
    id = await makeDraft(noor.actor, doors.house, aReceiver);
    await chooseWhat(noor.actor, doors.house, id, { chapters: ['wie'], questions: [] });
    await chooseExtra(noor.actor, doors.house, id, []);
    await giveGrant(noor.actor, doors.house, id);
    await accept(doors.house, noor, id);
    const code = (await readShare(noor.actor, doors.house, id))?.keys?.code ?? '';
    const received = await receive(doors.house, { code, look: {} });
    token = received.kind === 'in' ? received.token : '';
  });

  it('holds just what is shared, with the day, the purpose and the end (F72)', async () => {
    const before = (await lines('proof.look')).length;
    const { text, seen, tags } = await pdfOf(paths.sharedPaperFile(), token);
    expect(text).toContain('Mijn zusje leren fietsen');
    for (const along of ['Op de fiets', 'Zij helpt altijd.', 'Noor ziet het anders Soms ben ik lui.'])
      expect(text).toContain(along);
    expect(tags.flatMap(({ role, alt }) => (role === 'Figure' ? [alt] : []))).toEqual(['Foto: Op de fiets']);
    expect((await lines('proof.look')).length).toBe(before + 1);
    expect(await page(paths.sharedPaper(), token)).toContain(paths.sharedProofSmall(photo));
    for (const hidden of [
      'werkplek',
      'Verpleegkundige',
      'plaatjes',
      'mijzelf',
      'Wat wil ik',
      'Wat mij helpt',
    ])
      expect(text).not.toContain(hidden);
    expect(text).toContain('Mevrouw De Wit');
    expect(seen).toMatch(/niet voor selectie · te zien tot en met \d+ januari 2027/);
    expect(await page(paths.sharedPaper(), token)).toContain('niet voor selectie');
  });

  it('is a look that went along, in the owner’s log each time', async () => {
    const before = (await lines('grant.look')).length;
    await get(paths.sharedPaper(), token);
    await get(`${paths.sharedPaperFile()}?kort`, token);
    const looks = await lines('grant.look');
    expect(looks.length).toBe(before + 2);
    expect(looks.at(-1)).toMatchObject({ way: 'export', role: 'receiver', grant: id });
    expect(await page(paths.history())).toContain('nam op papier mee wat jij deelt');
  });

  it('is over at the very next request when the owner stops (U39)', async () => {
    await withdrawGrant(noor.actor, doors.house, id);
    for (const path of [paths.sharedPaper(), paths.sharedPaperFile(), `${paths.sharedPaperFile()}?kort`]) {
      const answered = await get(path, token);
      expect([path, answered.status]).toEqual([path, 404]);
      expect(await answered.text()).not.toContain('fietsen');
    }
  });
});

const articleOf = (html: string): string =>
  /<article class="paper[^>]*>([\s\S]*?)<p class="paper-foot"/.exec(html)?.[1] ?? '';

/** The words of markup, without what is only for the eye. */
function wordsIn(html: string): string {
  return html
    .replaceAll(/<(svg|span|div)[^>]*aria-hidden="true"[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const bare = (words: string): string =>
  words.replaceAll(/(?<=^| )(•|\d\.)(?= |$)/g, '').replaceAll(/[\s\u200b]+/g, '');
