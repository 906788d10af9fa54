import type { GrantId, GroupId, SnapshotId } from '../base/id.ts';
import type { ChapterId, QuestionId } from '../questions/model.ts';

/** Every address of the house. What stands here as `:name` is filled in by the function beside it; a test prints the whole site. */
export const paths = {
  start: () => '/',
  join: (code: string) => `/k/${code}`,
  alone: () => '/zelf',
  comeBack: () => '/terug',
  signOut: () => '/uitloggen',
  language: () => '/taal',
  quickExit: () => '/weg',
  help: () => '/hulp',
  privacy: () => '/privacy',
  accessibility: () => '/toegankelijkheid',
  witness: () => '/klopt-het',
  witnessProgram: () => '/klopt-het/verify.mjs',
  look: () => '/weergave',

  home: () => '/mijn',
  card: () => '/mijn/kaart',
  route: () => '/mijn/route',
  settings: () => '/mijn/instellingen',
  joinGroup: () => '/mijn/klas',
  everything: () => '/mijn/alles',
  everythingJson: () => '/mijn/alles.json',
  everythingPage: () => '/mijn/alles/lezen',
  leave: () => '/mijn/verwijderen',
  chapter: (chapter: ChapterId) => `/mijn/${chapter}`,
  question: (chapter: ChapterId, question: QuestionId) => `/mijn/${chapter}/${question}`,
  answers: (chapter: ChapterId) => `/mijn/${chapter}/antwoorden`,
  done: (chapter: ChapterId) => `/mijn/${chapter}/klaar`,

  earlier: (chapter: ChapterId, question: QuestionId) => `/mijn/${chapter}/${question}/eerder`,
  still: () => '/mijn/klopt',
  years: () => '/mijn/jaren',
  year: (snapshot: SnapshotId) => `/mijn/jaren/${snapshot}`,
  scratch: () => '/mijn/kladblok',

  sharing: () => '/delen',
  share: () => '/delen/nieuw',
  history: () => '/delen/geschiedenis',
  stopAll: () => '/delen/stop',
  grant: (grant: GrantId) => `/delen/${grant}`,
  grantWhat: (grant: GrantId) => `/delen/${grant}/wat`,
  grantNeeds: (grant: GrantId) => `/delen/${grant}/nodig`,
  grantPreview: (grant: GrantId) => `/delen/${grant}/kijk`,
  grantStop: (grant: GrantId) => `/delen/${grant}/stop`,

  receive: () => '/inzage',
  receiveLink: (link: string) => `/inzage/${link}`,
  shared: () => '/inzage/paspoort',

  staffSignIn: () => '/inloggen',
  staffCode: () => '/inloggen/code',
  staffHome: () => '/begeleider',
  lesson: (group: GroupId) => `/begeleider/groep/${group}`,
  lessonBoard: (group: GroupId) => `/begeleider/groep/${group}/bord`,

  demo: () => '/demo',
  demoPost: () => '/demo/post',
  health: () => '/healthz',
  ready: () => '/readyz',
} as const;

/** The pattern of an address for the router: each parameter by its own name. */
export const pattern = {
  join: '/k/:code',
  chapter: '/mijn/:chapter{(wie|kan|wil|nodig|stap)}',
  question: '/mijn/:chapter{(wie|kan|wil|nodig|stap)}/:question{[a-z]+[0-9]+}',
  answers: '/mijn/:chapter{(wie|kan|wil|nodig|stap)}/antwoorden',
  done: '/mijn/:chapter{(wie|kan|wil|nodig|stap)}/klaar',
  earlier: '/mijn/:chapter{(wie|kan|wil|nodig|stap)}/:question{[a-z]+[0-9]+}/eerder',
  year: '/mijn/jaren/:snapshot{[0-9a-f-]{36}}',
  grant: '/delen/:grant{[0-9a-f-]{36}}',
  grantWhat: '/delen/:grant{[0-9a-f-]{36}}/wat',
  grantNeeds: '/delen/:grant{[0-9a-f-]{36}}/nodig',
  grantPreview: '/delen/:grant{[0-9a-f-]{36}}/kijk',
  grantStop: '/delen/:grant{[0-9a-f-]{36}}/stop',
  receiveLink: '/inzage/:link{[A-Za-z0-9_-]{22}}',
  lesson: '/begeleider/groep/:group{[0-9a-f-]{36}}',
  lessonBoard: '/begeleider/groep/:group{[0-9a-f-]{36}}/bord',
} as const;
