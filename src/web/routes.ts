import { answersRoute } from './jongere/antwoorden.tsx';
import { homeRoute } from './jongere/home.tsx';
import { chapterRoute } from './jongere/hoofdstuk.tsx';
import { settingsRoute } from './jongere/instellingen.tsx';
import { doneRoute } from './jongere/klaar.tsx';
import { joinGroupRoute } from './jongere/klas.tsx';
import { routeRoute } from './jongere/route.tsx';
import { questionRoute } from './jongere/vraag.tsx';
import type { Desk, Route } from './route.ts';
import { aloneRoute, startRoute } from './start/begin.tsx';
import { languageRoute, quickExitRoute, signOutRoute } from './start/frame.tsx';
import { cardRoute } from './start/kaart.tsx';
import { joinRoute } from './start/klascode.tsx';
import { accessibilityRoute, helpRoute, privacyRoute } from './start/over.tsx';
import { comeBackRoute } from './start/terug.tsx';

/** Every address of the house, with its policy. A test prints the whole site. Demo pages are there in demo mode alone. */
export function allRoutes(desk: Desk): readonly Route[] {
  const demo: readonly Route[] = desk.config.demo ? [] : [];
  return [
    startRoute,
    joinRoute,
    aloneRoute,
    comeBackRoute,
    cardRoute,
    signOutRoute,
    languageRoute,
    quickExitRoute,
    helpRoute,
    privacyRoute,
    accessibilityRoute,
    homeRoute,
    routeRoute,
    settingsRoute,
    joinGroupRoute,
    chapterRoute,
    questionRoute,
    answersRoute,
    doneRoute,
    ...demo,
  ];
}
