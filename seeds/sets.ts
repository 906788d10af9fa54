import type { House } from '../src/access/perform.ts';
import { after, minutes } from '../src/base/clock.ts';
import { askResearch } from '../src/figures/research.ts';
import { beginDraft, changeDraft, readSets } from '../src/method/draft.ts';
import { publishDraft } from '../src/method/publish.ts';
import { keepSchoolWords, readSchoolWords } from '../src/method/school.ts';
import { keepTheme, keepTongues, readTheme } from '../src/method/theme.ts';
import { type AddedQuestion, addedPart, type DraftSet, noAddition } from '../src/questions/addition.ts';
import { signInStaff } from './sign-in.ts';

/** What Waterkant asks besides the method: one question, one card, and the help of one question in words of its own. */
const harbourDay: AddedQuestion = {
  ...{ id: 'wil-havendag', chapter: 'wil', route: 'both', after: null },
  title: { nl: 'Welk bedrijf uit de buurt wil je zien?', en: 'Which company nearby do you want to see?' },
  help: {
    nl: 'Na de winter mag je op bezoek. Noem er een of meer.',
    en: 'In spring you may visit. Name one or more.',
  },
  why: { nl: 'Zo weet je mentor waar je heen wilt.', en: 'So your mentor knows where you want to go.' },
  ...{ sensitivity: 'plain', shareable: true, sensitiveTopic: false },
  ...{ with: ['mentor', 'parent'], lob: ['exploration'] },
  examples: [
    { nl: 'Een winkel met fietsen.', en: 'A shop with bikes.' },
    { nl: 'De boten in de haven.', en: 'The boats in the harbour.' },
  ],
  parts: [
    {
      ...{ id: addedPart, kind: 'list', max: 5 },
      fields: [
        { id: 'wat', kind: 'short', label: { nl: 'Schrijf het hier', en: 'Write it here' }, max: 120 },
      ],
    },
  ],
};

const first: DraftSet = {
  ...noAddition,
  questions: [harbourDay],
  words: {
    kan8: {
      help: {
        nl: 'Ook gebarentaal en de taal van thuis tellen.',
        en: 'Sign language and the language of home count too.',
      },
    },
  },
  cards: { fields: [{ id: 'x-boten', words: { nl: 'Boten', en: 'Boats' } }] },
  reviewed: [],
};

/** Not published yet: a question that the admin is still working on. */
const club: AddedQuestion = {
  ...harbourDay,
  ...{ id: 'wie-buurtclb', chapter: 'wie', after: 'wie4' },
  title: { nl: 'Waar in de buurt ben je graag?', en: 'Where nearby do you like to be?' },
  help: {
    nl: 'Denk aan een veld, een plein of bij iemand thuis.',
    en: 'Think of a field, a square or somebody’s home.',
  },
  why: { nl: 'Het zegt iets over wat je leuk vindt.', en: 'It says something about what you like.' },
  ...{ with: ['friend'], lob: ['qualities'], examples: [] },
  parts: [{ id: addedPart, kind: 'short', max: 120 }],
};

/** Heuvelrand chose a colour, says who helps, and helps in four languages. */
export async function plantTheme(house: House, mail: string): Promise<void> {
  const admin = await signInStaff(house, mail, 'region-admin');
  if ((await readTheme(admin, house)) !== undefined) return;
  await keepTheme(admin, house, {
    ...{ brand: '#0b5563', logo: 'none', named: '', welcome: { nl: '', en: '' } },
    contact: { nl: 'Vraag het aan je mentor.', en: 'Ask your mentor.' },
  });
  await keepTongues(admin, house, ['en', 'ar', 'uk']);
}

/** De Heuvelgaard says something of its own to its pupils (F53). */
export async function plantSchoolWords(house: House, mail: string): Promise<void> {
  const dean = await signInStaff(house, mail, 'dean');
  if ((await readSchoolWords(dean, house, dean.organisation)) !== undefined) return;
  await keepSchoolWords(dean, house, dean.organisation, {
    ...{ logo: 'none', named: '', reach: '0800 000 0001' },
    welcome: { nl: 'Fijn dat je er bent. Neem rustig de tijd.', en: 'Good to see you. Take your time.' },
    ask: { nl: 'Loop binnen bij Bram, in lokaal 12.', en: 'Come by Bram’s room, number 12.' },
    hours: { nl: 'Elke dag in de grote pauze.', en: 'Every day in the long break.' },
  });
}

/** What research asks of Waterkant this year: one question, and the answer stays the same all year (F110). */
export async function plantResearch(house: House): Promise<void> {
  await askResearch(house, { question: 'road', cost: 20, region: 'Regio Waterkant' });
}

/** Publishes it weeks ago, and begins the next one. A region that has a set already is left alone. */
export async function plantSets(house: House, mail: string): Promise<void> {
  const admin = await signInStaff(house, mail, 'region-admin');
  if ((await readSets(admin, house)).versions.length > 0) return;
  await beginDraft(admin, house);
  await changeDraft(admin, house, 1, () => first);
  // A set begins after it is published, and by then this clock has gone on.
  await publishDraft(admin, house, { seen: 2, begins: after(house.clock(), minutes(1)) });
  await beginDraft(admin, house);
  await changeDraft(admin, house, 1, (draft) => ({ ...draft, questions: [...draft.questions, club] }));
}
