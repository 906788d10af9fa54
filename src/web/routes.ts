import { callCardRoute } from './begeleider/bellen.tsx';
import { boardRoute } from './begeleider/bord.tsx';
import { boardLiveRoute } from './begeleider/bord-live.tsx';
import { staffCodeRoute } from './begeleider/code.tsx';
import { doubleRoute } from './begeleider/dubbel.tsx';
import { ownFactorsRoute } from './begeleider/eigen-inlog.tsx';
import { inboxOneRoute, inboxProofRoute, inboxProofSmallRoute, inboxRoute } from './begeleider/gedeeld.tsx';
import { handoverRoute } from './begeleider/gedeeld-overdracht.tsx';
import { inboxPaperFileRoute, inboxPaperRoute } from './begeleider/gedeeld-papier.tsx';
import { askMoreRoute, askPupilRoute, signalAskRoute } from './begeleider/gedeeld-vraag.tsx';
import { staffTalkCalendarRoute, staffTalkRoute } from './begeleider/gesprek.tsx';
import { staffHomeRoute } from './begeleider/home.tsx';
import { signalRoute } from './begeleider/hulp.tsx';
import { signalOtherRoute } from './begeleider/hulp-overdracht.tsx';
import { staffSignInRoute } from './begeleider/inloggen.tsx';
import { lessonRoute } from './begeleider/les.tsx';
import { readyLessonRoute, readyLessonsRoute } from './begeleider/lessen.tsx';
import { logbookRoute } from './begeleider/logboek.tsx';
import { askedContractsRoute, registeredRoute, registerRoute } from './begeleider/overeenkomsten.tsx';
import { askingRoute, writingRoute } from './begeleider/schrijven.tsx';
import { waitingRoute } from './begeleider/toestemming.tsx';
import { waitingOneRoute } from './begeleider/toestemming-een.tsx';
import { staffFactorRoute } from './begeleider/tweede.tsx';
import { classSignOutRoute } from './begeleider/uitloggen.tsx';
import { translationsRoute } from './begeleider/vertalingen.tsx';
import { proposeOtherRoute, proposeTalkRoute } from './begeleider/voorstel.tsx';
import { demoRoute } from './demo/demo.tsx';
import { demoPostRoute } from './demo/post.tsx';
import { askedAnswerRoute } from './gesprekspartner/antwoord.tsx';
import { guardingSayRoute } from './gesprekspartner/geven.tsx';
import { helpingLinkRoute, helpingRoute } from './gesprekspartner/helpen.tsx';
import { helpingSayRoute } from './gesprekspartner/helpen-wie.tsx';
import { homeAssignmentRoute } from './gesprekspartner/thuis.tsx';
import { guardingLinkRoute, guardingRoute } from './gesprekspartner/toestemming.tsx';
import { askedAboutRoute } from './gesprekspartner/uitleg.tsx';
import { askedLinkRoute, askedRoute } from './gesprekspartner/vraag.tsx';
import { figuresFileRoute, figuresRoute } from './getallen/getallen.tsx';
import { appliedRoute } from './jongere/aanmelding.tsx';
import { ownAddressCodeRoute, ownAddressDropRoute, ownAddressRoute } from './jongere/adres.tsx';
import { agreementRoute, agreementsRoute } from './jongere/afspraken.tsx';
import { lockedRoute } from './jongere/alleen-ik.tsx';
import { everythingFileRoute, everythingRoute, everythingZipRoute } from './jongere/alles.tsx';
import { everythingPageRoute } from './jongere/alles-lezen.tsx';
import { othersRoute } from './jongere/anderen.tsx';
import { otherBadgeRoute } from './jongere/anderen-bevestiging.tsx';
import { otherRoute } from './jongere/anderen-een.tsx';
import { otherPreviewRoute } from './jongere/anderen-kijk.tsx';
import { askClassmateRoute } from './jongere/anderen-klasgenoot.tsx';
import { otherReadRoute } from './jongere/anderen-lezen.tsx';
import { askOtherRoute } from './jongere/anderen-nieuw.tsx';
import { otherStopRoute } from './jongere/anderen-stop.tsx';
import { answersRoute } from './jongere/antwoorden.tsx';
import { passkeyRoute } from './jongere/apparaat.tsx';
import { talkPointsRoute } from './jongere/bespreken.tsx';
import { proveRoute } from './jongere/bevestig.tsx';
import { proofFileRoute, proofRoute, proofSmallRoute, proofsRoute } from './jongere/bewijs.tsx';
import { addProofRoute } from './jongere/bewijs-bij.tsx';
import { waysRoute } from './jongere/binnenkomen.tsx';
import { sharingRoute } from './jongere/delen.tsx';
import { grantRoute } from './jongere/delen-een.tsx';
import { shareBesideRoute } from './jongere/delen-erbij.tsx';
import { chooseReceiverRoute } from './jongere/delen-kies.tsx';
import { sharePreviewRoute } from './jongere/delen-kijk.tsx';
import { shareRoute } from './jongere/delen-nieuw.tsx';
import { shareNeedsRoute } from './jongere/delen-nodig.tsx';
import { stopAllRoute, stopRoute } from './jongere/delen-stop.tsx';
import { handoversRoute, shareRequestsRoute } from './jongere/delen-vragen.tsx';
import { shareWhatRoute } from './jongere/delen-wat.tsx';
import { earlierRoute } from './jongere/eerder.tsx';
import { historyRoute } from './jongere/geschiedenis.tsx';
import { talkRoute } from './jongere/gesprek.tsx';
import { talkCalendarRoute } from './jongere/gesprek-agenda.ts';
import { moveTalkRoute } from './jongere/gesprek-anders.tsx';
import { planTalkRoute } from './jongere/gesprek-nieuw.tsx';
import { talkAgendaRoute } from './jongere/gesprek-punten.tsx';
import { stopTalkRoute } from './jongere/gesprek-stop.tsx';
import { askTalkRoute } from './jongere/gesprek-vraag.tsx';
import { talksRoute } from './jongere/gesprekken.tsx';
import { glassSeenRoute } from './jongere/glass-notice.tsx';
import { colleagueRoute } from './jongere/help-now.tsx';
import { homeRoute } from './jongere/home.tsx';
import { chapterRoute } from './jongere/hoofdstuk.tsx';
import { askHelpRoute } from './jongere/hulp-vragen.tsx';
import { settingsRoute } from './jongere/instellingen.tsx';
import { yearRoute, yearsRoute } from './jongere/jaren.tsx';
import { doneRoute } from './jongere/klaar.tsx';
import { scratchRoute } from './jongere/kladblok.tsx';
import { joinGroupRoute } from './jongere/klas.tsx';
import { stillRoute } from './jongere/klopt.tsx';
import { togetherRoute } from './jongere/les.tsx';
import { longerRoute } from './jongere/longer.tsx';
import { countingRoute } from './jongere/meetellen.tsx';
import { guidanceRoute } from './jongere/mentor.tsx';
import { seenRoute } from './jongere/news.tsx';
import { shareAgainRoute } from './jongere/opnieuw.tsx';
import { paperFileRoute, paperRoute } from './jongere/papier.tsx';
import { papersRoute } from './jongere/papieren.tsx';
import { placeRoute } from './jongere/plek.tsx';
import { routeRoute } from './jongere/route.tsx';
import { pairRoute } from './jongere/samen.tsx';
import { helpersRoute, ownPicturesRoute } from './jongere/terughelpen.tsx';
import { helperOneRoute } from './jongere/terughelper.tsx';
import { assignmentRoute } from './jongere/thuisopdracht.tsx';
import { consentRoute } from './jongere/toestemming.tsx';
import { guardianRoute, guardianStopRoute } from './jongere/toestemming-een.tsx';
import { askGuardianRoute } from './jongere/toestemming-nieuw.tsx';
import { consentElseRoute, consentPaperRoute } from './jongere/toestemming-school.tsx';
import { touchRoute, unsentKeyRoute } from './jongere/unsent.ts';
import { birthdayRoute } from './jongere/verjaardag.tsx';
import { leaveRoute } from './jongere/verwijderen.tsx';
import { questionRoute } from './jongere/vraag.tsx';
import { sharedProofRoute, sharedProofSmallRoute } from './ontvanger/bewijs.ts';
import { askAgainRoute, receiveLinkRoute, receiveRoute } from './ontvanger/inzage.tsx';
import { sharedPaperFileRoute, sharedPaperRoute } from './ontvanger/papier.tsx';
import { sharedRoute } from './ontvanger/paspoort.tsx';
import { themeRoute } from './regio/huisstijl.tsx';
import { mailCheckRoute } from './regio/mail.tsx';
import { newOrganisationRoute } from './regio/nieuw.tsx';
import { organisationRoute } from './regio/organisatie.tsx';
import { registerCheckRoute, registerFileRoute } from './regio/register.tsx';
import { setQuestionRoute } from './regio/vraag-bij.tsx';
import { setLookRoute } from './regio/vraag-kijk.tsx';
import { setCardsRoute, setWordsRoute } from './regio/vraag-woorden.tsx';
import { setsRoute } from './regio/vragen.tsx';
import { setCheckRoute } from './regio/vragen-nakijken.tsx';
import { setVersionRoute } from './regio/vragen-versie.tsx';
import type { Desk, Route } from './route.ts';
import { newYearRoute } from './school/jaar.tsx';
import { schoolGroupRoute } from './school/klas.tsx';
import { rosterRoute } from './school/lijst.tsx';
import { rosterCheckRoute } from './school/lijst-kijk.tsx';
import { newMentorsRoute } from './school/mentoren.tsx';
import { startCardsRoute } from './school/startkaarten.tsx';
import { schoolWordsRoute } from './school/woorden.tsx';
import { aloneRoute, startRoute } from './start/begin.tsx';
import { languageRoute, quickExitRoute, signOutRoute } from './start/frame.tsx';
import { cardsOfRoute, cardsRoute } from './start/gesprekskaarten.tsx';
import { cardRoute } from './start/kaart.tsx';
import { lostCardRoute } from './start/kaart-kwijt.tsx';
import { joinRoute } from './start/klascode.tsx';
import { witnessProgramRoute, witnessRoute } from './start/klopt-het.tsx';
import { accessibilityRoute, helpRoute, privacyRoute } from './start/over.tsx';
import { paperCheckRoute } from './start/papier-nakijken.tsx';
import { tryRoute } from './start/proberen.tsx';
import { schoolBackRoute, schoolRoute } from './start/school.tsx';
import { schoolOnRoute } from './start/school-verder.tsx';
import { comeBackRoute } from './start/terug.tsx';
import { comeBackByPasskeyRoute } from './start/terug-apparaat.tsx';
import { comeBackHelpedCodeRoute, comeBackHelpedInRoute, comeBackHelpedRoute } from './start/terug-hulp.tsx';
import { comeBackByMailRoute, comeBackCodeRoute } from './start/terug-mail.tsx';
import { schoolLogoRoute, themeLogoRoute, themeStylesRoute } from './start/theme-files.ts';
import { guideFileRoute, guideRoute, guidesRoute } from './start/uitleg.tsx';
import { lookRoute } from './start/weergave.tsx';

