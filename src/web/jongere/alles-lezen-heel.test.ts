import { expect, it } from 'vitest';
import { withSigns } from '../../../tests/harness/signs.ts';
import { newId } from '../../base/id.ts';
import type { Everything } from '../../export/take.ts';
import type { Line } from '../../questions/show.ts';
import { lastDay } from '../../sharing/life.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { testView } from '../parts/test-view.ts';
import { EverythingPage } from './alles-lezen.tsx';

/**
 * The page to read holds what the file holds (F91, AVG art. 15). The sample is an `Everything` with every kind of thing in it: a kind that is
 * new does not compile until it stands here, and is red until it stands on the page, or below with why it does not.
 */
const elsewhere: Readonly<Record<string, string>> = {
  format: 'for a program',
  formatVersion: 'for a program',
  method: 'for a program: which questions were asked; they stand on the page themselves',
  'passport.seed': 'for a program: draws the rosette',
  'locked.salt': 'sealed: the own code opens it, on the page of it',
  'locked.iv': 'the same',
  'locked.box': 'the same',
  'locked.how': 'the same',
  'locked.saved': 'the same',
  'chapters[].id': 'the title says it',
  'chapters[].questions[].id': 'the question says it',
  'chapters[].questions[].revision': 'for a program',
  'chapters[].questions[].state': 'the lines say it in words',
  'chapters[].questions[].answer': 'the lines are it, to read',
  'chapters[].questions[].lines[].part': 'for a program',
  'chapters[].questions[].lines[].own': 'for a program: how it is drawn',
  'chapters[].questions[].lines[].sensitivity': 'for a program: what a share leaves out',
  'chapters[].questions[].proofs[].id': 'for a program',
  'chapters[].questions[].proofs[].file': 'names the file in the zip',
  'chapters[].questions[].proofs[].added': 'the answer has its day',
  'chapters[].questions[].proofs[].type': 'the picture or the player is it',
  'chapters[].questions[].proofs[].kind': 'the picture or the player is it',
  'chapters[].questions[].proofs[].size': 'for a program',
  'reminders[].about': 'for a program: so that nobody is told twice',
  'reminders[].kind': 'the same; the log has the letter',
  'reminders[].at': 'the same',
  'shares[].id': 'for a program',
  'shares[].copy': 'tested below, by its words',
  'overTime.earlier[].question': 'how it was asked says it',
  'overTime.earlier[].answer': 'the lines are it, to read',
  'overTime.earlier[].lines[].part': 'for a program',
  'overTime.earlier[].lines[].own': 'for a program: how it is drawn',
  'overTime.earlier[].lines[].sensitivity': 'for a program: what a share leaves out',
  'overTime.years[].portrait.language': 'how it is spoken',
  'overTime.years[].portrait.chapters[].id': 'the questions say it',
  'overTime.years[].portrait.chapters[].title': 'the questions say it',
  'overTime.years[].portrait.chapters[].stamped': 'the year says when',
  'overTime.years[].portrait.chapters[].questions[].id': 'the question says it',
  'overTime.years[].portrait.chapters[].questions[].lines[].part': 'for a program',
  'overTime.years[].portrait.chapters[].questions[].lines[].own': 'for a program',
  'overTime.years[].portrait.chapters[].questions[].lines[].sensitivity': 'for a program',
  'overTime.years[].portrait.chapters[].questions[].proofs[].id': 'for a program',
  'overTime.years[].portrait.chapters[].questions[].proofs[].type': 'the kind says it',
  'talks.talks[].id': 'for a program',
  'talks.agreements[].id': 'for a program',
  'talks.agreements[].talk': 'for a program: which talk it came from',
  'guidance.parts[].shares[]': 'by the name of the receiver',
  'guidance.calls[].share': 'by the name of the receiver',
  'others.asked[].id': 'for a program',
  'others.asked[].chapter': 'the question says it',
  'others.asked[].question': 'the question says it',
  'others.asked[].state': 'the days say it',
  'others.replies[].id': 'for a program',
  'others.replies[].language': 'how it is spoken',
  'others.taken[].id': 'for a program',
  'others.taken[].chapter': 'it belongs to an answer',
  'others.taken[].question': 'it belongs to an answer',
  'others.taken[].kind': 'the words say it',
  'others.taken[].language': 'how it is spoken',
  'consent.asked[].id': 'for a program',
  'consent.said[].guardian': 'by the name',
  'consent.said[].hash': 'for a program: proves the text',
  'consent.said[].language': 'how it is spoken',
  'consent.said[].relation': 'the name says who',
  'consent.said[].by': 'for a program',
  'consent.school[].id': 'for a program',
  'consent.school[].kind': 'the words say it',
  'consent.chosenAgain[].share': 'for a program',
  'aftercare.signals[].id': 'for a program',
  'aftercare.signals[].closed.by': 'the reason says it',
  'aftercare.signals[].closed.seen': 'whether a note was pressed away',
  'aftercare.takeovers[].proposed': 'the log has it',
  'aftercare.takeovers[].answered': 'the log has it',
  'aftercare.takeovers[].outcome': 'who helps stands there',
  'aftercare.landings[].id': 'for a program',
  'aftercare.landings[].follow': 'a setting, on its own page',
  'aftercare.landings[].stopped': 'a setting, on its own page',
  'aftercare.landings[].kept': 'the log has it',
  'aftercare.landings[].ended': 'the log has it',
  'aftercare.checkins[].landing': 'it stands with it',
  'aftercare.checkins[].months': 'the day says it',
  'aftercare.checkins[].answered': 'the log has it',
  'aftercare.checkins[].skipped': 'that there is an answer says it',
  'aftercare.checkins[].told': 'so that nobody is told twice; the log has it',
  'aftercare.checkins[].reached': 'the log has it',
  'aftercare.summers[].said': 'the log has it',
  'aftercare.summers[].told': 'so that nobody is told twice; the log has it',
  log: 'on a page of its own, with how many lines there are',
  checkpoint: 'for a program: checks the log',
};

