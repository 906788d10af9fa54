import { catalog } from '../../src/questions/catalog.ts';
import { aboutField, fieldName, ownField, rowsField } from '../../src/questions/field.ts';
import type { Field, Part } from '../../src/questions/model.ts';
import {
  beginPassport,
  type Fields,
  hidden,
  openVisitor,
  type Place,
  plain,
  type Visitor,
} from '../harness/visitor.ts';
import type { Canaries } from './canaries.ts';
import { liveWithOthers } from './lives-with-others.ts';

/** Somebody lives through everything that the house does with words, and each word is a canary. */
export async function liveThrough(place: Place, canaries: Canaries): Promise<void> {
  const { owner } = await beginPassport(place, canaries.plant('name to be called'), '10.1.0.1');
  for (const route of ['mbo', 'werk'] as const) {
    await owner.post('/mijn/route', { als: await markOf(owner), route, keuze: route });
    await answerAll(owner, canaries, route);
  }
  await writeOverOther(owner, canaries);
  await liveWithOthers(place, owner, canaries);
  await shareWith(place, owner, canaries);
  for (const path of ['/mijn', '/delen', '/delen/geschiedenis', '/mijn/alles/lezen', '/mijn/alles.json'])
    await owner.get(path);
  await goWrong(place, owner, canaries);
}

const markOf = async (owner: Visitor): Promise<string> =>
  hidden((await owner.get('/mijn/kaart')).body, 'als');

async function answerAll(owner: Visitor, canaries: Canaries, route: 'mbo' | 'werk'): Promise<void> {
  const questions = catalog.chapters.flatMap(({ id }) => {
    const { core, more } = catalog.questionsIn(id, route);
    return [...core, ...more];
  });
  for (const { id, chapter, parts } of questions) {
    const path = `/mijn/${chapter}/${id}`;
    const page = await owner.get(path);
    if (page.status !== 200) continue;
    const marks = { als: hidden(page.body, 'als'), revision: hidden(page.body, 'revision') };
    const fields: Fields = Object.assign({}, ...parts.map((part) => fieldsOf(part, id, canaries)));
    const saved = await owner.post(path, { ...marks, ...fields });
    if (saved.status !== 303 && saved.status !== 422)
      throw new Error(`${path} was not saved: ${saved.status}`);
  }
}

/** What somebody could type in this part. */
function fieldsOf(part: Part, id: string, canaries: Canaries): Fields {
  const text = (): string => canaries.plant(`${part.kind} of ${id}`);
  const row = (fields: readonly Field[], of: string): Fields =>
    Object.fromEntries(
      fields
        .filter((field) => field.kind === 'short' || field.kind === 'long')
        .map((field) => [fieldName(part.id, of, field.id), text()]),
    );
  switch (part.kind) {
    case 'short':
    case 'long':
    case 'date':
      return { [fieldName(part.id)]: text() };
    case 'cards':
      return part.own ? { [ownField(part.id, 1)]: text() } : {};
    case 'choice':
      return part.own ? { [ownField(part.id)]: text() } : {};
    case 'story':
      return Object.fromEntries(part.sentences.map((sentence) => [fieldName(part.id, sentence.id), text()]));
    case 'list':
      return { [rowsField(part.id)]: ['r1'], ...row(part.fields, 'r1') };
    case 'each':
      return { [aboutField(part.id)]: ['own-1'], ...row(part.fields, 'own-1') };
    default:
      return {};
  }
}

/** Two devices, one answer: both texts are shown. */
async function writeOverOther(owner: Visitor, canaries: Canaries): Promise<void> {
  const als = hidden((await owner.get('/mijn/wie/wie5')).body, 'als');
  await owner.post('/mijn/wie/wie5', { als, revision: '0', 'p.tekst': canaries.plant('a conflict') });
  // What is the owner's alone: the scratch pad, and the passport as it is now.
  await owner.post('/mijn/kladblok', { als, revision: '0', tekst: canaries.plant('scratch pad') });
  await owner.post('/mijn/jaren', { als });
}

/** With a name, a role, an organisation and an address; everything; and somebody looks. */
async function shareWith(place: Place, owner: Visitor, canaries: Canaries): Promise<void> {
  const als = await markOf(owner);
  const receiver = {
    naam: canaries.plant('receiver'),
    rol: canaries.plant('role of the receiver'),
    organisatie: canaries.plant('organisation of the receiver'),
    mail: canaries.plantMail('address of the receiver'),
  };
  const what = (await owner.post('/delen/nieuw', { als, ...receiver })).location;
  const form = await owner.get(what);
  const chapters = [...form.body.matchAll(/name="([^"]*)"[^>]*value="(wie|kan|wil|stap)"/g)];
  if (chapters.length === 0) throw new Error('there is nothing to share');
  const [first] = chapters;
  await owner.post(what, { als, [first?.[1] ?? '']: chapters.map(([, , chapter]) => chapter ?? '') });
  const grant = what.replace(/\/wat$/, '');
  await owner.post('/delen/verjaardag', { als, geboren: '6-5-2004' });
  await owner.get(`${grant}/kijk`);
  await owner.post(`${grant}/kijk`, { als });
  const code = (/Code: ([^<]+)</.exec((await owner.get(grant)).body)?.[1] ?? '').replaceAll(/[^0-9A-Z]/g, '');
  await look(openVisitor(place, '10.1.0.2'), code);
}

async function look(receiver: Visitor, code: string): Promise<void> {
  const form = await receiver.get('/inzage');
  const [, name = 'doel', value = 'ja'] =
    /type="checkbox"[^>]*name="([^"]*)"[^>]*value="([^"]*)"/.exec(form.body) ?? [];
  const opened = await receiver.post('/inzage', { code, [name]: value });
  const shown = await receiver.get(opened.location || '/inzage/paspoort');
  if (!plain(shown.body).includes('kanarie'))
    throw new Error('the receiver saw nothing: this proves nothing');
}

/** What goes wrong is told of in logs: with its kind and its route, never with what somebody typed. */
async function goWrong(place: Place, owner: Visitor, canaries: Canaries): Promise<void> {
  const stranger = openVisitor(place, '10.1.0.3');
  await stranger.get(`/${canaries.plant('an address that is not there')}`);
  await stranger.get(`/hulp?zoek=${canaries.plant('a query')}`);
  await stranger.get(`/k/${canaries.plant('a class code in an address')}`);
  await stranger.post('/', { code: canaries.plant('a class code') });
  await stranger.post('/terug', { kaartcode: canaries.plant('a card code'), apparaat: 'own' });
  await stranger.post('/inzage', { code: canaries.plant('a share code'), doel: 'ja' });
  await stranger.post('/inloggen', {
    mail: canaries.plantMail('somebody who signs in'),
    email: canaries.plantMail('the same'),
  });
  await stranger.post('/zelf', { naam: canaries.plant('a name too long').repeat(20), apparaat: 'own' });
  await owner.post('/mijn/wie/wie5', {
    als: canaries.plant('a mark'),
    revision: canaries.plant('a revision'),
    'p.tekst': 'x',
  });
  await owner.post('/mijn/verwijderen', {
    als: await markOf(owner),
    kaartcode: canaries.plant('a card to delete with'),
  });
  const large = { 'p.tekst': canaries.plant('a body over the limit').repeat(40_000) };
  await owner.post('/mijn/wie/wie5', large).catch(() => undefined);
}
