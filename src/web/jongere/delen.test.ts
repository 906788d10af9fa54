import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { accept, aPassport, type Passport, write } from '../../../tests/harness/passport.ts';
import { type GrantId, newId } from '../../base/id.ts';
import { showCard } from '../../identity/card.ts';
import { returnByCard } from '../../identity/return.ts';
import { lookShared } from '../../look/shared.ts';
import { chooseRoute } from '../../passport/route.ts';
import { readShare } from '../../sharing/list.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: Passport;
let browser: Browser;

beforeEach(async () => {
  doors = await freshDoors();
  noor = await aPassport(doors.house, 'Noor');
  await chooseRoute(noor.actor, doors.house, 'mbo');
  await write(doors.house, noor, 'wie5', 'Mijn zusje leren fietsen');
  await write(doors.house, noor, 'nod2', 'Uitleg met plaatjes');
  browser = await signedIn(noor);
});
afterEach(() => doors.house.drop());

async function signedIn({ token }: Passport): Promise<Browser> {
  const fresh = doors.browser();
  fresh.cookies.set('pvs', token);
  return fresh;
}
const als = async (): Promise<string> => hiddenField((await browser.get(paths.share())).html, 'als');
const post = async (at: string, fields: Record<string, string | readonly string[]> = {}) =>
  browser.post(at, { als: await als(), ...fields });

async function draft(): Promise<GrantId> {
  const made = await post(paths.share(), {
    naam: 'mevrouw De Wit',
    rol: 'Intaker',
    organisatie: 'Mbo De Brug',
  });
  return made.location?.split('/')[2] as GrantId;
}

describe('sharing, as a young person does it', () => {
  it('goes from who to what to what I need to the preview, and then gives; nothing is chosen beforehand (U36, U41)', async () => {
    const id = await draft();
    const asked = await browser.get(paths.grantWhat(id));
    expect(asked.html).not.toContain('checked');
    expect((await post(paths.grantWhat(id), { hoofdstuk: ['wie'] })).location).toBe(paths.grantNeeds(id));
    expect((await browser.get(paths.grantNeeds(id))).html).not.toContain('checked');
    expect((await post(paths.grantNeeds(id), { vraag: ['nod2'] })).location).toBe(paths.grantPreview(id));
    const preview = await browser.get(paths.grantPreview(id));
    expect(preview.html).toContain('Uitleg met plaatjes');
    expect(preview.html).toContain('Deel 1 hoofdstuk en 1 apart gekozen antwoord met mevrouw De Wit');
    expect((await readShare(noor.actor, doors.house, id))?.state).toBe('draft');
    expect((await post(paths.grantPreview(id))).location).toBe(paths.grant(id));
    const keys = (await readShare(noor.actor, doors.house, id))?.keys;
    expect((await browser.get(paths.grant(id))).html).toContain(`/inzage/${keys?.link}`);
    expect((await browser.get(paths.sharing())).html).toContain('mevrouw De Wit');
  });

  it('takes nothing that the step did not offer, whatever is posted', async () => {
    const id = await draft();
    await post(paths.grantWhat(id), { hoofdstuk: ['nodig', 'wie'], vraag: ['nod2', 'nod12', 'wie9'] });
    const needs = await post(paths.grantNeeds(id), { vraag: ['nod12', 'wie2'] });
    expect(needs.location).toBe(paths.grantPreview(id));
    expect((await readShare(noor.actor, doors.house, id))?.scope).toEqual({
      chapters: ['wie'],
      questions: [],
      extra: [],
    });
  });

  it('gives nothing when nothing was chosen, and keeps what was typed when something is missing', async () => {
    const id = await draft();
    expect((await post(paths.grantPreview(id))).status).toBe(422);
    expect((await readShare(noor.actor, doors.house, id))?.state).toBe('draft');
    const half = await post(paths.share(), { naam: '', rol: 'Intaker', mail: 'geen adres' });
    expect(half.status).toBe(422);
    expect(half.html).toContain('Fout:');
    expect(half.html).toContain('value="geen adres"');
    const day = await post(paths.grantWhat(id), { hoofdstuk: ['wie'], tot: 'dag', dag: '1-1-2020' });
    expect(day.status).toBe(422);
    expect(day.html).toContain('value="1-1-2020"');
  });

  it('stops one in two taps, and all in two taps (U39)', async () => {
    const one = await draft();
    await post(paths.grantWhat(one), { hoofdstuk: ['wie'] });
    await post(paths.grantPreview(one));
    const looking = await accept(doors.house, noor, one);
    expect((await browser.get(paths.grantStop(one))).html).not.toContain('waarom');
    expect((await readShare(noor.actor, doors.house, one))?.state).toBe('open');
    await post(paths.grantStop(one));
    await expect(lookShared(looking, doors.house, 'nl')).rejects.toMatchObject({ kind: 'not-there' });
    const two = await draft();
    await post(paths.grantWhat(two), { hoofdstuk: ['wie'] });
    await post(paths.grantPreview(two));
    await browser.get(paths.stopAll());
    expect((await readShare(noor.actor, doors.house, two))?.state).toBe('offered');
    expect((await post(paths.stopAll())).location).toBe('/delen?alles=1');
    expect((await readShare(noor.actor, doors.house, two))?.state).toBe('stopped');
  });

  it('who came in by what the school has is asked for the own factor, and then stops in two taps (U39, security.md)', async () => {
    const one = await draft();
    await post(paths.grantWhat(one), { hoofdstuk: ['wie'] });
    await post(paths.grantPreview(one));
    const card = (await showCard(noor.actor, doors.house)) ?? '';
    // As by the account of school: a session in which nothing was shown, and that no node knows yet.
    const token = (await returnByCard(doors.house, card, 'own')) ?? '';
    await doors.house.owner(`update identity.session set proven = null where owner = '${noor.actor.owner}'`);
    browser = await signedIn({ ...noor, token });
    const first = (to: string): string => `${paths.prove()}?naar=${encodeURIComponent(to)}`;
    for (const at of [paths.grantStop(one), paths.stopAll()]) {
      expect((await browser.get(at)).location).toBe(first(at));
      expect((await post(at)).location).toBe(first(at));
    }
    expect((await post(paths.shareAgain(), { deling: one, kies: 'nee' })).location).toBe(
      first(paths.shareAgain()),
    );
    expect((await post(paths.ways(), { apparaat: 'andere' })).location).toBe(first(paths.ways()));
    expect((await browser.get(paths.card())).location).toBe(first(paths.card()));
    expect((await readShare(noor.actor, doors.house, one))?.state).toBe('offered');
    const proved = await post(paths.prove(), { naar: paths.grantStop(one), kaartcode: card });
    expect(proved.location).toBe(paths.grantStop(one));
    expect((await browser.get(paths.grantStop(one))).html).toContain('Ja, stop');
    await post(paths.grantStop(one));
    expect((await readShare(noor.actor, doors.house, one))?.state).toBe('stopped');
  });
});

