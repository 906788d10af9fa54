import { describe, expect, it } from 'vitest';
import type { TalkId } from '../base/id.ts';
import { atWall } from '../base/wall.ts';
import { type CalendarTalk, calendarFile } from './calendar.ts';

const id = '3f0e7a52-7d0b-4f0e-9a43-6f0f5c2d9b11' as TalkId;
const organizer = 'mailto:paspoort@proefschool.example';

function talk(day: string, time: string, change: Partial<CalendarTalk> = {}): CalendarTalk {
  const starts = atWall({ day, time });
  if (starts === undefined) throw new Error('no such time');
  const changed = new Date('2026-02-01T09:00:00Z');
  return { id, starts, minutes: 30, sequence: 0, state: 'planned', changed, ...change };
}
const file = (one: CalendarTalk, place?: string): string =>
  calendarFile(one, { title: 'Gesprek Paspoort', place }, organizer);

/** A file's lines, unfolded as RFC 5545 (3.1) says. */
const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');
const value = (text: string, name: string): string | undefined =>
  linesOf(text)
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.replace(/^[^:]*:/, '');

/** What a calendar program makes of a local time, with the rules in the file and nothing else (RFC 5545, 3.6.5). */
function momentIn(text: string, local: string): string {
  const zone = linesOf(text).slice(linesOf(text).indexOf('BEGIN:VTIMEZONE'));
  const part = (name: string) => zone.slice(zone.indexOf(`BEGIN:${name}`), zone.indexOf(`END:${name}`));
  const year = Number(local.slice(0, 4));
  const onset = (name: string): number => {
    const month = Number(/BYMONTH=(\d+);BYDAY=-1SU/.exec(part(name).join())?.[1]);
    const last = new Date(Date.UTC(year, month, 0));
    last.setUTCDate(last.getUTCDate() - last.getUTCDay());
    const hour = Number(/DTSTART:\d{8}T(\d{2})/.exec(part(name).join())?.[1]);
    return last.getTime() + hour * 3_600_000;
  };
  const offset = (name: string): number => Number(/TZOFFSETTO:\+0(\d)00/.exec(part(name).join())?.[1]);
  const [, y, m, d, hh, mm] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00$/.exec(local)?.map(Number) ?? [];
  const at = Date.UTC(y ?? 0, (m ?? 1) - 1, d, hh, mm);
  const summer = at >= onset('DAYLIGHT') && at < onset('STANDARD');
  return new Date(at - offset(summer ? 'DAYLIGHT' : 'STANDARD') * 3_600_000).toISOString();
}

describe('a calendar file across summer time (C15)', () => {
  it.each([
    ['2026-03-28', '11:00'],
    ['2026-03-29', '00:30'],
    ['2026-03-29', '03:00'],
    ['2026-03-29', '11:00'],
    ['2026-10-24', '11:00'],
    ['2026-10-25', '01:30'],
    ['2026-10-25', '02:30'],
    ['2026-10-25', '11:00'],
    ['2027-03-27', '11:00'],
    ['2027-03-28', '03:00'],
    ['2027-03-28', '11:00'],
    ['2027-10-31', '11:00'],
  ])('%s %s is that time on the wall, and the same moment by the file’s own rules', (day, time) => {
    const one = talk(day, time);
    const text = file(one);
    const local = `${day.replaceAll('-', '')}T${time.replace(':', '')}00`;
    expect(linesOf(text)).toContain(`DTSTART;TZID=Europe/Amsterdam:${local}`);
    expect(momentIn(text, local)).toBe(one.starts.toISOString());
  });

  it('a talk over the change ends at the time on the wall then', () => {
    const over = talk('2026-03-29', '01:45', { minutes: 30 });
    expect(value(file(over), 'DTEND')).toBe('20260329T031500');
    const back = talk('2026-10-25', '01:30', { minutes: 90 });
    expect(value(file(back), 'DTEND')).toBe('20261025T020000');
  });

  it('never says a time in UTC or without its zone (P49, P50)', () => {
    const lines = linesOf(file(talk('2026-10-25', '11:00')));
    for (const line of lines.filter((each) => /^DT(START|END)/.test(each)).slice(2))
      expect(line).toMatch(/^DT(START|END);TZID=Europe\/Amsterdam:\d{8}T\d{6}$/);
  });
});

describe('a calendar file after a change', () => {
  it('is the same appointment with a higher number, and then taken out', () => {
    const first = file(talk('2026-10-25', '11:00'));
    const moved = file(talk('2026-10-26', '09:15', { sequence: 1 }));
    const off = file(talk('2026-10-26', '09:15', { sequence: 2, state: 'cancelled' }));
    for (const text of [first, moved, off]) expect(value(text, 'UID')).toBe(`${id}@paspoort-voor-succes`);
    expect([first, moved, off].map((text) => value(text, 'SEQUENCE'))).toEqual(['0', '1', '2']);
    expect([first, moved, off].map((text) => value(text, 'METHOD'))).toEqual([
      'PUBLISH',
      'PUBLISH',
      'CANCEL',
    ]);
    expect([first, moved, off].map((text) => value(text, 'STATUS'))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
    ]);
    expect(value(file(talk('2026-10-26', '09:15', { state: 'proposed' })), 'STATUS')).toBe('TENTATIVE');
  });
});

describe('a calendar file as RFC 5545 asks', () => {
  it('says nothing private: no name, no subject, and the place only when asked for', () => {
    const text = file(talk('2026-12-03', '11:00'));
    expect(value(text, 'SUMMARY')).toBe('Gesprek Paspoort');
    expect(text).not.toMatch(/LOCATION|DESCRIPTION|ATTENDEE/);
    expect(value(file(talk('2026-12-03', '11:00'), 'lokaal 12'), 'LOCATION')).toBe('lokaal 12');
  });

  it('escapes what would be read as signs of its own', () => {
    const place = value(file(talk('2026-12-03', '11:00'), 'a;b,c\\d\nEND:VEVENT'), 'LOCATION');
    expect(place).toBe('a\\;b\\,c\\\\d\\nEND:VEVENT');
    expect(
      linesOf(file(talk('2026-12-03', '11:00'), 'x\r\nEND:VEVENT')).filter((l) => l === 'END:VEVENT'),
    ).toEqual(['END:VEVENT']);
  });

  it('folds lines at 75 octets, never within a character, with CRLF everywhere', () => {
    const place = `${'é'.repeat(60)}🏫 ${'漢'.repeat(40)}`;
    const text = file(talk('2026-12-03', '11:00'), place);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(value(text, 'LOCATION')).toBe(place);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});
