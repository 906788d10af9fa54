import { expect } from 'vitest';
import { type Person, press, says, textOf } from './browse.ts';

/** A mentor signs in with the code from the letter (in the demo it lies on a page) and the second step, and starts a lesson. Gives its code. */
export async function startLesson(mentor: Person, mail: string): Promise<string> {
  await firstStep(mentor, mail);
  await press(mentor, 'Doe de tweede stap voor mij');
  // Somebody else's lesson may still be on.
  const words = (await says(mentor)).includes('Nu bezig') ? 'Naar het bord' : 'Start een les';
  await press(mentor, words);
  expect(await says(mentor)).toContain('De code werkt tot');
  return codeAfter(await mentor.page.locator('main').innerHTML(), 6);
}

/** The first of the two steps of signing in at work: the code out of the letter. */
export async function firstStep(worker: Person, mail: string): Promise<void> {
  const before = await newestCode(worker, mail);
  await worker.go('/inloggen');
  await worker.page.getByLabel('Uw e-mailadres op het werk').fill(mail);
  await press(worker, 'Stuur mij een code');
  await worker.page.getByLabel('Code uit de mail').fill(await nextCode(worker, mail, before));
  await press(worker, 'Log in');
}

/** The code in the newest letter to this address, or none yet. */
export async function newestCode({ context }: Person, mail: string): Promise<string | undefined> {
  const page = await context.newPage();
  await page.goto('/demo/post');
  const letter = (await textOf(page)).split(/\n(?=Aan)/).find((each) => each.includes(mail));
  await page.close();
  return /\b([2-9B-Z]{4} ?[2-9B-Z]{4})\b/.exec(letter ?? '')?.[1];
}

/** The letter comes within moments. */
export async function nextCode(person: Person, mail: string, before: string | undefined): Promise<string> {
  for (let turn = 0; turn < 40; turn++) {
    const code = await newestCode(person, mail);
    if (code !== undefined && code !== before) return code;
    await person.page.waitForTimeout(250);
  }
  throw new Error(`no letter came to ${mail}`);
}

/** A code as it is spoken on the page, for who cannot see the blocks. */
export function codeAfter(html: string, length: number): string {
  const spoken = [...html.matchAll(/Code: ([^<]+)</g)].map(([, words]) =>
    (words ?? '').replaceAll(/[^0-9A-Z]/g, ''),
  );
  const code = spoken.find((each) => each.length === length);
  if (code === undefined) throw new Error(`no code of ${length} on the page: ${spoken}`);
  return code;
}

/** A pupil types the code of the board, says what to be called, and gets a card. Gives the code on the card. */
export async function join(pupil: Person, lesson: string, name: string, group = '3B'): Promise<string> {
  await pupil.go('/');
  await pupil.page
    .getByLabel('Code op het bord')
    .fill(` ${lesson.slice(0, 3).toLowerCase()} ${lesson.slice(3)}`);
  await press(pupil, 'Ga verder');
  expect(await says(pupil)).toContain(group);
  await pupil.page.getByLabel('Hoe wil je dat mensen je noemen?').fill(name);
  await press(pupil, 'Ja, doe mee');
  expect(await says(pupil)).toContain(`Kaart van ${name}`);
  return codeAfter(await pupil.page.content(), 12);
}

/** Fills in the first chapter: cards, a list, a text and a choice; then sets the stamp. */
export async function fillFirstChapter(pupil: Person): Promise<void> {
  const { page } = pupil;
  await press(pupil, 'Naar de eerste vraag');
  for (let n = 0; n < 5; n++)
    await page.locator('main form').getByRole('checkbox').nth(n).check({ force: true });
  await press(pupil, 'Ga verder');
  expect(await says(pupil)).toContain('Wat doe je graag buiten school?');
  if ((await page.getByRole('textbox').count()) === 0) await press(pupil, /Voeg er een toe/);
  await page.getByRole('textbox').first().fill('Voetballen op zaterdag');
  await press(pupil, 'Ga verder');
  expect(await says(pupil)).toContain('Waar ben je trots op?');
  await page.getByRole('textbox').first().fill(proud);
  await press(pupil, 'Ga verder');
  expect(await says(pupil)).toContain('Wanneer ben jij op je best?');
  await page.getByRole('checkbox').or(page.getByRole('radio')).first().check({ force: true });
  await press(pupil, 'Ga verder');
  await press(pupil, 'Ja, dit stuk is klaar');
  expect(await says(pupil)).toContain('Klaar. Dit stuk is af.');
}

/** Something that nobody else writes. */
export const proud = 'Dat ik <mijn> oma & opa elke week help met de boodschappen.';

/** Shares the first chapter, looks first through the other's eyes, and gets a link and a code. */
export async function share(pupil: Person, receiver: string): Promise<{ link: string; code: string }> {
  const { page } = pupil;
  await press(pupil, 'Delen');
  await press(pupil, 'Deel met iemand');
  // Who is not in the list gets a link and a code.
  await press(pupil, 'Deel met een link en een code');
  await page.getByLabel('Naam').fill(receiver);
  await page.getByLabel('Wie is dat?').fill('intaker');
  await press(pupil, 'Ga verder');
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await page.getByRole('checkbox', { name: /Wie ben ik/ }).check({ force: true });
  await press(pupil, 'Ga verder');
  // Who is in a class may put the mentor's part or number beside it; nothing is chosen.
  expect(await says(pupil)).toContain('Wat doe je erbij?');
  await press(pupil, 'Kijk eerst mee');
  expect(await says(pupil)).toContain(proud);
  // Asked once, before the first share outside school.
  await press(pupil, 'Vul je geboortedag in');
  await page.getByLabel('Je geboortedag').fill('6-5-2004');
  await press(pupil, 'Ga verder');
  await press(pupil, /^Deel .*met /);
  const link = /\/inzage\/[\w-]{22}/.exec(await page.content())?.[0] ?? '';
  return { link, code: codeAfter(await page.content(), 10) };
}

/** The receiver opens the link: nothing shows before code and purpose. Then reads. */
export async function open(receiver: Person, link: string, code: string): Promise<string> {
  await receiver.go(link);
  expect(await says(receiver)).not.toContain(proud);
  await receiver.page.getByLabel(/^Code/).fill(code.toLowerCase());
  await receiver.page.getByRole('checkbox').check({ force: true });
  await press(receiver, 'Open het paspoort');
  return says(receiver);
}

/** Asks a mother which cards fit, in her language. Gives the address of the link. */
export async function askMother(young: Person, language: string): Promise<string> {
  const { page } = young;
  await young.go('/mijn/anderen/nieuw');
  await page.getByLabel('Hoe noem jij die persoon?').fill('Mama');
  await page.getByRole('radio', { name: 'Ouder of verzorger' }).check({ force: true });
  await page.getByRole('radio', { name: 'Welke kaarten passen bij mij?' }).check({ force: true });
  await page.locator('select[name=in]').selectOption(language);
  await press(young, 'Ga verder');
  return /\/vraag\/[\w-]{22}/.exec(await page.content())?.[0] ?? '';
}
