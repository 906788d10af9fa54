import type { Language } from '../words/language.ts';
import { showMoment, text } from '../words/text.ts';
import { layOut, type Written } from './lay-out.ts';

/** What there is to tell a mentor about a talk. */
export const talkEvents = [
  'asked',
  'planned',
  'moved',
  'accepted',
  'cancelled',
  'remind',
  'remind-today',
] as const;
/** And a young person. */
export const ownTalkEvents = ['proposed', 'moved', 'cancelled', 'remind', 'remind-today'] as const;

/** What a letter about a talk tells. When, and never with whom, where or what about. */
export type TalkNews = {
  to: string;
  language: Language;
  what: (typeof talkEvents)[number];
  starts: Date | undefined;
  /** The time that stood before, for a talk that moved. */
  was: Date | undefined;
  /** The appointment for a calendar program. */
  calendar: Written['calendar'];
};

/** A letter to a young person about a talk, at the own address: just that there is something, and when. Never with whom (C7). */
export function writeTalkToOwner(
  to: string,
  language: Language,
  what: (typeof ownTalkEvents)[number],
  starts: Date,
): Written {
  const lines = [
    text(language, 'letters.hello-you'),
    text(language, `letters.own-talk-${what}`, { at: showMoment(language, starts) }),
    text(language, 'letters.own-talk-see'),
    text(language, 'letters.greeting'),
  ];
  return layOut(to, language, text(language, 'letters.talk-subject'), lines);
}

/** A letter to a mentor about a talk: at most 80 words, in the reader's language, with the time on the wall (C16, P51). */
export function writeTalk({ to, language, what, starts, was, calendar }: TalkNews): Written {
  const at = starts === undefined ? '' : showMoment(language, starts);
  const lines = [
    text(language, 'letters.hello'),
    text(language, `letters.talk-${what}`, { at }),
    ...(was === undefined ? [] : [text(language, 'letters.talk-was', { at: showMoment(language, was) })]),
    text(language, 'letters.talk-see'),
    text(language, 'letters.greeting'),
  ];
  return {
    ...layOut(to, language, text(language, 'letters.talk-subject'), lines),
    ...(calendar && { calendar }),
  };
}
