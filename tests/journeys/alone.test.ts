import { afterEach, expect, it } from 'vitest';
import { comeIn, type Manner, type Person, press, says } from './browse.ts';

const people: Person[] = [];
const meet = async (manner: Manner = {}): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  return person;
};
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

it('words for me alone are locked in my own browser: neither they nor the code are ever sent (F90)', async () => {
  const sam = await meet();
  const sent: string[] = [];
  sam.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await sam.go('/zelf');
  await sam.page.getByLabel('Hoe wil je dat mensen je noemen?').fill('Sam');
  await press(sam, 'Begin');
  await sam.go('/mijn/alleen-ik');
  expect(await says(sam)).toContain('Ben je die kwijt? Dan is je tekst weg, voor altijd.');
  const code = await sam.page.locator('[data-code]').innerText();
  await sam.page.getByLabel('Typ de code over').fill('K7K7');
  await sam.page.getByRole('button', { name: 'Ik heb de code. Begin' }).click();
  await sam.page.getByText('Dit is niet de code').waitFor();
  await sam.page.getByLabel('Typ de code over').fill(code.toLowerCase());
  await sam.page.getByRole('button', { name: 'Ik heb de code. Begin' }).click();
  await sam.page.getByLabel('Jouw woorden').fill('Dat ik bang ben voor september.');
  await sam.page.getByText('Bewaard, op slot.').waitFor();

  await sam.page.reload();
  expect(await says(sam)).not.toContain('bang');
  await sam.page.getByLabel('Je slotcode').fill('BBBB BBBB BBBB BBBB BBBB');
  await sam.page.getByRole('button', { name: 'Doe open' }).click();
  await sam.page.getByText('Met deze code gaat het niet open.').waitFor();
  await sam.page.getByLabel('Je slotcode').fill(code);
  await sam.page.getByRole('button', { name: 'Doe open' }).click();
  const words = sam.page.getByLabel('Jouw woorden');
  await words.waitFor();
  expect(await words.inputValue()).toBe('Dat ik bang ben voor september.');
  // The save arrives, and its answer does not: nobody else wrote, so the next one is saved (P70).
  await sam.page.route('**/mijn/alleen-ik', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await words.fill('Dat ik bang ben voor september, en');
  await sam.page.getByText('Nog niet bewaard.').waitFor();
  await sam.page.unroute('**/mijn/alleen-ik');
  await words.fill('Dat ik bang ben voor september, en ook niet.');
  await sam.page.getByText('Bewaard, op slot.').waitFor();
  const all = sent.join('\n');
  expect(all).toContain('/mijn/alleen-ik');
  expect(all).not.toMatch(/bang|september/);
  expect(all.replaceAll(/[\s+]|%20/g, '')).not.toContain(code.replaceAll(/\s/g, ''));
  // The one answer that was broken off, and nothing else.
  expect(sam.trouble).toEqual([expect.stringContaining('net::ERR_FAILED')]);
});
