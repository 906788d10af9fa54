import enAccount from './en/account.json' with { type: 'json' };
import enAftercare from './en/aftercare.json' with { type: 'json' };
import enBadge from './en/badge.json' with { type: 'json' };
import enClassmates from './en/classmates.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enCompanion from './en/companion.json' with { type: 'json' };
import enConsent from './en/consent.json' with { type: 'json' };
import enContracts from './en/contracts.json' with { type: 'json' };
import enDemo from './en/demo.json' with { type: 'json' };
import enEntrust from './en/entrust.json' with { type: 'json' };
import enFactor from './en/factor.json' with { type: 'json' };
import enFigures from './en/figures.json' with { type: 'json' };
import enFill from './en/fill.json' with { type: 'json' };
import enGlass from './en/glass.json' with { type: 'json' };
import enGuard from './en/guard.json' with { type: 'json' };
import enGuardian from './en/guardian.json' with { type: 'json' };
import enGuidance from './en/guidance.json' with { type: 'json' };
import enGuide from './en/guide.json' with { type: 'json' };
import enHall from './en/hall.json' with { type: 'json' };
import enHelper from './en/helper.json' with { type: 'json' };
import enHelping from './en/helping.json' with { type: 'json' };
import enInbox from './en/inbox.json' with { type: 'json' };
import enKeep from './en/keep.json' with { type: 'json' };
import enLesson from './en/lesson.json' with { type: 'json' };
import enLetters from './en/letters.json' with { type: 'json' };
import enLocked from './en/locked.json' with { type: 'json' };
import enLog from './en/log.json' with { type: 'json' };
import enLogbook from './en/logbook.json' with { type: 'json' };
import enLook from './en/look.json' with { type: 'json' };
import enManual from './en/manual.json' with { type: 'json' };
import enMemory from './en/memory.json' with { type: 'json' };
import enMentor from './en/mentor.json' with { type: 'json' };
import enMirror from './en/mirror.json' with { type: 'json' };
import enNews from './en/news.json' with { type: 'json' };
import enOwn from './en/own.json' with { type: 'json' };
import enPair from './en/pair.json' with { type: 'json' };
import enPaper from './en/paper.json' with { type: 'json' };
import enPasskey from './en/passkey.json' with { type: 'json' };
import enPlaces from './en/places.json' with { type: 'json' };
import enPost from './en/post.json' with { type: 'json' };
import enProofs from './en/proofs.json' with { type: 'json' };
import enQuestions from './en/questions.json' with { type: 'json' };
import enRead from './en/read.json' with { type: 'json' };
import enReceive from './en/receive.json' with { type: 'json' };
import enReceiving from './en/receiving.json' with { type: 'json' };
import enRegion from './en/region.json' with { type: 'json' };
import enReply from './en/reply.json' with { type: 'json' };
import enRequests from './en/requests.json' with { type: 'json' };
import enRescue from './en/rescue.json' with { type: 'json' };
import enSchool from './en/school.json' with { type: 'json' };
import enSets from './en/sets.json' with { type: 'json' };
import enShare from './en/share.json' with { type: 'json' };
import enStaff from './en/staff.json' with { type: 'json' };
import enStart from './en/start.json' with { type: 'json' };
import enTalks from './en/talks.json' with { type: 'json' };
import enTheme from './en/theme.json' with { type: 'json' };
import enTogether from './en/together.json' with { type: 'json' };
import enTranslations from './en/translations.json' with { type: 'json' };
import enWays from './en/ways.json' with { type: 'json' };
import enWitness from './en/witness.json' with { type: 'json' };
import type { Language } from './language.ts';
import nlAccount from './nl/account.json' with { type: 'json' };
import nlAftercare from './nl/aftercare.json' with { type: 'json' };
import nlBadge from './nl/badge.json' with { type: 'json' };
import nlClassmates from './nl/classmates.json' with { type: 'json' };
import nlCommon from './nl/common.json' with { type: 'json' };
import nlCompanion from './nl/companion.json' with { type: 'json' };
import nlConsent from './nl/consent.json' with { type: 'json' };
import nlContracts from './nl/contracts.json' with { type: 'json' };
import nlDemo from './nl/demo.json' with { type: 'json' };
import nlEntrust from './nl/entrust.json' with { type: 'json' };
import nlFactor from './nl/factor.json' with { type: 'json' };
import nlFigures from './nl/figures.json' with { type: 'json' };
import nlFill from './nl/fill.json' with { type: 'json' };
import nlGlass from './nl/glass.json' with { type: 'json' };
import nlGuard from './nl/guard.json' with { type: 'json' };
import nlGuardian from './nl/guardian.json' with { type: 'json' };
import nlGuidance from './nl/guidance.json' with { type: 'json' };
import nlGuide from './nl/guide.json' with { type: 'json' };
import nlHall from './nl/hall.json' with { type: 'json' };
import nlHelper from './nl/helper.json' with { type: 'json' };
import nlHelping from './nl/helping.json' with { type: 'json' };
import nlInbox from './nl/inbox.json' with { type: 'json' };
import nlKeep from './nl/keep.json' with { type: 'json' };
import nlLesson from './nl/lesson.json' with { type: 'json' };
import nlLetters from './nl/letters.json' with { type: 'json' };
import nlLocked from './nl/locked.json' with { type: 'json' };
import nlLog from './nl/log.json' with { type: 'json' };
import nlLogbook from './nl/logbook.json' with { type: 'json' };
import nlLook from './nl/look.json' with { type: 'json' };
import nlManual from './nl/manual.json' with { type: 'json' };
import nlMemory from './nl/memory.json' with { type: 'json' };
import nlMentor from './nl/mentor.json' with { type: 'json' };
import nlMirror from './nl/mirror.json' with { type: 'json' };
import nlNews from './nl/news.json' with { type: 'json' };
import nlOwn from './nl/own.json' with { type: 'json' };
import nlPair from './nl/pair.json' with { type: 'json' };
import nlPaper from './nl/paper.json' with { type: 'json' };
import nlPasskey from './nl/passkey.json' with { type: 'json' };
import nlPlaces from './nl/places.json' with { type: 'json' };
import nlPost from './nl/post.json' with { type: 'json' };
import nlProofs from './nl/proofs.json' with { type: 'json' };
import nlQuestions from './nl/questions.json' with { type: 'json' };
import nlRead from './nl/read.json' with { type: 'json' };
import nlReceive from './nl/receive.json' with { type: 'json' };
import nlReceiving from './nl/receiving.json' with { type: 'json' };
import nlRegion from './nl/region.json' with { type: 'json' };
import nlReply from './nl/reply.json' with { type: 'json' };
import nlRequests from './nl/requests.json' with { type: 'json' };
import nlRescue from './nl/rescue.json' with { type: 'json' };
import nlSchool from './nl/school.json' with { type: 'json' };
import nlSets from './nl/sets.json' with { type: 'json' };
import nlShare from './nl/share.json' with { type: 'json' };
import nlStaff from './nl/staff.json' with { type: 'json' };
import nlStart from './nl/start.json' with { type: 'json' };
import nlTalks from './nl/talks.json' with { type: 'json' };
import nlTheme from './nl/theme.json' with { type: 'json' };
import nlTogether from './nl/together.json' with { type: 'json' };
import nlTranslations from './nl/translations.json' with { type: 'json' };
import nlWays from './nl/ways.json' with { type: 'json' };
import nlWitness from './nl/witness.json' with { type: 'json' };

