import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bicycle } from '../../../seeds/drawing.ts';
import { type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin } from '../../../tests/harness/owner.ts';
import { aPassport, write } from '../../../tests/harness/passport.ts';
import { after, days } from '../../base/clock.ts';
import { type InvitationId, newId, type SessionId } from '../../base/id.ts';
import { takeEverything } from '../../export/take.ts';
import { giveReply } from '../../mirror/answer.ts';
import { askCompanion } from '../../mirror/ask.ts';
import { hearReply, takeReply } from '../../mirror/hear.ts';
import { openLimits, policies } from '../../store/limit.ts';
import { keepAgreement } from '../../talks/agree.ts';
import { planTalk } from '../../talks/plan.ts';
import { addPoint } from '../../talks/points.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

it('the page to read has talks, agreements and what others wrote, as the file has them (F91)', async () => {
  const { house } = doors;
  const noor = await aPassport(house, 'Noor');
  const { actor } = noor;
  const hear = async (name: string, sentence: string): Promise<InvitationId> => {
    const who = { name, role: 'parent', language: 'nl' } as const;
    const id = await askCompanion(actor, house, { who, question: { kind: 'words' }, called: 'Noor' });
    const companion = {
      kind: 'companion',
      invitation: id,
      owner: actor.owner,
      session: newId<SessionId>(),
    } as const;
    await giveReply(companion, house, { cards: [], sentence, by: `${name} zelf`, language: 'nl' }, 0);
    return id;
  };
  const taken = await hear('Mama', 'Zij helpt altijd.');
  await hearReply(actor, house, taken);
  await takeReply(actor, house, taken, 'Soms ben ik lui.');
  await hearReply(actor, house, await hear('Papa', 'Zij let goed op.'));
  await hear('Opa', 'Nog niet gelezen.');
  const words = {
    who: 'Karim',
    place: 'lokaal 12',
    bring: 'je rooster',
    agenda: [{ text: 'Wie gaat mee?' }],
  };
  const talk = { kind: 'talk', minutes: 30, remind: false, chapters: ['wie'], words } as const;
  await planTalk(actor, house, newId(), { ...talk, starts: after(house.clock(), days(2)) });
  const agreed = { what: 'De open dag opzoeken', who: 'Noor', when: 'na de vakantie' };
  await keepAgreement(actor, house, newId(), { words: agreed, due: null });
  await addPoint(actor, house, newId(), 'Mag ik iemand meenemen?');

  const browser = doors.browser();
  browser.cookies.set('pvs', noor.token);
  const { html } = await browser.get(paths.everythingPage());
  const file = (await browser.get(paths.everythingJson())).html;
  const stands = [
    ...['Zij helpt altijd.', 'Mama zelf', 'Soms ben ik lui.', 'Zij let goed op.', 'Opa'],
    ...['Karim', 'lokaal 12', 'je rooster', 'Wie gaat mee?', 'De open dag opzoeken', 'na de vakantie'],
    'Mag ik iemand meenemen?',
  ];
  expect(stands.filter((one) => !file.includes(one))).toEqual([]);
  expect(stands.filter((one) => !html.includes(one))).toEqual([]);
  // What was not read yet its writer may still change.
  expect(html).not.toContain('Nog niet gelezen.');
  // Taken over: once, with the others' words, and not among what was only read.
  expect(html.split('Zij helpt altijd.')).toHaveLength(2);
});

it('reading asks for no more than being in, and sends no letter; a file to take along asks for the own factor', async () => {
  const { house } = doors;
  const { actor, token } = await aPassport(house, 'Sam');
  await house.owner(`update identity.session set proven = null where owner = '${actor.owner}'`);
  const letters = async (): Promise<number> =>
    (await house.owner(`select 1 from store.outbox where about = '${actor.owner}'`)).length;
  const browser = doors.browser();
  browser.cookies.set('pvs', token);
  expect((await browser.get(paths.everythingPage())).status).toBe(200);
  expect(await letters()).toBe(0);
  const file = await browser.get(paths.everythingJson());
  expect([file.status, file.location?.startsWith(paths.prove())]).toEqual([303, true]);
});

it('the own file goes in on the page where it comes out, and says what came of it (F125)', async () => {
  const { house } = doors;
  const [sam, robin] = [await begin(doors, 'Sam'), await begin(doors, 'Robin')];
  await write(house, { actor: sam.actor, token: '' }, 'wie5', 'Dat ik kan zwemmen');
  const file = Buffer.from(JSON.stringify(await takeEverything(sam.actor, house, 'nl')));
  const { html } = await robin.browser.get(paths.everything());
  const als = hiddenField(html, 'als');
  const bring = (bytes: Uint8Array) => robin.browser.upload(paths.everything(), { als }, bytes);
  const wrong = await bring(Buffer.from('hallo'));
  expect([wrong.status, wrong.html.includes('Dit is geen bestand van een paspoort.')]).toEqual([422, true]);
  const came = await bring(file);
  expect(came.status).toBe(303);
  const told = await robin.browser.get(came.location ?? '');
  expect(told.html).toContain('<p>Er kwam 1 antwoord bij.</p><p>1 stuk stond hier al. Dat bleef zo.</p>');
  const photo = await robin.browser.get(`${paths.everything()}?mee=&bewijzen=1&op-slot=1&later=2&bleef=x`);
  expect(photo.html).toContain(
    '<p>Er kwam 1 foto, film, geluid of papier bij.</p><p>‘Alleen voor mij’ kwam mee. Je code op papier opent het.</p>' +
      '<p>2 foto’s, films, geluiden of papieren konden nu niet mee.',
  );
  const nothing = await robin.browser.get(`${paths.everything()}?mee=`);
  expect(nothing.html).toContain('<p>Er kwam niets nieuws bij.</p>');
  expect(JSON.stringify((await robin.answers()).wie5)).toContain('Dat ik kan zwemmen');
  const [als2, foreign] = [
    hiddenField((await sam.browser.get(paths.everything())).html, 'als'),
    await begin(doors, 'Bo'),
  ];
  await foreign.browser.upload(paths.everything(), { als: als2 }, file);
  expect((await foreign.answers()).wie5).toBeUndefined();
});

it('each photo of a file takes a try of the limit of photos; the next ones come later (G18)', async () => {
  const { house } = doors;
  const [sam, robin] = [await begin(doors, 'Sam'), await begin(doors, 'Robin')];
  const everything = await takeEverything(sam.actor, house, 'nl');
  const photo = (id: string) => ({ id, file: 'bewijzen/a.png', caption: '' });
  const answer = { state: 'given', parts: {} };
  const questions = [{ id: 'kan7', answer, proofs: ['een', 'twee', 'drie'].map(photo) }];
  const json = Buffer.from(JSON.stringify({ ...everything, chapters: [{ questions }] }));
  const zip = zipSync({ 'paspoort.json': json, 'bewijzen/a.png': bicycle() });
  const limits = openLimits(house.store, house.keys.index('limit', 'secret'));
  const spent = policies['proof-add'].points - 2;
  for (let n = 0; n < spent; n++) await limits.take('proof-add', robin.actor.owner);
  const als = hiddenField((await robin.browser.get(paths.everything())).html, 'als');
  const came = await robin.browser.upload(paths.everything(), { als }, zip);
  expect(came.location).toBe(`${paths.everything()}?mee=&bewijzen=1&later=2`);
});
