import { describe, expect, it } from 'vitest';
import { daan } from '../../seeds/stories/daan.ts';
import { noor } from '../../seeds/stories/noor.ts';
import {
  allNeeds,
  answersOfStory,
  aPaper,
  fullAnswers,
  someOthers,
  someProofs,
  wordsOf,
} from '../../tests/harness/papers-of.ts';
import { catalog } from '../questions/catalog.ts';
import { type PaperKind, paperKinds } from './model.ts';
import { sharedPaper } from './shared.ts';
import { nobodyElse, ownTold } from './source.ts';

const told = answersOfStory(noor);
const titles = (kind: PaperKind, needs: readonly string[] = []) =>
  aPaper({ kind, route: 'mbo', answers: told, needs }).sections.map(({ title }) => title);

describe('the papers', () => {
  it('the passport goes chapter by chapter; what I need comes last, on a sheet of its own (F122)', () => {
    expect(titles('paspoort')).toEqual(['Wie ben ik', 'Wat kan ik', 'Wat wil ik', 'Mijn stap']);
    const { sections } = aPaper({ kind: 'paspoort', route: 'mbo', answers: told, needs: ['nod6'] });
    expect(sections.map(({ alone }) => alone)).toEqual([false, false, false, false, true]);
    expect(sections.at(-1)?.items.map(({ asked }) => asked)).toEqual([catalog.question('nod6')?.title.nl]);
  });

  it('the loopbaandossier goes by the five competencies, each question once (F28)', () => {
    const paper = aPaper({ kind: 'loopbaan', route: 'mbo', answers: fullAnswers('Woord ') });
    expect(paper.sections.map(({ lead }) => lead)).toEqual([
      'Kwaliteiten',
      'Motieven',
      'Werk verkennen',
      'Loopbaan sturen',
      'Netwerk',
    ]);
    const asked = paper.sections.flatMap(({ items }) => items.flatMap(({ asked }) => asked ?? []));
    expect(new Set(asked).size).toBe(asked.length);
    expect(wordsOf(paper).join()).toContain('Zie ook: Wat zou een goede vriend of vriendin over jou zeggen?');
  });

  it('the overgangsdocument holds all that the passport does, with room for school and names (F29)', () => {
    const answers = fullAnswers('Woord ');
    const words = (kind: PaperKind) =>
      new Set(
        aPaper({ kind, route: 'werk', answers }).sections.flatMap(({ items }) =>
          items.flatMap(({ asked }) => asked ?? []),
        ),
      );
    const [whole, handed] = [words('paspoort'), words('overgang')];
    whole.delete(catalog.question('wie1')?.title.nl ?? '');
    expect([...whole].filter((asked) => !handed.has(asked))).toEqual([]);
    const last = aPaper({ kind: 'overgang', route: 'werk', answers }).sections.at(-1);
    expect(last?.items.map(({ pieces }) => pieces[0]?.kind)).toEqual(['lines', 'table']);
  });

  it('skipped questions say "Niet ingevuld", in every own paper (U8)', () => {
    for (const kind of paperKinds) {
      const words = wordsOf(aPaper({ kind, route: 'mbo', answers: {} }));
      expect([kind, words.includes('Niet ingevuld')]).toEqual([kind, true]);
    }
  });

  it('nothing that is guarded is on any paper unless it was chosen by name, and what is private never is', () => {
    const secret = 'Geheim';
    const answers = fullAnswers(`${secret} `);
    const plain = Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => {
        const question = catalog.question(id);
        const guarded = question?.sensitivity === 'extra' || question?.chapter === 'nodig';
        return [id, guarded ? answer : (fullAnswers('Gewoon ')[id] ?? answer)];
      }),
    );
    for (const kind of paperKinds) {
      for (const route of ['mbo', 'werk'] as const) {
        expect(wordsOf(aPaper({ kind, route, answers: plain })).join()).not.toContain(secret);
        const all = wordsOf(aPaper({ kind, route, answers: plain, needs: [...allNeeds(route), 'nod12'] }));
        expect(all.join()).not.toContain(catalog.question('nod12')?.title.nl);
      }
    }
  });

  it('what others said and the mentor wrote stands apart from the own words, signed, with what differs beside it (F35, F36, F37)', () => {
    const paper = aPaper({
      kind: 'overgang',
      route: 'mbo',
      answers: told,
      needs: ['nod6'],
      others: someOthers,
    });
    const titles = paper.sections.map(({ title }) => title);
    expect(titles.slice(-4)).toEqual([
      'Zo zien anderen Noor',
      'Van de mentor',
      'Gelezen en besproken',
      'Wat mij helpt',
    ]);
    const items = (id: string) => paper.sections.find((section) => section.id === id)?.items;
    expect(items('anderen')).toEqual([
      {
        asked: 'Oma Truus, Een andere volwassene',
        pieces: [
          { kind: 'list', ordered: false, items: [{ text: 'Handig', own: false }] },
          { kind: 'words', words: { text: 'Zij maakte mijn fiets.', own: true, page: 'nl' } },
          { kind: 'heading', text: 'Noor ziet het anders' },
          { kind: 'words', words: { text: 'Dat was opa.', own: true } },
        ],
      },
    ]);
    expect(items('mentor')?.[0]?.asked).toBe('Karim Haddou, mentor bij De Wilgenstroom. 25 november 2026');
    expect(wordsOf(paper)).toContain('Noor let op anderen.');
    expect(wordsOf(aPaper({ kind: 'paspoort', route: 'mbo', answers: told })).join()).not.toContain(
      'Van de mentor',
    );
  });

  it('proofs stand with their answer, and a question that has nothing else is not called "Niet ingevuld"', () => {
    const paper = aPaper({ kind: 'paspoort', route: 'mbo', answers: {}, proofs: someProofs });
    const kan = paper.sections
      .find(({ id }) => id === 'kan')
      ?.items.find(({ pieces }) => pieces[0]?.kind === 'proofs');
    expect(kan?.pieces).toHaveLength(1);
    expect(
      wordsOf({ ...paper, sections: [{ id: '', title: '', alone: false, items: kan ? [kan] : [] }] }),
    ).toEqual(expect.arrayContaining(['De fiets van oma', 'Zo klinkt hij', 'Geluid']));
    const asked = kan?.asked ?? '';
    const without = ownTold(catalog, {}, 'mbo', [], 'nl', someProofs, false);
    expect(without.map(({ title }) => title)).not.toContain(asked);
    expect(
      wordsOf(aPaper({ kind: 'boekje', route: 'mbo', answers: {}, proofs: someProofs })).join(),
    ).not.toContain('Geluid');
  });

  it('the last sentence of my story stands on the sheet of what I need, and only when it was chosen', () => {
    const answers = answersOfStory({
      sw3: { zinnen: { kind: 'story', sentences: { ben: 'Daan', helpt: 'een vaste begeleider' } } },
    });
    const on = (needs: readonly string[]) => aPaper({ kind: 'paspoort', route: 'werk', answers, needs });
    expect(wordsOf(on([])).join()).not.toContain('vaste begeleider');
    const [sheet] = on(['sw3']).sections.filter(({ alone }) => alone);
    expect(JSON.stringify(sheet)).toContain('een vaste begeleider');
    expect(JSON.stringify(sheet)).not.toContain('Daan"');
    const rest = on(['sw3']).sections.filter(({ alone }) => !alone);
    expect(JSON.stringify(rest)).not.toContain('vaste begeleider');
  });

  it('is Dutch unless asked otherwise, and English changes no own words', () => {
    const english = aPaper({ kind: 'paspoort', route: 'mbo', answers: told, language: 'en' });
    expect(wordsOf(english)).toContain('What can I do');
    expect(wordsOf(english).join()).toContain('bananenbrood');
  });

  it('a work profile shows the route to work, whatever the passport’s route is (F62)', () => {
    const paper = aPaper({ kind: 'werk', route: 'mbo', answers: answersOfStory(daan), called: 'Daan' });
    expect(paper.title).toBe('Werkprofiel van Daan');
    expect(paper.sections.map(({ title }) => title)).toContain('Dit zoek ik');
  });
});

