import { describe, expect, it } from 'vitest';
import { catalog } from './catalog.ts';
import { firstUnanswered, placeOf, progressOf, runs } from './flow.ts';

const none: ReadonlySet<string> = new Set();
const started = new Set(['wie1']);

describe('the way through a chapter', () => {
  it('asks what both routes share before a route is chosen', () => {
    expect(runs(catalog, 'wil', undefined, none).core.map((q) => q.id)).toEqual(['wil1', 'wil2', 'wil3']);
    expect(runs(catalog, 'stap', undefined, none)).toEqual({ start: [], core: [], more: [] });
  });

  it('asks the questions of the route, in the order of the method', () => {
    const asked = (route: 'mbo' | 'werk') => runs(catalog, 'wil', route, none).core.map((q) => q.id);
    expect(asked('mbo')).toEqual(['wil1', 'wil2', 'wil3', 'wil4', 'wil5', 'wil6']);
    expect(asked('werk')).toEqual(['wil1', 'wil2', 'wil3', 'wil10', 'wil11', 'wil13']);
  });

  it('says where a question stands', () => {
    expect(placeOf(catalog, 'wil3', 'mbo', none)).toEqual({
      run: 'core',
      number: 3,
      of: 6,
      previous: 'wil2',
      next: 'wil4',
    });
    expect(placeOf(catalog, 'wil1', 'mbo', none)).toEqual({ run: 'core', number: 1, of: 6, next: 'wil2' });
    expect(placeOf(catalog, 'wil6', 'mbo', none)).toEqual({
      run: 'core',
      number: 6,
      of: 6,
      previous: 'wil5',
    });
    expect(placeOf(catalog, 'wil7', 'mbo', none)).toEqual({ run: 'more', number: 1, of: 3, next: 'wil8' });
  });

  it('knows no place for a question of the other route, or of none', () => {
    expect(placeOf(catalog, 'wil10', 'mbo', none)).toBeUndefined();
    expect(placeOf(catalog, 'wil4', undefined, none)).toBeUndefined();
    expect(placeOf(catalog, 'wie99', 'mbo', none)).toBeUndefined();
  });

  it('shows what was asked at the start and does not ask it again (U11)', () => {
    expect(firstUnanswered(catalog, 'wie', 'mbo', started)).toBe('wie2');
    expect(placeOf(catalog, 'wie2', 'mbo', started)).toMatchObject({ number: 1, of: 4 });
    expect(placeOf(catalog, 'wie1', 'mbo', started)).toEqual({
      run: 'start',
      number: 1,
      of: 1,
      next: 'wie2',
    });
    expect(placeOf(catalog, 'wie1', 'mbo', none)).toMatchObject({ run: 'core', number: 1, of: 5 });
  });

  it('leads from the first question to each other one and back', () => {
    for (const route of ['mbo', 'werk'] as const) {
      for (const { id } of catalog.chapters) {
        const { core } = runs(catalog, id, route, started);
        const walked: string[] = [];
        for (let at = core[0]?.id; at !== undefined; at = placeOf(catalog, at, route, started)?.next) {
          const next = placeOf(catalog, at, route, started)?.next;
          if (next) expect(placeOf(catalog, next, route, started)?.previous).toBe(at);
          walked.push(at);
        }
        expect(walked).toEqual(core.map((q) => q.id));
      }
    }
  });
});

describe('how far a chapter is', () => {
  it('begins with the first answer beyond the start', () => {
    expect(progressOf(catalog, 'wie', 'mbo', started, false)).toEqual({
      state: 'not-begun',
      answered: 0,
      of: 4,
      minutesLeft: 8,
    });
    const two = new Set(['wie1', 'wie2', 'wie4']);
    expect(progressOf(catalog, 'wie', 'mbo', two, false)).toEqual({
      state: 'busy',
      answered: 2,
      of: 4,
      minutesLeft: 4,
    });
  });

  it('is done by a stamp alone, never by counting (U6), and with questions skipped (U2)', () => {
    const all = new Set(['wie1', 'wie2', 'wie4', 'wie5', 'wie6']);
    expect(progressOf(catalog, 'wie', 'mbo', all, false)).toMatchObject({ state: 'busy', minutesLeft: 0 });
    expect(progressOf(catalog, 'wie', 'mbo', none, true)).toMatchObject({ state: 'done' });
  });

  it('rounds minutes up (U22) and only grows with what is told besides (U24)', () => {
    expect(progressOf(catalog, 'wil', 'mbo', new Set(['wil1']), false)).toMatchObject({ minutesLeft: 9 });
    expect(progressOf(catalog, 'wil', 'mbo', new Set(['wil1', 'wil9']), false)).toMatchObject({
      answered: 2,
      of: 7,
    });
  });

  it('does not count answers of the other route, and finds them again on the way back', () => {
    const answered = new Set(['wil1', 'wil10', 'wil11']);
    expect(progressOf(catalog, 'wil', 'mbo', answered, false).answered).toBe(1);
    expect(progressOf(catalog, 'wil', 'werk', answered, false).answered).toBe(3);
  });
});