/** Every address of the house, with its policy. A test prints the whole site. Demo pages are there in demo mode alone. */
export function allRoutes(desk: Desk): readonly Route[] {
  const demo: readonly Route[] = desk.config.demo ? [demoRoute, demoPostRoute] : [];
  return [
    startRoute,
    joinRoute,
    aloneRoute,
    tryRoute,
    comeBackRoute,
    comeBackByMailRoute,
    comeBackCodeRoute,
    comeBackByPasskeyRoute,
    comeBackHelpedRoute,
    comeBackHelpedCodeRoute,
    comeBackHelpedInRoute,
    schoolRoute,
    schoolBackRoute,
    schoolOnRoute,
    cardRoute,
    lostCardRoute,
    signOutRoute,
    languageRoute,
    quickExitRoute,
    helpRoute,
    privacyRoute,
    accessibilityRoute,
    guidesRoute,
    guideRoute,
    guideFileRoute,
    witnessRoute,
    witnessProgramRoute,
    paperCheckRoute,
    lookRoute,
    homeRoute,
    routeRoute,
    appliedRoute,
    settingsRoute,
    countingRoute,
    waysRoute,
    passkeyRoute,
    proveRoute,
    ownAddressRoute,
    ownAddressCodeRoute,
    ownAddressDropRoute,
    helpersRoute,
    ownPicturesRoute,
    helperOneRoute,
    joinGroupRoute,
    togetherRoute,
    pairRoute,
    guidanceRoute,
    chapterRoute,
    questionRoute,
    addProofRoute,
    proofsRoute,
    proofRoute,
    proofFileRoute,
    proofSmallRoute,
    answersRoute,
    doneRoute,
    earlierRoute,
    stillRoute,
    yearsRoute,
    yearRoute,
    scratchRoute,
    lockedRoute,
    glassSeenRoute,
    unsentKeyRoute,
    touchRoute,
    talksRoute,
    planTalkRoute,
    talkPointsRoute,
    askTalkRoute,
    agreementsRoute,
    agreementRoute,
    assignmentRoute,
    talkRoute,
    moveTalkRoute,
    talkAgendaRoute,
    stopTalkRoute,
    talkCalendarRoute,
    cardsRoute,
    cardsOfRoute,
    sharingRoute,
    chooseReceiverRoute,
    shareRoute,
    shareRequestsRoute,
    handoversRoute,
    historyRoute,
    stopAllRoute,
    birthdayRoute,
    consentRoute,
    askGuardianRoute,
    consentPaperRoute,
    consentElseRoute,
    guardianRoute,
    guardianStopRoute,
    shareAgainRoute,
    grantRoute,
    longerRoute,
    seenRoute,
    shareWhatRoute,
    shareNeedsRoute,
    shareBesideRoute,
    sharePreviewRoute,
    stopRoute,
    othersRoute,
    askOtherRoute,
    askClassmateRoute,
    otherRoute,
    otherPreviewRoute,
    otherReadRoute,
    otherStopRoute,
    otherBadgeRoute,
    everythingRoute,
    everythingFileRoute,
    everythingZipRoute,
    everythingPageRoute,
    papersRoute,
    paperRoute,
    paperFileRoute,
    leaveRoute,
    askHelpRoute,
    colleagueRoute,
    placeRoute,
    receiveRoute,
    receiveLinkRoute,
    sharedRoute,
    askAgainRoute,
    sharedPaperRoute,
    sharedPaperFileRoute,
    sharedProofRoute,
    sharedProofSmallRoute,
    askedRoute,
    askedAnswerRoute,
    askedAboutRoute,
    homeAssignmentRoute,
    askedLinkRoute,
    guardingRoute,
    guardingSayRoute,
    guardingLinkRoute,
    helpingRoute,
    helpingSayRoute,
    helpingLinkRoute,
    staffSignInRoute,
    staffCodeRoute,
    staffFactorRoute,
    staffHomeRoute,
    ownFactorsRoute,
    lessonRoute,
    boardRoute,
    boardLiveRoute,
    doubleRoute,
    classSignOutRoute,
    readyLessonsRoute,
    readyLessonRoute,
    proposeTalkRoute,
    staffTalkRoute,
    proposeOtherRoute,
    staffTalkCalendarRoute,
    askingRoute,
    writingRoute,
    callCardRoute,
    waitingRoute,
    waitingOneRoute,
    translationsRoute,
    inboxRoute,
    inboxOneRoute,
    askPupilRoute,
    askMoreRoute,
    handoverRoute,
    signalRoute,
    signalOtherRoute,
    signalAskRoute,
    inboxPaperRoute,
    inboxPaperFileRoute,
    inboxProofRoute,
    inboxProofSmallRoute,
    registerRoute,
    logbookRoute,
    setsRoute,
    themeRoute,
    themeStylesRoute,
    themeLogoRoute,
    schoolWordsRoute,
    schoolLogoRoute,
    setCheckRoute,
    setQuestionRoute,
    setWordsRoute,
    setCardsRoute,
    setLookRoute,
    setVersionRoute,
    askedContractsRoute,
    registeredRoute,
    startCardsRoute,
    rosterRoute,
    rosterCheckRoute,
    schoolGroupRoute,
    newMentorsRoute,
    newYearRoute,
    registerFileRoute,
    registerCheckRoute,
    mailCheckRoute,
    newOrganisationRoute,
    figuresRoute,
    figuresFileRoute,
    organisationRoute,
    ...demo,
  ];
}
