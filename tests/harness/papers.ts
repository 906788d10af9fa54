import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** What is not of the project: installed, built, or made by running it. */
const notOurs = new Set(['node_modules', 'dist', '.git', 'data', 'data-keys', 'coverage', 'test-results']);

/** Every file of the project, as a path from its root. */
export function everyFile(folder = root): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (notOurs.has(name) || relative(root, path) === 'bench/results') return [];
    return statSync(path).isDirectory() ? everyFile(path) : [relative(root, path)];
  });
}

/** The papers: everything in Markdown. */
export const papers = everyFile().filter((path) => path.endsWith('.md'));

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');
export const isThere = (path: string): boolean => existsSync(join(root, path));

/** The rows of every table in a paper, as cells, without heads and rules. */
export function rowsOf(paper: string): string[][] {
  const lines = read(paper).split('\n');
  return lines.flatMap((line, n) => {
    const isHead = /^\| *:?-/.test(lines[n + 1] ?? '');
    if (!line.startsWith('| ') || isHead || /^\| *:?-/.test(line)) return [];
    return [
      line
        .slice(1, line.lastIndexOf('|'))
        .split(' | ')
        .map((cell) => cell.trim()),
    ];
  });
}

/** The words between back quotes in a text, code blocks left out. */
export function codeIn(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}

/** The code blocks of a paper in one language. */
export function blocksOf(paper: string, language: string): string[] {
  const blocks = read(paper).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'));
  return [...blocks].map((match) => match[1] ?? '');
}