describe('the page of who can see it, and stopping', () => {
  const give = async (): Promise<GrantId> => {
    const id = await draft();
    await post(paths.grantWhat(id), { hoofdstuk: ['wie'] });
    await post(paths.grantPreview(id));
    return id;
  };
  const main = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'));

  it('says of each who, what, what not, until when and how often (U38); tells two of one name apart (C18); and what cannot be undone (F89)', async () => {
    expect((await browser.get(paths.sharing())).html).not.toContain('Wat je niet kunt terughalen');
    const ids = [await give(), await give()];
    await lookShared(await accept(doors.house, noor, ids[0] ?? newId()), doors.house, 'nl');
    const html = main((await browser.get(paths.sharing())).html);
    for (const words of [
      'Intaker, Mbo De Brug',
      'Wie ben ik',
      'Wat heb ik nodig',
      'dagen)',
      '1 keer:',
      'Nog niet',
    ])
      expect(html).toContain(words);
    for (const id of ids) {
      const code = (await readShare(noor.actor, doors.house, id))?.keys?.code ?? '';
      expect(html).toContain(`Code eindigt op ${code.slice(-4)}`);
    }
    expect(html).toContain('Wat je niet kunt terughalen');
  });

  it('stopping never asks why, and says one plain sentence (U47)', async () => {
    const id = await give();
    for (const page of [paths.grantStop(id), paths.stopAll()]) {
      const html = main((await browser.get(page)).html);
      expect(html).not.toMatch(/<(textarea|select)|<input type="(?!hidden)/);
      const lead = /class="lead"[^>]*>([^<]+)</.exec(html)?.[1] ?? '';
      expect(lead.match(/[.?]/g)).toEqual(['.']);
      expect(html).not.toMatch(/weet je zeker|waarom|jammer|let op/i);
    }
  });
});

describe('somebody else', () => {
  it('gets the same answer for a share that is not theirs as for one that does not exist (G2)', async () => {
    const id = await draft();
    await post(paths.grantWhat(id), { hoofdstuk: ['wie'] });
    await post(paths.grantPreview(id));
    const sam = await signedIn(await aPassport(doors.house, 'Sam'));
    const mark = hiddenField((await sam.get(paths.share())).html, 'als');
    const unreal = newId<GrantId>();
    for (const at of [paths.grant, paths.grantWhat, paths.grantNeeds, paths.grantPreview, paths.grantStop]) {
      const [real, none] = [await sam.get(at(id)), await sam.get(at(unreal))];
      expect([real.status, none.status]).toEqual([404, 404]);
      expect(real.html).toBe(none.html);
      const [posted, nonePosted] = [
        await sam.post(at(id), { als: mark }),
        await sam.post(at(unreal), { als: mark }),
      ];
      expect([posted.status, nonePosted.status]).toEqual([404, 404]);
      expect(posted.html).toBe(nonePosted.html);
    }
    expect((await readShare(noor.actor, doors.house, id))?.state).toBe('offered');
  });
});

describe('taking along and throwing away', () => {
  it('gives a file whose name and headers say nothing of whose it is', async () => {
    const file = await browser.get(paths.everythingJson());
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="paspoort-voor-succes-2026-11-23.json"',
    );
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(file.html)).toMatchObject({
      format: 'paspoort-voor-succes',
      passport: { called: 'Noor' },
    });
    expect((await browser.get(paths.everythingPage())).html).toContain('Mijn zusje leren fietsen');
  });

  it('throws away only with the own card code, and then the session is gone too', async () => {
    const code = (await showCard(noor.actor, doors.house)) ?? '';
    expect((await post(paths.leave(), { kaartcode: 'BCDFGHJKMNPQ' })).status).toBe(422);
    const mark = await als();
    const gone = await browser.post(paths.leave(), { als: mark, kaartcode: code });
    expect(gone.html).toContain('Je paspoort is weg');
    expect(gone.headers.get('clear-site-data')).toContain('storage');
    browser.cookies.set('pvs', noor.token);
    expect((await browser.get(paths.home())).location).toBe(paths.comeBack());
  });
});
