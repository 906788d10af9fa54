import { expect, it } from 'vitest';
import { madeUpDevice } from '../../seeds/passkey.ts';
import { checkMade, checkSigned } from './passkey-check.ts';

const site = { origin: 'https://paspoort.example' };
const asked = { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAA', ...site };
const device = madeUpDevice('laptop');

/** How long both numbers of a signature are: shorter than 32 bytes in one of 128. */
function isShort(text: string): boolean {
  const { response }: { response: { signature: string } } = JSON.parse(text);
  const der = Buffer.from(response.signature, 'base64url');
  const r = der[3] ?? 0;
  return r < 32 || (der[5 + r] ?? 0) < 32;
}

it('any good signature counts, also one with a short number in it (one in 128)', async () => {
  const known = await checkMade(device.make(asked), asked.challenge, site);
  if (known === undefined) throw new Error('no passkey');
  let signed = device.sign(asked);
  for (let n = 0; n < 10_000 && !isShort(signed); n++) signed = device.sign(asked);
  expect(isShort(signed)).toBe(true);
  expect(await checkSigned(signed, known, asked.challenge, site)).toEqual({ counter: 0 });
});

it('a counter that does not go up is another device with the same key', async () => {
  const known = await checkMade(device.make(asked), asked.challenge, site);
  if (known === undefined) throw new Error('no passkey');
  const at = (counter: number) =>
    checkSigned(device.sign({ ...asked, counter }), { ...known, counter: 5 }, asked.challenge, site);
  expect([await at(4), await at(5), await at(6)]).toEqual([undefined, undefined, { counter: 6 }]);
});

it('one signature for another address, challenge or person is none', async () => {
  const known = await checkMade(device.make(asked), asked.challenge, site);
  const other = await checkMade(madeUpDevice('other').make(asked), asked.challenge, site);
  if (known === undefined || other === undefined) throw new Error('no passkey');
  const text = device.sign(asked);
  const elsewhere = { origin: 'https://evil.example' };
  expect(await checkSigned(text, known, asked.challenge, elsewhere)).toBeUndefined();
  expect(await checkSigned(text, known, 'BBBBBBBBBBBBBBBBBBBBBBBB', site)).toBeUndefined();
  expect(
    await checkSigned(text, { ...known, public_key: other.public_key }, asked.challenge, site),
  ).toBeUndefined();
  expect(await checkMade(device.make(asked), asked.challenge, elsewhere)).toBeUndefined();
  expect(await checkMade(text, asked.challenge, site)).toBeUndefined();
});
