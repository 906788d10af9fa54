import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { comeIn, type Manner, type Person, press, says } from './browse.ts';
import { codeAfter, fillFirstChapter, join, open, proud, share, startLesson } from './road.ts';

const mail = 'visser@wilgenstroom.example';
/** In no other journey: whoever stays behind in this class is somebody else. */
const pupilName = 'Mirte';
const people: Person[] = [];
const meet = async (manner: Manner): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  return person;
};
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

/** The same road, and the same end of it, with and without a script (A6, A19: the card's code is all that it takes to come back). */
describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('the main road, %s', (_, script) => {
  it('fill in, share, look, stop, take along and delete', async () => {
    const mentor = await meet({ width: 1280, script });
    const lesson = await startLesson(mentor, mail);
    const pupil = await meet({ script });
    const card = await join(pupil, lesson, pupilName);
    await mentor.page.reload();
    expect(await says(mentor)).not.toContain(pupilName);
    await press(mentor, 'Toon namen');
    expect(await says(mentor)).toContain(pupilName);

    await fillFirstChapter(pupil);
    const { link, code } = await share(pupil, 'mevrouw De Wit');
    const intaker = await meet({ width: 1280, script });
    expect(await open(intaker, link, code)).toContain(proud);

    await press(pupil, 'Delen');
    expect(await says(pupil)).toMatch(/1 keer/);
    await press(pupil, 'Alles wat gebeurd is');
    expect(await says(pupil)).toContain('Mevrouw De Wit keek in je paspoort');
    await stop(pupil);
    await intaker.page.reload();
    const after = await says(intaker);
    expect(after).not.toContain(proud);
    expect(after).toContain('niet meer gedeeld');

    expect(await takeAlong(pupil)).toContain(proud);
    await leave(pupil, card);
    await mentor.page.reload();
    expect(await says(mentor)).not.toContain(pupilName);
    await press(mentor, 'Stop de les');
    expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
  });

  it('comes back with the card on another device, where the last word stands (U30)', async () => {
    const first = await meet({ script });
    await first.go('/zelf');
    await first.page.getByLabel('Hoe wil je dat mensen je noemen?').fill('Sam');
    await press(first, 'Begin');
    const code = codeAfter(await first.page.content(), 12);
    await first.go('/mijn/wie/wie5');
    await first.page.getByRole('textbox').first().fill(proud);
    // With a script it is kept while it is typed; without one when the form goes.
    if (script) await first.page.getByText('Bewaard.').first().waitFor();
    else await press(first, 'Ga verder');
    const second = await meet({ script });
    await second.go('/terug');
    await second.page.getByLabel('Code op je kaart').fill(code);
    await press(second, 'Kom binnen');
    expect(await says(second)).toContain('Hoi Sam');
    await second.go('/mijn/wie/wie5');
    expect(await second.page.getByRole('textbox').first().inputValue()).toBe(proud);
  });
});

/** In two taps, from any page. */
async function stop(pupil: Person): Promise<void> {
  await press(pupil, 'Delen');
  await press(pupil, /^Stop met mevrouw De Wit/);
  await press(pupil, 'Ja, stop');
  expect(await says(pupil)).toContain('Nu ziet mevrouw De Wit niets meer van jou');
}

async function takeAlong(pupil: Person): Promise<string> {
  await pupil.go('/mijn/alles');
  const [download] = await Promise.all([
    pupil.page.waitForEvent('download'),
    pupil.page.getByRole('link', { name: 'Download het bestand' }).click(),
  ]);
  return text(await download.createReadStream());
}

/** Deleting asks for one's own card; afterwards the card opens nothing. */
async function leave(pupil: Person, card: string): Promise<void> {
  await pupil.go('/mijn/verwijderen');
  await pupil.page.getByLabel('Code op je kaart').fill(card);
  await press(pupil, 'Ja, gooi alles weg');
  expect(await says(pupil)).toContain('Je paspoort is weg');
  await pupil.go('/terug');
  await pupil.page.getByLabel('Code op je kaart').fill(card);
  await press(pupil, 'Kom binnen');
  expect(await says(pupil)).toContain('Deze code kennen we niet');
}
