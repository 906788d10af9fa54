import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInStaff } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { join, schools } from '../../../tests/harness/school.ts';
import type { OwnerActor, StaffActor } from '../../access/actor.ts';
import { perform } from '../../access/perform.ts';
import { askGuardian } from '../../consent/ask.ts';
import { keepBirthday } from '../../consent/birthday.ts';
import { handleWaiting } from '../../consent/handle.ts';
import { type Guardian, readConsent } from '../../consent/read.ts';
import type { AskingKind } from '../../consent/record-rows.ts';
import {
  askSchool,
  endAtSchool,
  listStanding,
  listWaiting,
  takeBackAsking,
  weighAsking,
} from '../../consent/school.ts';
import { enrol } from '../../identity/enrol.ts';
import { createSession } from '../../identity/session.ts';
import { readHistory } from '../../look/history.ts';
import { readGroups } from '../../organisations/groups.ts';
import { openLesson } from '../../organisations/lesson.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: OwnerActor;
let dean: StaffActor;
let code: string;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  const visser = await signInStaff(doors.house, 'visser@proefschool.example', 'mentor');
  dean = await signInStaff(doors.house, 'smit@proefschool.example', 'dean');
  const [group] = await readGroups(visser, doors.house);
  if (group === undefined) throw new Error('no group');
  code = (await openLesson(visser, doors.house, group.id)).code;
});
afterAll(() => doors.house.drop());
beforeEach(async () => {
  noor = await join(doors.house, code, 'Noor');
  await keepBirthday(noor, doors.house, '2011-09-03');
});

async function asked(name: string): Promise<Guardian> {
  const asking = await askGuardian(noor, doors.house, { name, language: 'nl' }, name);
  const found = (await readConsent(noor, doors.house)).guardians.find(
    (one) => asking.kind === 'asked' && one.id === asking.id,
  );
  if (found === undefined) throw new Error('nobody was asked');
  return found;
}

async function opened({ keys }: Guardian): Promise<Browser> {
  const browser = doors.browser();
  const came = await browser.post(paths.guardingLink(keys.link), { code: keys.code });
  expect(came.location).toBe(paths.guardingSay());
  return browser;
}

const yes = { zeg: 'ja', naam: 'Sanne Vos', band: 'parent', gelezen: 'ja' };
async function says(browser: Browser, fields: Record<string, string>) {
  const { html } = await browser.get(`${paths.guardingSay()}?verander`);
  return browser.post(paths.guardingSay(), { als: hiddenField(html, 'als'), ...fields });
}
const standing = async () => (await readConsent(noor, doors.house)).standing;

