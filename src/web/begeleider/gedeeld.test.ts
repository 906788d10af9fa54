import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishSignIn, mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { logOf, write } from '../../../tests/harness/passport.ts';
import { freshRegion, type Region, shareWith } from '../../../tests/harness/receivers.ts';
import type { OwnerActor } from '../../access/actor.ts';
import { type GrantId, newId, type OwnerId } from '../../base/id.ts';
import { enterCode, knock } from '../../identity/staff.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let region: Region;
let noor: OwnerActor;
let grant: GrantId;
let care: Browser;
let tech: Browser;
beforeAll(async () => {
  doors = await freshDoors();
  region = await freshRegion(doors.house);
  noor = await region.young('Noor');
  await write(doors.house, { actor: noor, token: '' }, 'wie5', 'Mijn zusje leren fietsen');
  grant = await shareWith(doors.house, noor, 'Zorg');
  care = await signIn('mevrouw.de.wit@proef.example');
  tech = await signIn('meneer.oud@proef.example');
});
afterAll(() => doors.house.drop());

async function signIn(mail: string): Promise<Browser> {
  const asking = await knock(doors.house, mail);
  await enterCode(doors.house, asking, (await mailedCode(doors.house, mail)) ?? '', 'shared');
  const browser = doors.browser();
  browser.cookies.set('pvs', (await finishSignIn(doors.house, asking, mail, 'intaker')) ?? '');
  return browser;
}

const lines = async (action: string) =>
  (await logOf(doors.house, { actor: noor, token: '' })).filter((line) => line.action === action).length;

describe('the inbox, by its pages', () => {
  it('opens by a press alone, with the yes to the purpose; looking at the page changes nothing (U42, F73)', async () => {
    const here = paths.inboxOne(grant);
    const before = await care.get(here);
    expect(before.html).toContain('Noor');
    expect(before.html).not.toContain('fietsen');
    const als = hiddenField(before.html, 'als');
    expect((await care.post(here, { als })).status).toBe(422);
    expect([await lines('grant.accept'), await lines('grant.look')]).toEqual([0, 0]);
    expect((await care.post(here, { als, doel: 'ja' })).location).toBe(here);
    expect((await care.get(here)).html).toContain('Mijn zusje leren fietsen');
    expect([await lines('grant.accept'), await lines('grant.look')]).toEqual([1, 1]);
  });

  it('a share of somebody else is as one that does not exist, on every page and for every press', async () => {
    const pages = (id: GrantId) => [
      paths.inboxOne(id),
      paths.inboxPaper(id),
      paths.inboxPaperFile(id),
      paths.inboxAsk(id),
      paths.inboxHandover(id),
      paths.inboxProof(id, newId()),
    ];
    const als = hiddenField((await care.get(paths.inboxOne(grant))).html, 'als');
    const [foreign, unknown] = [pages(grant), pages(newId<GrantId>())];
    for (const [n, page] of foreign.entries()) {
      const [one, other] = [await tech.get(page), await tech.get(unknown[n] ?? '')];
      expect([page, one.status, one.html.replaceAll(grant, '')]).toEqual([
        page,
        404,
        other.html.replaceAll(unknown[n]?.split('/')[3] ?? '', ''),
      ]);
    }
    expect((await tech.post(paths.inboxOne(grant), { als, doel: 'ja' })).status).not.toBe(303);
    const asked = paths.askPupil(region.group, noor.owner);
    expect((await care.get(asked)).status).toBe(404);
    expect((await care.get(paths.askPupil(region.group, newId<OwnerId>()))).status).toBe(404);
    expect(await lines('grant.look')).toBe(2);
  });

  it('the register and its settings are for the admin of a region alone (F124)', async () => {
    for (const path of [paths.contracts(), paths.contractsAsked(), paths.contractsOf(newId())])
      expect((await care.get(path)).status).toBe(404);
  });

  it('what is typed comes back when the answer is not whole (F70)', async () => {
    const here = paths.inboxOne(grant);
    const als = hiddenField((await care.get(here)).html, 'als');
    const half = await care.post(here, { als, woorden: 'Een rustige plek.' });
    expect([half.status, half.html.includes('Een rustige plek.')]).toEqual([422, true]);
    await care.post(here, { als, antwoord: 'agreed', woorden: 'Een rustige plek.' });
    const after = await care.get(here);
    expect(after.html).toContain('Tekst voor uw eigen dossier');
  });
});
