import type { Relation } from '../src/consent/seal.ts';
import type { PictureName } from '../src/identity/own-pictures.ts';
import type { Question } from '../src/mirror/ask.ts';
import type { Reply, Who } from '../src/mirror/model.ts';
import type { ChapterId, QuestionId, RouteId } from '../src/questions/model.ts';
import type { CompanionLanguage, Language } from '../src/words/language.ts';
import { long, type Story } from './answers.ts';
import type { AtWork } from './at-work.ts';
import { amira } from './stories/amira.ts';
import { bo } from './stories/bo.ts';
import { daan } from './stories/daan.ts';
import { luuk } from './stories/luuk.ts';
import { mees, meesLastYear } from './stories/mees.ts';
import { noor } from './stories/noor.ts';
import { selin } from './stories/selin.ts';

export type Young = {
  key: 'noor' | 'oleh' | 'daan' | 'selin' | 'mees' | 'amira' | 'luuk' | 'bo';
  called: string;
  language: Language;
  /** The code on this person's card. Fixed, because everybody in the demo may use it. */
  card: string;
  /** The mentor whose lesson they joined, and the group; absent for who began without a school. */
  joined?: { mentor: string; group: string };
  /** How many weeks ago they began. */
  weeks: number;
  /** How many weeks ago they went on, after a time away: what is of before that is of an earlier school year (U32). */
  again?: number;
  route?: RouteId;
  story: Story;
  /** What was answered at the start, some of it anew in `story`; and what stands on the scratch pad. */
  before?: Story;
  /** What the own region asks besides (`sets.ts`). */
  ofRegion?: Story;
  scratch?: string;
  /** A drawing that goes with an answer. */
  proof?: { question: QuestionId; caption: string };
  stamps: readonly ChapterId[];
  share?: Sharing;
  /** With who signs in at work: an inbox, a mentor, an adviser. */
  atWork?: readonly AtWork[];
  /** What the mentor wrote because this young person asked, and whether it was read. */
  mentorWrote?: { words: string; read: boolean };
  /** Who was asked how they see this young person, and what came back. */
  asks?: readonly Asking[];
  /** How old they are on the day of planting; absent for who has not said it. */
  age?: number;
  /** Who was asked for consent, and what they said; absent while they have not answered. */
  guardians?: readonly Guarding[];
  /** Who helps them back in when everything is lost, and with which four pictures. */
  helps?: Helping;
  /** Who lets totals for research count them (F110). */
  research?: true;
  /** What the dean was asked; nobody handled it yet. `exception`: why it cannot be asked at home; `paper`: it was signed there. */
  toDean?: { kind: 'exception' | 'paper'; words: string };
};

export type Guarding = {
  name: string;
  language: CompanionLanguage;
  said?: { said: 'yes' | 'no'; name: string; relation: Relation };
};

export type Helping = { name: string; pictures: readonly PictureName[]; agreed: boolean };

export type Asking = {
  who: Who;
  question: Question;
  /** What came back; it was read, and taken over. Absent while nobody answered. */
  reply?: Reply;
};

export type Sharing = {
  receiver: { name: string; role: string; organisation: string };
  chapters: readonly ChapterId[];
  /** Of what I need: each by name, in the step of its own. */
  extra?: readonly QuestionId[];
  /** Whether the receiver came to look, and whether it was stopped afterwards. */
  looked: boolean;
  stopped: boolean;
};

/**
 * The one cast, for the demo, the tests, the screenshots and the manual: two regions, eight young people with a story, and who works with them. All of it is
 * made up: no such region, school, address or person exists.
 */
