import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blocksOf, codeIn, everyFile, isThere, papers, read, root, rowsOf } from './harness/papers.ts';

const packageJson = z
  .object({
    version: z.string(),
    license: z.string(),
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

const decision = 'docs/decisions/0002-stack-and-packages.md';

describe('the papers are true', () => {
  it('every variable of the environment stands in docs/configuration.md, and no other', () => {
    const inCode = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)].map((match) => match[1]);
    const told = rowsOf('docs/configuration.md').map(([name]) => name?.replaceAll('`', ''));
    expect(inCode.length).toBeGreaterThan(10);
    expect(told.sort()).toEqual(inCode.sort());
  });

  it('every room stands in HOUSE.md on the floor that the law of imports gives it', () => {
    const rooms = readdirSync(join(root, 'src')).map((name) => name.replace(/\.tsx?$/, ''));
    const law = read('tests/floors.test.ts');
    const lawful = rooms.map((room) => `${new RegExp(`^ {2}${room}: (\\d+),`, 'm').exec(law)?.[1]} ${room}`);
    const drawing = blocksOf('HOUSE.md', '').find((block) => block.startsWith('9 ')) ?? '';
    const drawn = drawing
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [floor, ...names] = line.split(/\s+/);
        return names.map((name) => `${floor} ${name}`);
      });
    expect(drawn.sort()).toEqual(lawful.sort());
    const explained = rowsOf('HOUSE.md').map(([name]) => name?.replaceAll('`', ''));
    expect(explained).toEqual(expect.arrayContaining(rooms));
  });

  it('every package at run time has its line of reason, with the version that is installed', () => {
    const installed = { ...packageJson.dependencies, ...packageJson.optionalDependencies };
    const reasons = rowsOf(decision).map(([name, version]) => `${name?.replaceAll('`', '')} ${version}`);
    expect(reasons.sort()).toEqual(
      Object.entries(installed)
        .map(([name, version]) => `${name} ${version}`)
        .sort(),
    );
    for (const [, , licence, why] of rowsOf(decision)) {
      expect(licence).toMatch(/^(MIT|MIT-0|ISC|Apache-2\.0|BSD-3-Clause|OFL-1\.1)$/);
      expect(why?.length).toBeGreaterThan(15);
    }
  });

  it('names the packages that are held back at the version that is held', () => {
    const held = [...read(decision).matchAll(/\*\*`([^`]+)` ([\d.]+)\*\*/g)];
    expect(held.map((match) => packageJson.devDependencies[match[1] ?? ''])).toEqual(
      held.map((match) => match[2]),
    );
  });

  it('at most 60 packages at run time, none with an install script (G26)', () => {
    const lock = z
      .object({
        packages: z.record(
          z.string(),
          z.object({ dev: z.boolean(), devOptional: z.boolean(), hasInstallScript: z.boolean() }).partial(),
        ),
      })
      .parse(JSON.parse(read('package-lock.json')));
    const running = Object.entries(lock.packages).filter(
      ([name, one]) => name !== '' && !one.dev && !one.devOptional,
    );
    expect(running.length).toBeLessThanOrEqual(60);
    expect(read(decision)).toContain(`${running.length} packages`);
    expect(running.filter(([, one]) => one.hasInstallScript).map(([name]) => name)).toEqual([]);
  });

  it('every command in the papers exists', () => {
    const told = papers.flatMap((paper) =>
      [...read(paper).matchAll(/npm (?:run )?([a-z]+)/g)].map((match) => match[1]),
    );
    const builtIn = ['ci', 'install', 'pack', 'audit'];
    const unknown = told.filter((verb) => !builtIn.includes(verb ?? '') && !packageJson.scripts[verb ?? '']);
    expect(told.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  it('the drills that CONTRIBUTING.md names are there', () => {
    const drills = /a drill in its long form: (.+?) \|/.exec(read('CONTRIBUTING.md'))?.[1] ?? '';
    expect(codeIn(drills).filter((drill) => !isThere(`tests/drills/${drill}.ts`))).toEqual([]);
  });

  it('every link within the project leads somewhere', () => {
    const broken = papers.flatMap((paper) =>
      [...read(paper).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((to) => !/^[a-z]+:/.test(to) && !isThere(join(dirname(paper), to)))
        .map((to) => `${paper} → ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('every file or folder that the papers name is there', () => {
    const named = papers.flatMap((paper) =>
      codeIn(read(paper))
        .filter((code) => /^(src|tests|docs|method|migrations|scripts|seeds|bench)\/[\w./-]*$/.test(code))
        .filter((path) => !isThere(path))
        .map((path) => `${paper}: ${path}`),
    );
    expect(named).toEqual([]);
  });

  it('the change log knows this version, and the licence is one and the same', () => {
    expect(read('CHANGELOG.md')).toContain(`## ${packageJson.version}`);
    expect(read('publiccode.yml')).toContain(`license: ${packageJson.license}`);
    expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  });
});

describe('the decisions', () => {
  const decisions = everyFile(join(root, 'docs/decisions')).sort();

  it('have a number each, none twice, and each has its number, its day and its three parts', () => {
    expect(decisions.length).toBeGreaterThanOrEqual(12);
    const numbers = decisions.map((path) => path.slice('docs/decisions/'.length).slice(0, 4));
    expect(numbers).toEqual([...new Set(numbers)]);
    decisions.forEach((path, n) => {
      const number = numbers[n] ?? '';
      expect(number).toMatch(/^\d{4}$/);
      expect(path).toMatch(new RegExp(`^docs/decisions/${number}-[a-z0-9-]+\\.md$`));
      const text = read(path);
      expect(text).toMatch(new RegExp(`^# ${number} .+\n\n\\d{4}-\\d\\d-\\d\\d · (stands|superseded)`));
      for (const part of ['Context', 'Decision', 'Consequences']) expect(text).toContain(`**${part}.**`);
    });
  });
});

describe('the glossary', () => {
  const rows = rowsOf('GLOSSARY.md');
  const source = everyFile()
    .filter((path) => /^(src|migrations)\/.*(?<!\.test)\.(ts|tsx|sql)$/.test(path))
    .map(read)
    .join('\n');

  it('has one row for each word, with a meaning', () => {
    expect(rows.length).toBeGreaterThan(50);
    const dutch = rows.map(([word]) => word);
    const english = rows.flatMap(([, code]) => codeIn(code ?? ''));
    expect(new Set(dutch).size).toBe(dutch.length);
    expect(new Set(english).size).toBe(english.length);
    expect(rows.filter((row) => row.length !== 3 || codeIn(row[1] ?? '').length === 0 || !row[2])).toEqual(
      [],
    );
  });

  it('has only words that the code uses', () => {
    const words = rows.flatMap(([, code]) => codeIn(code ?? ''));
    const unused = words.filter((word) => !new RegExp(`(?<![a-z])${word}(?![a-z])`, 'i').test(source));
    expect(unused).toEqual([]);
  });

  it('the code has no other word for the young person', () => {
    const others = source.match(/\b(student|pupil|leerling|youth)(?:s|Id)?\b(?=\s*[:=(]|\.\w)/gi) ?? [];
    expect(others).toEqual([]);
  });
});
