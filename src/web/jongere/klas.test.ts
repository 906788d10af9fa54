import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../../seeds/sign-in.ts';
import { type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { schools } from '../../../tests/harness/school.ts';
import { enrol } from '../../identity/enrol.ts';
import { readGroups } from '../../organisations/groups.ts';
import { openLesson } from '../../organisations/lesson.ts';

let doors: FreshDoors;
let code: string;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  const visser = await signInStaff(doors.house, 'visser@proefschool.example', 'mentor');
  const [group] = await readGroups(visser, doors.house);
  if (group === undefined) throw new Error('Visser has no group');
  ({ code } = await openLesson(visser, doors.house, group.id));
});
afterAll(() => doors.house.drop());

async function post(noor: OwnerAtTheDoor, fields: Record<string, string>) {
  const page = await noor.browser.get('/mijn/klas');
  return noor.browser.post('/mijn/klas', { als: hiddenField(page.html, 'als'), ...fields });
}
const memberships = (noor: OwnerAtTheDoor) =>
  doors.house.owner('select * from organisations.member where owner = $1', [noor.actor.owner]);

describe('joining a class with a passport that there is', () => {
  it('shows class, school and mentor before anything changes, and joins on the own yes (U28)', async () => {
    const noor = await begin(doors, 'Noor');
    const typed = ` ${code.slice(0, 2).toLowerCase()} ${code.slice(2, 4)}-${code.slice(4)} `;
    const asked = await post(noor, { code: typed });
    expect(asked.status).toBe(200);
    for (const words of ['3B', 'Mevrouw Visser', 'De Proefschool', 'Je antwoorden ziet je mentor niet.'])
      expect(asked.html).toContain(words);
    expect(await memberships(noor)).toHaveLength(0);
    const group = /name="ja" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
    const fields = { code: hiddenField(asked.html, 'code'), ja: group };
    expect((await post(noor, fields)).location).toBe('/mijn/klas?klaar');
    expect(await memberships(noor)).toHaveLength(1);
    await post(noor, fields);
    expect(await memberships(noor)).toHaveLength(1);
  });

  it('joins no other class than the one that was shown', async () => {
    const noor = await begin(doors, 'Noor');
    const other = '3f0e7a52-7d0b-4f0e-9a43-6f0f5c2d9b11';
    expect((await post(noor, { code, ja: other })).status).toBe(200);
    expect(await memberships(noor)).toHaveLength(0);
  });

  it('says what is wrong with a code, and more the second time (U15)', async () => {
    const noor = await begin(doors, 'Noor');
    const first = await post(noor, { code: '222222' });
    expect(first.status).toBe(422);
    expect(first.html).toContain('Bij deze code is nu geen les.');
    const again = await post(noor, { code: '22', poging: '2' });
    expect(again.html).toContain('Een code ziet er zo uit');
  });
});
