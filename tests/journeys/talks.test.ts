import { afterEach, describe, expect, it } from 'vitest';
import { become, comeIn, type Manner, type Person, press, says } from './browse.ts';

const people: Person[] = [];
const meet = async (who: string, manner: Manner): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  await become(person, who);
  return person;
};
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

/** A day of next week, as somebody writes it. */
const nextWeek = (): string => {
  const at = new Date(Date.now() + 8 * 86_400_000);
  return `${at.getUTCDate()}-${at.getUTCMonth() + 1}-${at.getUTCFullYear()}`;
};

describe.each([
  ['with JavaScript', true, '13:10'],
  ['without JavaScript', false, '14:20'],
])('a talk, %s', (_, script, time) => {
  it('is planned, seen by the mentor, agreed upon, moved and called off (F38, F121)', async () => {
    const noor = await meet('Word Noor', { script });
    await press(noor, 'Mijn gesprekken');
    await press(noor, 'Plan een gesprek');
    await noor.page.getByRole('radio', { name: /Karim Haddou/ }).check({ force: true });
    await noor.page.getByLabel('Welke dag?').fill(nextWeek());
    await noor.page.getByLabel('Hoe laat?').fill(time);
    await noor.page.getByLabel(/^Waar\?/).fill('de mediatheek');
    await press(noor, 'Ga verder');
    expect(await says(noor)).toContain('Karim Haddou krijgt bericht');
    await noor.page.getByRole('checkbox', { name: 'Wat helpt jou?' }).check({ force: true });
    await press(noor, 'Bewaar');
    expect(await says(noor)).toContain('Gesprek met Karim Haddou');
    const talk = new URL(noor.page.url()).pathname;

    const karim = await meet('Word Karim Haddou', { width: 1280, script });
    await karim.go(talk.replace('/gesprekken/', '/begeleider/gesprek/'));
    expect(await says(karim)).toContain('de mediatheek');
    expect(await says(karim)).toContain('Wat helpt jou?');
    await karim.page.getByText('Schrijf een afspraak op').click();
    await karim.page.getByLabel('Wat spreken jullie af?').fill('de stage bellen');
    await press(karim, 'Bewaar de afspraak');
    expect(await says(karim)).toContain('Noor ziet deze afspraak ook');

    await noor.go(talk);
    expect(await says(noor)).toContain('de stage bellen');
    await press(noor, 'Verander dag of tijd');
    await noor.page.getByLabel('Hoe laat?').fill('16:45');
    await press(noor, 'Bewaar');
    expect(await says(noor)).toContain('16:45');
    await press(noor, 'Zeg af');
    await press(noor, 'Ja, zeg af');
    expect(await says(noor)).toContain('Dit gesprek gaat niet door');
    await karim.page.reload();
    expect(await says(karim)).toContain('Dit gesprek gaat niet door');
    expect(people.flatMap(({ trouble }) => trouble)).toEqual([]);
  });
});