/** What is one of a few, and the words that stand on the page for it. */
const inWords: Readonly<Record<string, string>> = {
  'passport.route': 'Naar het mbo',
  'passport.language': 'Nederlands',
  'applied.state': 'hulp',
  'counting.what': 'Ja, ook wat mij helpt',
  'counting.counted[].steps[]': 'begonnen',
  'counting.research.yes': 'Ja, tel mij mee',
  'requests[].outcome': 'Jij zei ja op',
  'handovers[].outcome': 'Jij zei nee op',
  'shares[].state': 'gestopt',
  'shares[].chapters[]': 'Wie ben ik',
  'shares[].questions[]': 'Waar ben je trots op?',
  'shares[].extra[]': 'Wat helpt jou?',
  'shares[].purpose': 'voor een intake en om te helpen',
  'shares[].reply.kind': 'schreef op',
  'overTime.earlier[].chosen': 'Deze tekst wacht nog op jouw keuze.',
  'overTime.years[].year': '2025–2026',
  'overTime.years[].portrait.route': 'Naar werk',
  'overTime.years[].portrait.chapters[].questions[].proofs[].kind': 'Foto',
  'talks.talks[].kind': 'Dit is een intake.',
  'talks.talks[].state': 'Dit gesprek ging niet door.',
  'talks.talks[].minutes': 'tot',
  'talks.talks[].chapters[]': 'Wat kan ik',
  'talks.talks[].withMentor': 'Je mentor ziet dit gesprek ook.',
  'talks.talks[].agenda[].question': 'Waar ben je trots op?',
  'talks.agreements[].kind': 'afspraak over extra hulp',
  'talks.agreements[].by': 'mentor',
  'talks.agreements[].due': '3 maart 2027',
  'talks.agreements[].evaluate': '4 maart 2027',
  'talks.points[].question': 'Waar ben je trots op?',
  'guidance.calls[].when': 'Bellen mag alleen als jij erbij bent.',
  'guidance.calls[].handover': 'samen kennismaken',
  'others.asked[].to.role': 'Ouder of verzorger',
  'others.asked[].to.language': 'Türkçe',
  'others.asked[].asked.role': 'Ouder of verzorger',
  'others.asked[].asked.kind': 'Heb jij gezien dat ik dit kan?',
  'others.replies[].cards[].deck': 'Zorgzaam',
  'others.replies[].cards[].card': 'Zorgzaam',
  'others.replies[].sight': 'Een beetje',
  'others.taken[].cards[].deck': 'Vrolijk',
  'others.taken[].cards[].card': 'Vrolijk',
  'others.taken[].role': 'Klasgenoot',
  'consent.birthday': '5 maart 2010',
  'consent.asked[].to.language': 'Türkçe',
  'consent.said[].how': 'zei ja op',
  'consent.said[].said': 'zei ja op',
  'consent.school[].outcome': 'zei ja op',
  'aftercare.signals[].reach.way': 'Bellen',
  'aftercare.signals[].closed.reason': 'je hebt een plek',
  'aftercare.landings[].kind': 'Werk',
  'aftercare.landings[].starts': '1 september 2027',
  'aftercare.checkins[].due': '1 oktober 2027',
  'aftercare.checkins[].call': 'Je wilde gebeld worden.',
  'aftercare.checkins[].said.feeling': 'Gaat wel',
  'aftercare.summers[].state': 'Nog niet',
};

