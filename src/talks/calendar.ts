import type { TalkId } from '../base/id.ts';
import { wallOf, wallZone } from '../base/wall.ts';

/** What a calendar is told of a talk. Nothing of whom it is with or about (C15); the place only when asked for. */
export type CalendarTalk = {
  id: TalkId;
  starts: Date;
  minutes: number;
  /** Counts up at each change of time, so that a calendar knows which word is the last. */
  sequence: number;
  state: 'proposed' | 'planned' | 'cancelled';
  changed: Date;
};

export type CalendarWords = { title: string; place?: string | undefined };

/**
 * A talk as an iCalendar file (RFC 5545): in wall time with the rules of its zone along, under an id that stays, so that a later file
 * changes or cancels the same appointment (C15, P49, P50). `organizer`: an address that a calendar program may show.
 */
export function calendarFile(talk: CalendarTalk, words: CalendarWords, organizer: string): string {
  const cancelled = talk.state === 'cancelled';
  const ends = new Date(talk.starts.getTime() + talk.minutes * 60_000);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Paspoort voor Succes//Gesprekken//NL',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...zone,
    'BEGIN:VEVENT',
    `UID:${talk.id}@paspoort-voor-succes`,
    `DTSTAMP:${utc(talk.changed)}`,
    `SEQUENCE:${talk.sequence}`,
    `ORGANIZER;CN="Paspoort voor Succes":${organizer}`,
    `DTSTART;TZID=${wallZone}:${local(talk.starts)}`,
    `DTEND;TZID=${wallZone}:${local(ends)}`,
    `SUMMARY:${escaped(words.title)}`,
    ...(words.place ? [`LOCATION:${escaped(words.place)}`] : []),
    `STATUS:${status[talk.state]}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

const status = { proposed: 'TENTATIVE', planned: 'CONFIRMED', cancelled: 'CANCELLED' } as const;

/** Central European time, with the rule of the last Sundays of March and October that holds since 1996 (directive 2000/84/EC). */
const zone = [
  'BEGIN:VTIMEZONE',
  `TZID:${wallZone}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const;

function local(at: Date): string {
  const { day, time } = wallOf(at);
  return `${day.replaceAll('-', '')}T${time.replace(':', '')}00`;
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Text as a value (RFC 5545, 3.3.11). */
function escaped(words: string): string {
  return words
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');
}

const longestLine = 75;

/** Lines of at most 75 octets; a longer one goes on after a space, and never within a character (RFC 5545, 3.1). */
function fold(line: string): string {
  const lines: string[] = [];
  let now = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > longestLine) {
      lines.push(now);
      now = ' ';
      octets = 1;
    }
    now += sign;
    octets += size;
  }
  return [...lines, now].join('\r\n');
}
