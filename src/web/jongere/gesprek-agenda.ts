import { calendarAnswer } from '../parts/calendar-answer.ts';
import { pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import { ownTalk } from './own-talk.ts';

/** "Zet in mijn agenda". After a change the same appointment moves, after calling off it goes (C15). */
export const talkCalendarRoute = ownerRoute(pattern.talkCalendar, {
  async get(asked) {
    const { talk } = await ownTalk(asked);
    return calendarAnswer(asked, talk, asked.query.has('plek') ? talk.words.place : undefined);
  },
});