let count = 0;
function next(): number {
  count += 1;
  return count;
}
/** Words that stand nowhere else. */
const word = (about: string): string => `${about}${next()}`;
/** A day that is no other's. */
const day = (): Date => new Date(Date.UTC(2024, 0, 1 + next(), 9));
const moment = (): string => day().toISOString();
const line = (): Line => ({
  part: 'p',
  heading: word('Kop'),
  item: 1,
  label: word('Naam'),
  text: word('Tekst'),
  own: true,
  sensitivity: 'plain',
});
const answered = (text: string) => ({ state: 'given', parts: { tekst: { kind: 'long', text } } }) as const;

const share = newId<Everything['guidance']['calls'][number]['share']>();
const landing = newId<Everything['aftercare']['landings'][number]['id']>();
const guardian = newId<Everything['consent']['asked'][number]['id']>();
const about = { kind: 'image', type: 'image/jpeg', size: 9, previewSize: 9, width: 9, height: 9 } as const;

const all: Everything = {
  format: 'paspoort-voor-succes',
  formatVersion: 1,
  made: moment(),
  method: '2027.1',
  passport: {
    id: newId(),
    seed: 'zaad',
    called: word('Noor'),
    route: 'mbo',
    language: 'nl',
    started: moment(),
    address: `${word('noor')}@post.example`,
  },
  chapters: [
    {
      id: 'wie',
      title: word('Hoofdstuk'),
      stamped: moment(),
      questions: [
        {
          id: 'wie5',
          question: word('Vraag'),
          state: 'given',
          saved: moment(),
          revision: 1,
          lines: [line()],
          answer: answered('x'),
          proofs: [{ ...about, id: newId(), caption: word('Bijschrift'), file: 'a.jpg', added: moment() }],
        },
      ],
    },
  ],
  counting: {
    what: 'all',
    counted: [{ year: word('jaar'), steps: ['started'] }],
    research: { yes: true, at: moment() },
  },
  applied: { state: 'help', year: word('jaar'), said: moment() },
  lists: [{ group: word('4A'), organisation: word('School'), since: moment(), left: moment() }],
  requests: [
    {
      by: word('Vrager'),
      why: word('Waarom'),
      to: null,
      at: moment(),
      answered: moment(),
      outcome: 'shared',
    },
  ],
  handovers: [
    {
      ...{ by: word('Gever'), why: word('Waarom'), to: word('Nemer'), at: moment() },
      ...{ answered: moment(), outcome: 'no' },
    },
  ],
  reminders: [{ about: newId(), kind: 'ends', at: moment() }],
  classes: [{ group: word('3B'), organisation: word('School'), since: moment() }],
  shares: [
    {
      id: share,
      receiver: {
        name: word('Ontvanger'),
        role: word('Rol'),
        organisation: word('Mbo'),
        mail: `${word('wit')}@brug.example`,
      },
      state: 'stopped',
      chapters: ['wie'],
      questions: ['wie5'],
      extra: ['nod1'],
      purpose: 'intake-and-support',
      started: moment(),
      ends: moment(),
      stopped: moment(),
      accepted: moment(),
      reply: { kind: 'cannot', words: word('Kan niet'), at: moment() },
      asked: moment(),
      readers: [{ name: word('Lezer'), at: moment() }],
      copy: {
        nl: {
          chapters: [
            {
              questions: [
                {
                  title: 'Kopievraag',
                  lines: [{ text: 'Kopietekst', own: true }],
                  proofs: [{ caption: 'Kopiefoto' }],
                },
              ],
              mirrors: [
                {
                  ...{ cards: [], sentence: 'Kopiezin', by: 'Kopienaam', language: 'nl' },
                  ...{ kind: 'words', role: 'parent' },
                },
              ],
            },
          ],
        },
      },
    },
  ],
  overTime: {
    earlier: [
      {
        ...{ question: 'wie5', asked: word('Gevraagd'), saved: moment(), chosen: false },
        lines: [line()],
        answer: answered('Eerdertekst'),
      },
    ],
    years: [
      {
        year: '2025-2026',
        made: moment(),
        portrait: {
          language: 'nl',
          route: 'werk',
          chapters: [
            {
              id: 'wie',
              title: 'x',
              stamped: null,
              questions: [
                {
                  id: 'wie5',
                  question: word('Toenvraag'),
                  lines: [line()],
                  proofs: [{ ...about, id: newId(), caption: word('Toenfoto') }],
                },
              ],
            },
          ],
        },
      },
    ],
    scratchPad: word('Kladblok'),
  },
  talks: {
    talks: [
      {
        id: newId(),
        kind: 'intake',
        state: 'cancelled',
        starts: moment(),
        minutes: 30,
        chapters: ['kan'],
        withMentor: true,
        who: word('Wie'),
        place: word('Plek'),
        bring: word('Mee'),
        note: word('Briefje'),
        agenda: [{ question: 'wie5' }, { text: word('Punt') }],
      },
    ],
    agreements: [
      {
        id: newId(),
        talk: newId(),
        kind: 'support',
        by: 'mentor',
        who: word('Doener'),
        what: word('Afspraak'),
        when: '',
        due: '2027-03-03',
        evaluate: '2027-03-04',
        done: moment(),
        otherDone: moment(),
      },
      {
        ...{
          id: newId(),
          talk: null,
          kind: 'support',
          by: 'mentor',
          who: word('Doener'),
          what: word('Afspraak'),
        },
        ...{ when: word('Ooit'), due: null, evaluate: null, done: null, otherDone: null },
      },
    ],
    asks: [{ at: moment(), done: moment() }],
    points: [
      { text: word('Bespreek'), question: null, discussed: moment() },
      { text: null, question: 'wie5', discussed: null },
    ],
  },
  guidance: {
    asked: [{ since: moment() }],
    parts: [
      {
        text: word('Mentortekst'),
        name: word('Mentor'),
        school: word('Mentorschool'),
        written: moment(),
        read: moment(),
        reply: word('Anders'),
        shares: [share],
      },
    ],
    calls: [
      {
        ...{ name: word('Beller'), phone: word('010-'), hours: word('Uren') },
        ...{ share, when: 'together', handover: true },
      },
    ],
  },
  others: {
    asked: [
      {
        id: newId(),
        chapter: 'kan',
        question: 'kan2',
        state: 'stopped',
        to: { name: word('Mama'), role: 'parent', language: 'tr', mail: `${word('mama')}@post.example` },
        asked: {
          ...{ called: word('Noemnaam'), name: 'Mama', role: 'parent', kind: 'skill' },
          ...{ skill: { own: word('Vaardig') }, example: word('Voorbeeld') },
        },
        made: day(),
        ends: day(),
        stopped: day(),
        opened: day(),
      },
    ],
    replies: [
      {
        ...{
          id: newId(),
          cards: [{ deck: 'words', card: 'zorgzaam' }],
          sentence: word('Zin'),
          by: word('Door'),
        },
        ...{ sight: 'partly', language: 'nl', given: day(), heard: day() },
      },
    ],
    taken: [
      {
        ...{
          id: newId(),
          chapter: 'wie',
          question: 'wie3',
          kind: 'cards',
          role: 'classmate',
          language: 'nl',
        },
        ...{ cards: [{ deck: 'words', card: 'vrolijk' }], sentence: word('Zin'), by: word('Door') },
        ...{ skill: { own: word('Kunnen') }, differs: word('Zelf'), at: day() },
      },
    ],
  },
  opened: [{ reason: word('Reden'), names: word('Sleutel'), at: day() }],
  locked: { salt: 'x', iv: 'x', box: 'x', saved: moment(), how: 'x' },
  help: {
    helpers: [{ who: word('Helpt'), made: day(), agreed: day(), stopped: day() }],
    picturesChosen: day(),
    rescues: [{ who: word('Terug'), vouched: day(), opens: day(), used: day(), stopped: day() }],
  },
  consent: {
    birthday: '2010-03-05',
    asked: [
      {
        id: guardian,
        to: { name: word('Oma'), language: 'tr', mail: `${word('oma')}@post.example` },
        ...{ made: day(), ends: day(), opened: day(), stopped: null },
      },
      {
        ...{ id: newId(), to: { name: word('Opa'), language: 'tr' } },
        ...{ made: day(), ends: new Date('2024-01-02T12:00:00Z'), opened: null, stopped: day() },
      },
    ],
    said: [
      {
        ...{
          how: 'link',
          said: 'yes',
          given: day(),
          withdrawn: day(),
          guardian,
          version: word('v'),
          hash: 'h',
        },
        ...{
          language: 'nl',
          by: 'guardian',
          name: word('Ondertekend'),
          relation: 'other',
          text: word('Leestekst'),
        },
        reason: word('Reden'),
      },
    ],
    school: [
      {
        ...{ id: newId(), kind: 'paper', asked: day(), handled: day(), outcome: 'yes' },
        ...{ reply: { name: word('Decaan'), text: word('Antwoord') }, words: word('Schoolvraag') },
      },
    ],
    chosenAgain: [{ share, at: day() }],
  },
  aftercare: {
    signals: [
      {
        ...{ id: newId(), at: word('Doorstroompunt'), called: word('Hulpnaam'), asked: day(), taken: day() },
        ...{ reach: { way: 'call', where: word('06-') }, helper: word('Helper') },
        closed: { at: day(), by: 'adviser', reason: 'place', words: word('Afscheid'), seen: true },
      },
    ],
    takeovers: [
      {
        ...{ name: word('Collega'), at: word('Elders'), why: word('Verlof') },
        ...{ proposed: day(), answered: day(), outcome: 'no' },
      },
    ],
    landings: [
      {
        ...{ id: landing, kind: 'work', where: word('Bakkerij'), starts: '2027-09-01', follow: true },
        ...{ stopped: false, proposedBy: word('Voorsteller'), kept: day(), ended: null },
      },
    ],
    checkins: [
      {
        ...{ landing, months: 1, due: '2027-10-01', answered: day(), skipped: false, call: true },
        ...{ said: { feeling: 'fair', words: word('Vroeg') }, told: day(), reached: day() },
      },
    ],
    summers: [{ year: 2027, state: 'not-yet', said: day(), told: day() }],
  },
  log: [{}],
  checkpoint: { chain: 'c', n: 1, hash: 'h', at: moment(), key: 'k', signature: 's' },
};

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path: string): Leaf[] {
  if (path in elsewhere) return [];
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, `${path}[]`));
  if (value !== null && typeof value === 'object' && !(value instanceof Date))
    return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`));
  return value === null || value === '' ? [] : [[path, value]];
}

const text = withSigns(String(EverythingPage({ view: testView(), all })))
  .replaceAll(/<[^>]*>/g, ' ')
  .replaceAll('&amp;', '&')
  .replaceAll(/\s+/g, ' ');

/** Words as they are, days as a page says them. */
function stands([path, value]: Leaf): boolean {
  const words = inWords[path];
  if (words !== undefined) return text.includes(words);
  const at =
    value instanceof Date
      ? value
      : /^\d{4}-\d\d-\d\dT/.test(String(value))
        ? new Date(String(value))
        : undefined;
  if (at === undefined) return text.includes(String(value));
  return [showDay('nl', at), showDay('nl', lastDay(at)), showMoment('nl', at)].some((said) =>
    text.includes(said),
  );
}

it('the page to read has every kind of thing that the file has (F91)', () => {
  const found = leaves(all, '');
  expect(found.filter((leaf) => !stands(leaf)).map(([path, value]) => `${path}: ${String(value)}`)).toEqual(
    [],
  );
  expect(found.length).toBeGreaterThan(100);
});

it('what a copy holds stands there in its words', () => {
  for (const words of ['Kopievraag', 'Kopietekst', 'Kopiefoto', 'Kopiezin', 'Kopienaam'])
    expect(text).toContain(words);
});

it('what does not stand there is in the file all the same, and nothing is excused that is not', () => {
  const paths = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    paths.add(path);
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`);
    else if (value !== null && typeof value === 'object' && !(value instanceof Date))
      for (const [key, one] of Object.entries(value)) walk(one, path === '' ? key : `${path}.${key}`);
  };
  walk(all, '');
  expect([...Object.keys(elsewhere), ...Object.keys(inWords)].filter((path) => !paths.has(path))).toEqual([]);
});
