import { afterEach, expect, it } from 'vitest';
import { codeAt, stepAt } from '../../src/identity/app-code.ts';
import { comeIn, type Manner, type Person, press, says } from './browse.ts';
import { firstStep } from './road.ts';

const people: Person[] = [];
afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
});

/** Somebody whose device keeps passkeys, and knows its user. */
async function meet(manner: Manner = {}): Promise<Person> {
  const person = await comeIn(manner);
  people.push(person);
  const devtools = await person.context.newCDPSession(person.page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return person;
}

it('a young person adds the own telephone, and comes back without a code; then takes it away (F5)', async () => {
  const sam = await meet();
  await sam.go('/zelf');
  await sam.page.getByLabel('Hoe wil je dat mensen je noemen?').fill('Sam');
  await sam.page.getByRole('radio', { name: /^Ja/ }).check({ force: true });
  await press(sam, 'Begin');
  await sam.go('/mijn/binnenkomen');
  await press(sam, 'Zet dit apparaat erbij');
  await sam.page.getByLabel('Hoe noem je dit apparaat?').fill('mijn telefoon');
  await press(sam, 'Zet dit apparaat erbij');
  expect(await says(sam)).toContain('mijn telefoon');
  await sam.go('/mijn/instellingen');
  await press(sam, 'Uitloggen');
  await sam.go('/terug');
  await press(sam, 'Ik heb mijn eigen apparaat erbij gezet');
  await press(sam, 'Kom binnen');
  expect(await says(sam)).toContain('Hoi Sam');
  await sam.go('/mijn/binnenkomen');
  await press(sam, 'Haal weg: mijn telefoon');
  expect(await says(sam)).not.toContain('mijn telefoon');
  expect(sam.trouble).toEqual([]);
});

it('somebody at work sets a passkey up the first time, keeps the codes on paper, and uses it the next time', async () => {
  const worker = await meet({ width: 1280 });
  const mail = 'prins@heuvelrandcollege.example';
  await firstStep(worker, mail);
  expect(await says(worker)).toContain('Kies uw tweede stap');
  await press(worker, 'Gebruik dit apparaat');
  expect(await says(worker)).toContain('Bewaar deze herstelcodes');
  await press(worker, 'Ik heb ze bewaard');
  expect(new URL(worker.page.url()).pathname).toBe('/begeleider');
  await worker.context.clearCookies();
  await firstStep(worker, mail);
  await press(worker, 'Log in met mijn passkey');
  expect(new URL(worker.page.url()).pathname).toBe('/begeleider');
  // And the passkey alone: no address, no letter, no code (A19).
  await worker.context.clearCookies();
  await worker.go('/inloggen');
  await press(worker, 'Log in met mijn passkey');
  expect(new URL(worker.page.url()).pathname).toBe('/begeleider');
  expect(worker.trouble).toEqual([]);
});

it('without JavaScript an app does it, set up with what the page shows', async () => {
  const worker = await comeIn({ script: false });
  people.push(worker);
  await firstStep(worker, 'bos@waterkant.example');
  expect(await says(worker)).toContain('Kies uw tweede stap');
  await press(worker, 'Gebruik een app');
  const shown = (await worker.page.locator('.address').innerText()).replaceAll(' ', '');
  await worker.page.getByLabel('Code uit de app').fill(codeAt(fromBase32(shown), stepAt(new Date())));
  await press(worker, 'Klaar, dit is mijn code');
  await press(worker, 'Ik heb ze bewaard');
  expect(new URL(worker.page.url()).pathname).toBe('/begeleider');
});

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