/**
 * One file per part of the product and language. The Dutch files decide which keys there are; a key that another
 * language lacks does not compile (L5), and one that it has too many fails a test.
 */
const nl = {
  ...nlAftercare,
  ...nlBadge,
  ...nlHelping,
  ...nlClassmates,
  ...nlCommon,
  ...nlCompanion,
  ...nlContracts,
  ...nlConsent,
  ...nlEntrust,
  ...nlGuardian,
  ...nlHelper,
  ...nlDemo,
  ...nlFactor,
  ...nlFigures,
  ...nlFill,
  ...nlGuide,
  ...nlGlass,
  ...nlGuard,
  ...nlGuidance,
  ...nlHall,
  ...nlInbox,
  ...nlKeep,
  ...nlLesson,
  ...nlLetters,
  ...nlLocked,
  ...nlLog,
  ...nlLogbook,
  ...nlLook,
  ...nlManual,
  ...nlMemory,
  ...nlPair,
  ...nlOwn,
  ...nlPaper,
  ...nlPlaces,
  ...nlPasskey,
  ...nlPost,
  ...nlProofs,
  ...nlMentor,
  ...nlMirror,
  ...nlQuestions,
  ...nlRead,
  ...nlReceive,
  ...nlReceiving,
  ...nlNews,
  ...nlRegion,
  ...nlReply,
  ...nlSchool,
  ...nlRequests,
  ...nlRescue,
  ...nlAccount,
  ...nlSets,
  ...nlShare,
  ...nlStaff,
  ...nlStart,
  ...nlWays,
  ...nlWitness,
  ...nlTheme,
  ...nlTogether,
  ...nlTranslations,
  ...nlTalks,
};
export type Key = keyof typeof nl;

const en: Record<Key, string> = {
  ...enAftercare,
  ...enBadge,
  ...enHelping,
  ...enClassmates,
  ...enCommon,
  ...enCompanion,
  ...enContracts,
  ...enConsent,
  ...enEntrust,
  ...enGuardian,
  ...enHelper,
  ...enDemo,
  ...enFactor,
  ...enFigures,
  ...enFill,
  ...enGuide,
  ...enGlass,
  ...enGuard,
  ...enGuidance,
  ...enHall,
  ...enInbox,
  ...enKeep,
  ...enLesson,
  ...enLetters,
  ...enLocked,
  ...enLog,
  ...enLogbook,
  ...enLook,
  ...enManual,
  ...enMemory,
  ...enPair,
  ...enOwn,
  ...enPaper,
  ...enPlaces,
  ...enPasskey,
  ...enPost,
  ...enProofs,
  ...enMentor,
  ...enMirror,
  ...enQuestions,
  ...enRead,
  ...enReceive,
  ...enReceiving,
  ...enNews,
  ...enRegion,
  ...enReply,
  ...enSchool,
  ...enRequests,
  ...enRescue,
  ...enAccount,
  ...enSets,
  ...enShare,
  ...enStaff,
  ...enStart,
  ...enWays,
  ...enWitness,
  ...enTheme,
  ...enTogether,
  ...enTranslations,
  ...enTalks,
};

export const catalogs: Record<Language, Readonly<Record<Key, string>>> = { nl, en };