describe('a receiver’s paper', () => {
  const shown = {
    called: 'Noor',
    seed: 's',
    chapters: [
      {
        questions: [
          {
            id: 'wil1',
            chapter: 'wil' as const,
            title: 'Waar droom je van?',
            state: 'given' as const,
            lines: [{ part: 'tekst', text: 'Verpleegkundige', own: true, sensitivity: 'plain' as const }],
            proofs: [],
          },
        ],
        mirrors: [],
      },
    ],
  };
  const receiver = { who: 'Mevrouw De Wit', purpose: 'voor intake, niet voor selectie', until: '1 mei 2027' };
  const order = { language: 'nl' as const, on: new Date('2026-11-25T10:00:00Z'), for: receiver };

  it('carries for whom, until when, for what and the day (F72), in its head and on every sheet', () => {
    const { facts, foot } = sharedPaper(shown, nobodyElse, { ...order, short: false });
    expect(facts.map(({ value }) => value)).toEqual([
      'Mevrouw De Wit',
      '1 mei 2027',
      'voor intake, niet voor selectie',
      '25 november 2026',
    ]);
    expect(foot.purpose).toBe('voor intake, niet voor selectie · te zien tot en met 1 mei 2027');
  });

  it('hints at nothing that was not shared: no empty part, no stamp, nothing "niet ingevuld"', () => {
    for (const short of [true, false]) {
      const paper = sharedPaper(shown, nobodyElse, { ...order, short });
      expect(wordsOf(paper).join()).not.toContain('Niet ingevuld');
      expect(paper.sections.every(({ items }) => items.length > 0)).toBe(true);
      expect(paper.art.stamps).toEqual([]);
    }
  });

  it('holds what stands beside the look, and nothing of it on one side', () => {
    const { contributions } = someOthers;
    const call = {
      name: 'Karim Haddou',
      phone: '0800 000 0000',
      hours: 'maandag',
      when: 'together',
      handover: true,
    } as const;
    const words = (short: boolean) =>
      wordsOf(sharedPaper(shown, { contributions, call }, { ...order, short })).join('\n');
    for (const along of [
      'Noor let op anderen.',
      'Bel de mentor: Karim Haddou',
      '0800 000 0000',
      'Bel alleen als',
    ])
      expect([along, words(false).includes(along), words(true).includes(along)]).toEqual([
        along,
        true,
        false,
      ]);
  });
});
