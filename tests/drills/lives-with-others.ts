import { aPdf, aPng, aWebm } from '../harness/files.ts';
import {
  type Fields,
  hidden,
  type Met,
  openVisitor,
  type Place,
  plain,
  type Visitor,
} from '../harness/visitor.ts';
import type { Canaries } from './canaries.ts';

/** What a passport holds besides answers: proofs, what others wrote, talks and agreements. Each step has to succeed. */
export async function liveWithOthers(place: Place, owner: Visitor, canaries: Canaries): Promise<void> {
  await addProofs(owner, canaries);
  await askSomebody(place, owner, canaries);
  await talk(owner, canaries);
}

/** Posts what a form says, with the marks of its page. */
async function fill(owner: Visitor, path: string, fields: Fields): Promise<Met> {
  const { body } = await owner.get(path);
  const marks = Object.fromEntries(
    ['als', 'eens', 'versie', 'revision'].map((name) => [name, hidden(body, name)]),
  );
  return done(path, await owner.post(path, { ...marks, ...fields }));
}

function done(path: string, met: Met): Met {
  if (met.status !== 303) throw new Error(`${path} did not succeed (${met.status}): this proves nothing`);
  return met;
}

/** Files with words wherever such a file can carry them, with a caption, and one that is refused: it too was somebody's. */
async function addProofs(owner: Visitor, canaries: Canaries): Promise<void> {
  const path = '/mijn/kan/kan7/bewijs';
  const send = async (file: Buffer): Promise<Met> => {
    const { body } = await owner.get(path);
    const marks = { als: hidden(body, 'als'), eens: hidden(body, 'eens') };
    const bijschrift = canaries.plant('caption of a proof');
    return owner.upload(path, { ...marks, bijschrift }, file, canaries.plant('name of a file'));
  };
  done(path, await send(aPng(60, 40, canaries.plant('comment in a photo'))));
  done(path, await send(await aPdf(canaries.plant('maker of a pdf'))));
  done(path, await send(aWebm(canaries.plant('title of a recording'))));
  const refused = await send(Buffer.from(`<html>${canaries.plant('a file that is no proof')}</html>`));
  if (refused.status !== 422) throw new Error(`a page was taken for a proof: ${refused.status}`);
  if (!plain((await owner.get('/mijn/kan/kan7')).body).includes('kanarie'))
    throw new Error('the proofs are not shown: this proves nothing');
}

/** Asked with a letter, answered with the link in another browser, read, and taken over with own words beside it. */
async function askSomebody(place: Place, owner: Visitor, canaries: Canaries): Promise<void> {
  const asked = await fill(owner, '/mijn/anderen/nieuw', {
    ...{ naam: canaries.plant('who is asked'), rol: 'parent', vraag: 'words', in: 'tr' },
    mail: canaries.plantMail('address of who is asked'),
  });
  const link = /\/vraag\/[\w-]{22}/.exec((await owner.get(asked.location)).body)?.[0] ?? '';
  const companion = openVisitor(place, '10.1.0.4');
  done(link, await companion.post(link, {}));
  await fill(companion, '/vraag/antwoord', {
    zin: canaries.plant('what a companion wrote'),
    naam: canaries.plant('the name that a companion gave'),
  });
  const read = `${asked.location}/lezen`;
  await fill(owner, read, { doe: 'lees' });
  await fill(owner, read, { doe: 'neem', anders: canaries.plant('own words beside those of a companion') });
}

/** A talk with somebody of one's own, what to talk about, and what was agreed. */
async function talk(owner: Visitor, canaries: Canaries): Promise<void> {
  const day = new Date(Date.now() + 3 * 86_400_000);
  const planned = await fill(owner, '/gesprekken/nieuw', {
    ...{ wie: 'ander', naam: canaries.plant('who a talk is with'), plek: canaries.plant('place of a talk') },
    ...{ dag: `${day.getDate()}-${day.getMonth() + 1}-${day.getFullYear()}`, tijd: '11.00', duur: '30' },
  });
  await fill(owner, planned.location.replace(/\?.*$/, ''), {
    eigen: canaries.plant('a point on the agenda'),
    mee: canaries.plant('what to bring'),
  });
  await fill(owner, '/gesprekken/bespreken', {
    doe: 'erbij',
    eigen: canaries.plant('a point to talk about'),
  });
  await fill(owner, '/gesprekken/afspraken', {
    wat: canaries.plant('an agreement'),
    wie: canaries.plant('who does it'),
    wanneer: canaries.plant('when'),
  });
}
