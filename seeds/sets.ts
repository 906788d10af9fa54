import type { House } from '../src/access/perform.ts';
import { after, minutes } from '../src/base/clock.ts';
import { beginDraft, changeDraft, readSets } from '../src/method/draft.ts';
import { publishDraft } from '../src/method/publish.ts';
import { keepTheme, readTheme } from '../src/method/theme.ts';
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

/** Heuvelrand chose a colour, and says who helps. */
export async function plantTheme(house: House, mail: string): Promise<void> {
  const admin = await signInStaff(house, mail, 'region-admin');
  if ((await readTheme(admin, house)) !== undefined) return;
  await keepTheme(admin, house, {
    ...{ brand: '#0b5563', logo: 'none', named: '', welcome: { nl: '', en: '' } },
    contact: { nl: 'Vraag het aan je mentor.', en: 'Ask your mentor.' },
  });
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
