import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCatalog, catalog } from './catalog.ts';
import { setFiles } from './set.ts';

describe('the catalog', () => {
  it('finds a question by what an address says, and nothing by what is none', () => {
    expect(catalog.question('kan2')).toMatchObject({ id: 'kan2', chapter: 'kan', route: 'both', core: true });
    expect(catalog.question('sm6')).toMatchObject({ chapter: 'stap', route: 'mbo', core: false });
    for (const id of ['', 'kan99', '__proto__', 'constructor']) expect(catalog.question(id)).toBeUndefined();
  });

  it('refuses a set that names a question which does not exist', () => {
    const werk = setFiles.werk.filter((question) => question.id !== 'sw3');
    expect(() => buildCatalog({ ...setFiles, werk })).toThrow('no question sw3');
  });

  it('has cards for a talk with each who sits at the table', () => {
    expect(catalog.talkCards('mentor')).toHaveLength(5);
    expect(catalog.talkCards('friend')).toEqual([]);
  });
});

describe('the room', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const forTests = ['schema.ts', 'any-answer.ts'];

  it('is safe for the browser: what runs imports itself and the data of the method, no more', () => {
    for (const file of files.filter((file) => !forTests.includes(file))) {
      const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
      for (const [, from] of text.matchAll(/from '([^']+)'/g)) {
        expect(from, file).toMatch(/^(\.\/[a-z-]+\.ts|\.\.\/\.\.\/method\/[\d.a-z/-]+\.json)$/);
        expect(
          forTests.map((name) => `./${name}`),
          file,
        ).not.toContain(from);
      }
    }
  });

  it('starts as it is, without a build', () => {
    const script =
      "import('./src/questions/catalog.ts').then(({ catalog }) => console.log(catalog.questions.length))";
    const root = new URL('../..', import.meta.url).pathname;
    expect(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).trim()).toBe('64');
  });
});
