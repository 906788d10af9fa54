import { addressIn } from '../../mail/letter.ts';
import { type CalendarTalk, calendarFile } from '../../talks/calendar.ts';
import type { Desk } from '../route.ts';
import type { View } from '../view.ts';

/** A talk as a file for a calendar program. Its name, and the appointment's, say nothing of anybody; the place only when asked for (C15). */
export function calendarAnswer(
  { view, desk }: { view: View; desk: Desk },
  talk: CalendarTalk,
  place: string | undefined,
): Response {
  const words = { title: view.t('talks.calendar-title'), place };
  const method = talk.state === 'cancelled' ? 'CANCEL' : 'PUBLISH';
  return new Response(calendarFile(talk, words, addressIn(desk.config.mailFrom)), {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
      'Content-Disposition': 'attachment; filename="gesprek.ics"',
    },
  });
}
