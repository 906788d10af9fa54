import { expect, it } from 'vitest';
import { noAddition } from '../questions/addition.ts';
import { catalog } from '../questions/catalog.ts';
import type { Statement } from '../store/statement.ts';
import { type AskOne, toldBy } from './known.ts';

/** A region that words the first question anew in each version. */
const contentOf = (set: string) => ({
  ...noAddition,
  ...{ reviewed: [], kept: [], keptCards: {} },
  words: { wie5: { title: { nl: `Versie ${set}`, en: `Version ${set}` } } },
});

it('an answer is shown as it was asked, also of a set that had to make room while others were learnt', async () => {
  const sets = Array.from({ length: 510 }, (_, n) => `set ${n}`);
  const ask: AskOne = async <Row>(_: Statement<Row>) =>
    sets.map((id) => ({ id, content: contentOf(id) })) as Row[];
  const rows = [...sets.slice(1), 'set 0'].map((asked) => ({ question: 'wie5', asked }));
  const told = await toldBy(catalog, rows, ask);
  expect(told.question('wie5')?.title.nl).toBe('Versie set 0');
});