export const young: readonly Young[] = [
  {
    key: 'noor',
    called: 'Noor',
    language: 'nl',
    card: 'N2R2N3R3N4R4',
    joined: { mentor: 'haddou@wilgenstroom.example', group: '3B' },
    weeks: 6,
    route: 'mbo',
    story: noor,
    before: { wie5: { tekst: long('Dat ik goed kan voetballen.') } },
    ofRegion: {
      'wil-havendag': { a: { kind: 'list', rows: [{ id: 'r1', fields: { wat: 'De boten in de haven' } }] } },
    },
    scratch: 'Vragen aan Karim of ik een dag mag meelopen.\nOpen dag: wie gaat er mee?',
    stamps: ['wie', 'wil'],
    age: 15,
    guardians: [
      { name: 'mama', language: 'nl', said: { said: 'yes', name: 'Sanne Vos', relation: 'parent' } },
      { name: 'papa', language: 'nl' },
    ],
    research: true,
    helps: { name: 'oma Riet', pictures: ['horse-toy', 'paw', 'music', 'mountain'], agreed: true },
    atWork: [
      {
        name: 'Karim Haddou',
        as: { role: 'mentor van 3B', organisation: 'De Wilgenstroom' },
        chapters: ['wie', 'wil'],
        reader: {
          ...{ mail: 'haddou@wilgenstroom.example', role: 'mentor' },
          said: { kind: 'read', words: 'Mooi, je verhaal over je oma.' },
        },
      },
    ],
    mentorWrote: {
      words:
        'Noor let op anderen. Als iemand alleen zit, gaat zij erbij.\nBij een drukke opdracht helpt het als ze weet wat eerst komt.',
      read: false,
    },
  },
  {
    key: 'oleh',
    called: 'Oleh',
    language: 'en',
    card: 'K2H2K3H3K4H4',
    joined: { mentor: 'visser@wilgenstroom.example', group: '3B' },
    weeks: 0,
    story: {},
    stamps: [],
    age: 15,
    toDean: { kind: 'exception', words: 'My parents are in Ukraine and I cannot reach them.' },
  },
  {
    key: 'daan',
    called: 'Daan',
    language: 'nl',
    card: 'D2N2D3N3D4N4',
    joined: { mentor: 'haddou@wilgenstroom.example', group: '4A' },
    weeks: 8,
    route: 'mbo',
    story: daan,
    proof: { question: 'kan7', caption: 'De fiets van oma. Nieuwe ketting en remmen.' },
    stamps: ['wie', 'kan', 'wil', 'nodig', 'stap'],
    age: 16,
    research: true,
    mentorWrote: {
      words: 'Daan komt afspraken na. Hij vraagt om hulp als hij vastloopt, dat heeft hij dit jaar geleerd.',
      read: true,
    },
    asks: [
      { who: { name: 'Papa', role: 'parent', language: 'nl' }, question: { kind: 'words' } },
      {
        who: { name: 'Oma Truus', role: 'adult', language: 'nl' },
        question: { kind: 'cards' },
        reply: {
          cards: [
            { deck: 'words', card: 'handig' },
            { deck: 'words', card: 'geduldig' },
          ],
          sentence: 'Hij heeft mijn fiets gemaakt en er niets over gezegd.',
          by: 'Oma Truus',
          language: 'nl',
        },
      },
    ],
    share: {
      receiver: { name: 'mevrouw Yıldız', role: 'intaker', organisation: 'mbo Waterkant' },
      chapters: ['wie', 'kan', 'wil', 'stap'],
      extra: ['nod1', 'nod2', 'nod3', 'nod6', 'nod8', 'nod9'],
      looked: true,
      stopped: false,
    },
    atWork: [
      {
        name: 'Techniek en Bouw',
        as: { role: 'wie de intake doet', organisation: 'mbo Waterkant' },
        chapters: ['wie', 'kan', 'wil', 'stap'],
        extra: ['nod1', 'nod2', 'nod3', 'nod6'],
      },
    ],
  },
  {
    key: 'selin',
    called: 'Selin',
    language: 'nl',
    card: 'S2N2S3N3S4N4',
    joined: { mentor: 'brouns@kiezel.example', group: '5P' },
    weeks: 7,
    route: 'werk',
    story: selin,
    age: 17,
    stamps: ['wie', 'kan', 'wil'],
    asks: [
      {
        who: { name: 'Wim', role: 'supervisor', language: 'nl' },
        question: { kind: 'skill', skill: { card: 'samenwerken' } },
        reply: {
          cards: [],
          sight: 'yes',
          sentence: 'Op een drukke vrijdag hield zij de keuken bij elkaar.',
          by: 'Wim, Eetcafé De Pollepel',
          language: 'nl',
        },
      },
    ],
    share: {
      receiver: { name: 'Wim', role: 'stage', organisation: 'Eetcafé De Pollepel' },
      chapters: ['wie', 'kan'],
      looked: true,
      stopped: false,
    },
  },
  {
    key: 'mees',
    called: 'Mees',
    language: 'nl',
    card: 'M2S2M3S3M4S4',
    weeks: 58,
    again: 9,
    route: 'werk',
    before: meesLastYear,
    story: mees,
    stamps: ['wie'],
    age: 19,
    atWork: [
      {
        name: 'Joris Terpstra',
        as: { role: 'helpt jongeren', organisation: 'Doorstroompunt Waterkant' },
        chapters: ['wie', 'kan'],
        reader: {
          ...{ mail: 'terpstra@waterkant.example', role: 'adviser' },
          said: {
            kind: 'agreed',
            words: 'Joris belt elke maandag om tien uur. Samen kijken we naar werk bij jou in de buurt.',
          },
        },
      },
      {
        name: 'Fietsfabriek De Ketting',
        as: { role: 'werk of stage', organisation: 'Fietsfabriek De Ketting' },
        chapters: ['kan'],
        reader: {
          ...{ mail: 'postma@deketting.example', role: 'intaker' },
          said: { kind: 'cannot', words: 'Wij hebben nu geen plek. In maart zoeken wij weer iemand.' },
        },
      },
    ],
  },
  {
    key: 'amira',
    called: 'Amira',
    language: 'nl',
    card: 'M2R2M3R3M4R4',
    joined: { mentor: 'adema@heuvelgaard.example', group: '4T' },
    weeks: 5,
    route: 'mbo',
    story: amira,
    age: 16,
    stamps: ['wie', 'kan', 'wil'],
    share: {
      receiver: { name: 'meneer Kok', role: 'stage', organisation: 'Kinderopvang De Duinpan' },
      chapters: ['wie', 'kan'],
      looked: true,
      stopped: true,
    },
  },
  {
    key: 'luuk',
    called: 'Luuk',
    language: 'nl',
    card: 'J2K2J3K3J4K4',
    joined: { mentor: 'adema@heuvelgaard.example', group: '4T' },
    weeks: 4,
    route: 'mbo',
    story: luuk,
    age: 15,
    stamps: ['wie'],
    guardians: [
      { name: 'mama', language: 'nl', said: { said: 'yes', name: 'Petra Smeets', relation: 'parent' } },
      { name: 'papa', language: 'nl', said: { said: 'no', name: 'Ron Smeets', relation: 'parent' } },
    ],
    toDean: { kind: 'paper', words: 'Mama tekende het papier ook.' },
  },
  {
    key: 'bo',
    called: 'Bo',
    language: 'nl',
    card: 'B2T2B3T3B4T4',
    weeks: 3,
    route: 'werk',
    story: bo,
    stamps: [],
  },
];
