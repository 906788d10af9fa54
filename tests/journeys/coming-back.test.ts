import { afterEach, expect, it } from 'vitest';
import { comeIn, type Manner, type Person, press, says } from './browse.ts';
import { codeAfter, newestCode, nextCode } from './road.ts';

const people: Person[] = [];
const meet = async (manner: Manner = {}): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  return person;
};
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

/** Sets this address with the code on the card, and the code that was mailed to it. */
async function setAddress(young: Person, mail: string, card: string): Promise<void> {
  await young.go('/mijn/adres');
  await young.page.getByLabel('E-mailadres').fill(mail);
  await young.page.getByLabel('Code op je kaart').fill(card);
  await press(young, 'Stuur mij een code');
  await young.page.getByLabel('Code uit de mail').fill(await nextCode(young, mail, undefined));
  await press(young, 'Dit is mijn adres');
}

/** Four pictures on the page, always the same ones. */
async function choosePictures({ page }: Person): Promise<void> {
  for (let n = 0; n < 4; n++)
    await page
      .locator('main form')
      .getByRole('checkbox')
      .nth(n * 3)
      .check({ force: true });
}

/** The only code of eight characters in sight. */
const codeOf = async ({ page }: Person): Promise<string> =>
  (await page.locator('main').innerText()).match(/\b[2-9B-Z]{4}\s[2-9B-Z]{4}\b/)?.[0].replace(/\s/, '') ?? '';

it('comes back by the own address, moves it before leaving school, and by somebody who helps; a stranger’s try is seen and stopped (F4, F6, C10)', async () => {
  const sam = await meet();
  await sam.go('/zelf');
  await sam.page.getByLabel('Hoe wil je dat mensen je noemen?').fill('Sam');
  await press(sam, 'Begin');
  const card = codeAfter(await sam.page.content(), 12);
  const [first, later] = ['sam.vos@school-mail.example', 'sam.vos@thuis-mail.example'];
  await setAddress(sam, first, card);

  const library = await meet({ script: false });
  const before = await newestCode(library, first);
  await library.go('/terug');
  await press(library, 'Ik heb een eigen e-mailadres gezet');
  await library.page.getByLabel('E-mailadres').fill(first);
  await press(library, 'Stuur mij een code');
  await library.page.getByLabel('Code uit de mail').fill(await nextCode(library, first, before));
  await press(library, 'Kom binnen');
  expect(await says(library)).toContain('Hoi Sam');

  // The way out of school asks nothing of the school: the paper card is enough.
  await setAddress(sam, later, card);
  expect(await says(sam)).toContain(later);
  expect(await says(sam)).not.toContain(first);

  await sam.go('/mijn/binnenkomen/hulp/plaatjes');
  await choosePictures(sam);
  await press(sam, 'Bewaar deze vier');
  await sam.page.getByLabel('Hoe noem jij die persoon?').fill('tante Fatma');
  await press(sam, 'Kies deze persoon');
  const keys = await sam.page.content();
  const aunt = await meet();
  await aunt.go(/\/helpen\/[\w-]{22}/.exec(keys)?.[0] ?? '');
  expect(await says(aunt)).not.toContain('Sam');
  await aunt.page.getByLabel('Code', { exact: true }).fill(codeAfter(keys, 10));
  await press(aunt, 'Open de vraag');
  await press(aunt, 'Ja, ik wil helpen');

  const lost = await meet();
  await lost.go('/terug');
  await press(lost, 'Iemand die ik koos, helpt mij terug');
  await press(lost, 'Maak mijn code');
  const mine = await codeOf(lost);
  await aunt.page.getByLabel(/^Welke code leest/).fill(mine);
  await aunt.page.getByRole('checkbox').check({ force: true });
  await press(aunt, 'Ja, dit is Sam');
  await press(lost, 'Ik heb nu twee codes');
  await lost.page.getByLabel('Jouw code').fill(mine);
  await lost.page.getByLabel('De code van wie je helpt').fill(await codeOf(aunt));
  await choosePictures(lost);
  await press(lost, 'Ga verder');
  expect(await says(lost)).toContain('Nu nog even wachten');

  await sam.go('/mijn');
  expect(await says(sam)).toContain('Iemand wil terugkomen in jouw paspoort');
  await press(sam, 'Dit ben ik niet. Stop het');
  expect(await says(sam)).toContain('Gestopt. Niemand komt hiermee binnen.');
  expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
});