describe('a guardian’s link', () => {
  it('opened by machines changes nothing, and shows no name; the person’s press still works (C1)', async () => {
    const mama = await asked('mama');
    const link = paths.guardingLink(mama.keys.link);
    const before = await doors.house.owner('select count(*) from audit.entry');
    const machine = doors.browser();
    for (const agent of ['Barracuda', 'Mimecast', 'SafeLinks']) {
      const got = await machine.get(link, { 'user-agent': agent });
      expect(got.html).not.toContain('Noor');
      await machine.ask(link, { method: 'HEAD', headers: { 'user-agent': agent } });
    }
    expect(machine.cookies.has('pvs-vraag')).toBe(false);
    expect(await doors.house.owner('select count(*) from audit.entry')).toEqual(before);
    expect((await readConsent(noor, doors.house)).guardians[0]?.opened).toBeUndefined();
    await opened(mama);
    expect((await readConsent(noor, doors.house)).guardians[0]?.opened).toBeDefined();
  });

  it('is the same page for a link that nobody made, and opens nothing without its own code', async () => {
    const [mama, papa] = [await asked('mama'), await asked('papa')];
    const unreal = paths.guardingLink('A'.repeat(22));
    const bare = (html: string) => html.replaceAll(/\/toestemming\/[\w-]{22}/g, '');
    expect(bare((await doors.browser().get(unreal)).html)).toBe(
      bare((await doors.browser().get(paths.guardingLink(mama.keys.link))).html),
    );
    const wrong = await doors.browser().post(paths.guardingLink(mama.keys.link), { code: papa.keys.code });
    expect([wrong.status, wrong.html.includes('Deze code kennen we niet')]).toEqual([422, true]);
  });

  it('in the browser of the young person does nothing, on no way (P9)', async () => {
    const mama = await asked('mama');
    const browser = await opened(mama);
    // The young person comes in in the same browser: what was open there is shut.
    const token = await perform(doors.house, noor, 'passport.return', { passport: noor.owner }, (granted) =>
      createSession(granted, doors.house, {
        kind: 'owner',
        owner: noor.owner,
        device: 'shared',
        proven: true,
        frame: { name: 'Noor', language: 'nl', look: {} },
      }),
    );
    const mark = hiddenField((await browser.get(paths.guardingSay())).html, 'als');
    browser.cookies.set('pvs', token);
    for (const path of [paths.guarding(), paths.guardingLink(mama.keys.link), paths.guardingSay()]) {
      const page = await browser.get(path);
      expect([page.status, page.html.includes('Hier is een jongere ingelogd')]).toEqual([409, true]);
    }
    const posted = await browser.post(paths.guardingSay(), { als: mark, ...yes });
    expect(posted.status).toBe(409);
    expect((await browser.post(paths.guardingLink(mama.keys.link), { code: mama.keys.code })).status).toBe(
      409,
    );
    expect(await standing()).toBe('missing');
    // And the database lets no owner write one, whatever the app would do.
    const forged = perform(doors.house, noor, 'consent.read', { passport: noor.owner }, ({ tx, now }) =>
      tx
        .insertInto('consent.record')
        .values({
          ...{
            id: mama.id as never,
            owner: noor.owner,
            guardian: mama.id,
            asking: null,
            how: 'link',
            said: 'yes',
          },
          ...{ version: '1', hash: Buffer.alloc(32), language: 'nl', sealed: Buffer.from('x'), given: now },
          ...{ person: null, organisation: null, withdrawn: null, withdrawn_by: null },
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow();
  });
});

describe('saying it', () => {
  it('needs a name, who one is, and a tick; what was typed stays (U9)', async () => {
    const browser = await opened(await asked('mama'));
    const half = await says(browser, { zeg: 'ja', naam: '', reden: 'Veel plezier' });
    expect(half.status).toBe(422);
    for (const words of ['Fout:', 'Schrijf uw naam.', 'Kies wie u bent.', 'Veel plezier'])
      expect(half.html).toContain(words);
    expect(await standing()).toBe('missing');
    await says(browser, yes);
    expect(await standing()).toBe('consented');
  });

  it('no needs nothing; it can be changed with the same code, in another browser (C2)', async () => {
    const mama = await asked('mama');
    await says(await opened(mama), { zeg: 'nee' });
    expect(await standing()).toBe('objected');
    const later = await opened(mama);
    expect((await later.get(paths.guardingSay())).html).toContain('U zei nee');
    await says(later, yes);
    expect(await standing()).toBe('consented');
    const back = await says(later, { zeg: 'terug' });
    expect(back.html).toContain('U trok uw toestemming in');
    expect(await standing()).toBe('missing');
  });

  it('in another language shows the Dutch that counts, and keeps which one was read (L7)', async () => {
    const mama = await asked('mama');
    const browser = await opened(mama);
    const mark = hiddenField((await browser.get(paths.guardingSay())).html, 'als');
    const turkish = await browser.post(paths.guardingSay(), { als: mark, taal: 'tr', naam: 'Sanne' });
    expect(turkish.html).toContain('lang="tr"');
    expect(turkish.html).toContain('value="Sanne"');
    expect(turkish.html).toContain('Met uw ja leest u zelf niets.');
    await says(browser, yes);
    const [said] = (await readConsent(noor, doors.house)).said;
    expect(said).toMatchObject({ language: 'tr', version: '2026-1', relation: 'parent', name: 'Sanne Vos' });
    expect(said?.text).toContain('Met uw ja leest u zelf niets.');
  });
});

describe('through the school (F44)', () => {
  const dean_ = async () =>
    (await listWaiting(dean, doors.house, 'names')).filter(
      ({ called, kind }) => called === 'Noor' || kind === 'exception',
    );
  const ask = async (kind: AskingKind) => {
    const [office] = (await readConsent(noor, doors.house)).offices;
    if (office === undefined) throw new Error('nobody to ask');
    expect(office.role).toBe('dean');
    await askSchool(noor, doors.house, {
      kind,
      organisation: office.organisation,
      words: 'Thuis is het niet veilig.',
    });
    const waiting = (await dean_()).at(0);
    if (waiting === undefined) throw new Error('nobody waits');
    return waiting.id;
  };

  it('an exception: one role, with a reason, in the own log; no guardian’s page changes by a byte', async () => {
    const mama = await asked('mama');
    await says(await opened(mama), { zeg: 'nee' });
    const page = async () => {
      const { html } = await (await opened(mama)).get(paths.guardingSay());
      return html.replaceAll(/name="als" value="[^"]*"/g, '');
    };
    const before = await page();
    const id = await ask('exception');
    expect((await weighAsking(dean, doors.house, id)).words).toBe('Thuis is het niet veilig.');
    const handling = {
      outcome: 'yes',
      name: 'mevrouw Smit',
      signer: '',
      reason: 'We spraken elkaar.',
    } as const;
    expect(await handleWaiting(dean, doors.house, id, handling)).toBe('handled');
    expect(await standing()).toBe('consented');
    expect(await page()).toBe(before);
    const { askings, said } = await readConsent(noor, doors.house);
    expect(askings[0]?.reply).toEqual({ name: 'mevrouw Smit', text: 'We spraken elkaar.' });
    expect(said.some(({ how }) => how === 'exception')).toBe(true);
    const { lines } = await readHistory(noor, doors.house, { whole: false });
    expect(lines.filter(({ who }) => who === 'staff').map(({ action }) => action)).toEqual([
      'consent.handle',
      'consent.weigh',
    ]);
    // An exception ends where it was made, and by that role alone; the young person reads it.
    const elsewhere = await signInStaff(doors.house, 'kuiper@voorbeeld.example', 'mentor');
    const other = { ...dean, organisation: elsewhere.organisation };
    await expect(endAtSchool(other, doors.house, id)).rejects.toMatchObject({ kind: 'not-there' });
    expect((await listStanding(dean, doors.house)).map((one) => one.id)).toContain(id);
    await endAtSchool(dean, doors.house, id);
    expect(await standing()).toBe('objected');
    const ended = (await readConsent(noor, doors.house)).said.find(({ how }) => how === 'exception');
    expect(ended).toMatchObject({ by: 'school' });
    // Handled once: after that there is nothing to see for the role.
    await expect(weighAsking(dean, doors.house, id)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('paper: who signed it, who saw it, and which text; never by a mentor, another school or who was not asked', async () => {
    const id = await ask('paper');
    const mentor = await signInStaff(doors.house, 'visser@proefschool.example', 'mentor');
    const elsewhere = await signInStaff(doors.house, 'kuiper@voorbeeld.example', 'mentor');
    for (const staff of [mentor, elsewhere, { ...dean, organisation: elsewhere.organisation }]) {
      await expect(weighAsking(staff, doors.house, id)).rejects.toMatchObject({ kind: 'not-there' });
    }
    const handling = {
      outcome: 'yes',
      name: 'mevrouw Smit',
      signer: 'Sanne Vos, moeder',
      reason: '',
    } as const;
    await handleWaiting(dean, doors.house, id, handling);
    const [said] = (await readConsent(noor, doors.house)).said;
    expect(said).toMatchObject({
      how: 'paper',
      said: 'yes',
      name: 'Sanne Vos, moeder',
      version: '2026-1-papier',
    });
    expect(await handleWaiting(dean, doors.house, id, handling).catch(() => 'gone')).toBe('gone');
    // Taken back where it was handed in, by that role alone (AVG art. 7).
    expect((await listStanding(dean, doors.house)).map((one) => one.id)).toContain(id);
    for (const staff of [mentor, { ...dean, organisation: elsewhere.organisation }])
      await expect(endAtSchool(staff, doors.house, id)).rejects.toMatchObject({ kind: 'not-there' });
    await endAtSchool(dean, doors.house, id);
    expect(await standing()).toBe('missing');
    expect((await readConsent(noor, doors.house)).said[0]).toMatchObject({ by: 'school' });
    await expect(endAtSchool(dean, doors.house, id)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('who asked is named after a press of the button, and each reads that back; the list itself opens nothing', async () => {
    const id = await ask('paper');
    const seen = async () =>
      (await readHistory(noor, doors.house, { whole: false })).lines.filter(
        ({ action }) => action === 'consent.see',
      );
    const before = (await seen()).length;
    const nameless = await listWaiting(dean, doors.house);
    expect(nameless.find((one) => one.id === id)).toMatchObject({ called: '' });
    expect(await seen()).toHaveLength(before);
    const named = await listWaiting(dean, doors.house, 'names');
    expect(named.find((one) => one.id === id)).toMatchObject({ called: 'Noor' });
    expect(await seen()).toHaveLength(before + 1);
    expect((await seen())[0]).toMatchObject({ who: 'staff', by: { role: 'dean' } });
    await takeBackAsking(noor, doors.house, id);
  });

  it('a day of birth that was mistyped is given anew, when the role says so; it is not made older otherwise', async () => {
    const mama = await asked('mama');
    await says(await opened(mama), { zeg: 'nee' });
    expect(await keepBirthday(noor, doors.house, '2004-05-06')).toBe('fixed');
    const id = await ask('birthday');
    const handling = {
      outcome: 'yes',
      name: 'mevrouw Smit',
      signer: '',
      reason: 'Verkeerd getypt.',
    } as const;
    await handleWaiting(dean, doors.house, id, handling);
    expect(await standing()).toBe('unknown');
    expect(await keepBirthday(noor, doors.house, '2004-05-06')).toBe('kept');
    expect(await standing()).toBe('alone');
  });

  it('the role sees no word of the passport, whatever the app asks', async () => {
    const id = await ask('exception');
    await weighAsking(dean, doors.house, id);
    const seen = await perform(
      doors.house,
      dean,
      'consent.weigh',
      { passport: noor.owner },
      async ({ tx }) => ({
        answers: await tx.selectFrom('passport.answer').select('question').execute(),
        passports: await tx.selectFrom('passport.passport').select('owner').execute(),
        records: await tx.selectFrom('consent.record').select('id').where('owner', '=', noor.owner).execute(),
        births: await tx.selectFrom('consent.birth').select('owner').execute(),
        // The log of the own organisation is of no passport (F51).
        lines: await tx
          .selectFrom('audit.entry')
          .select('n')
          .where('chain', '!=', dean.organisation)
          .execute(),
      }),
    );
    expect(seen).toEqual({ answers: [], passports: [], records: [], births: [], lines: [] });
  });
});
