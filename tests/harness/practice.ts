import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { openHouse } from '../../src/house.ts';
import { findSession } from '../../src/identity/session.ts';
import { startPassport } from '../../src/identity/start.ts';
import { readAnswer, saveAnswer } from '../../src/passport/answer.ts';
import { catalog } from '../../src/questions/catalog.ts';

/**
 * A practice school with a real house on disk and one young person in it. Does what a file in its folder asks for: `spoil` what somebody who practises might, `tell` what stands there, `press` the button; and
 * writes `told` when that is done.
 */
const config = readConfig(process.env);
if ('problems' in config) throw new Error(config.problems.join());
const house = await openHouse(config);
const file = (name: string): string => join(config.dataDir, '..', name);
const begin = async (called: string, name: string): Promise<void> => {
  const { token } = await startPassport(house, { called, language: 'nl', device: 'own', look: {} });
  writeFileSync(file(name), token);
};
const of = async (name: string) => {
  const actor = existsSync(file(name))
    ? (await findSession(house, readFileSync(file(name), 'utf8')))?.actor
    : undefined;
  return actor?.kind === 'owner' ? actor : undefined;
};
if (!existsSync(file('first'))) await begin('Bo', 'first');

const question = catalog.question('wie5');
async function act(asked: string): Promise<unknown> {
  const first = await of('first');
  if (first === undefined || question === undefined) throw new Error('nobody is there');
  if (asked === 'press') return process.send?.('reset');
  if (asked === 'spoil') {
    const parts = { tekst: { kind: 'long', text: 'Van wie oefende' } } as const;
    await saveAnswer(first, house, 'wie5', { state: 'given', parts }, 0);
    await begin('Wie oefende', 'second');
  }
  return { answer: await readAnswer(first, house, question), second: (await of('second')) !== undefined };
}

let busy = false;
const watch = setInterval(async () => {
  const asked = ['spoil', 'tell', 'press'].find((name) => existsSync(file(name)));
  if (busy || asked === undefined) return;
  busy = true;
  rmSync(file(asked));
  const told = await act(asked);
  if (asked !== 'press') {
    writeFileSync(file('told.new'), JSON.stringify(told));
    renameSync(file('told.new'), file('told'));
  }
  busy = false;
}, 20);
process.on('SIGTERM', async () => {
  clearInterval(watch);
  await house.close();
  process.exit(0);
});
process.send?.('open');
