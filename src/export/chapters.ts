import type { Granted, House } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { openProofs, type Proof } from '../passport/proof.ts';
import { proofsOf } from '../passport/proof-rows.ts';
import { answersOf, type Progress } from '../passport/rows.ts';
import { openAnswer } from '../passport/seal.ts';
import type { ServedType } from '../proofs/kinds.ts';
import { catalog } from '../questions/catalog.ts';
import {
  type Answer,
  type ChapterId,
  type Question,
  type QuestionId,
  type SetLanguage,
  setLanguages,
} from '../questions/model.ts';
import { type Line, readAnswer } from '../questions/show.ts';
import type { Language } from '../words/language.ts';

export type TakenChapter = {
  id: ChapterId;
  title: string;
  stamped: string | null;
  questions: TakenQuestion[];
};

export type TakenQuestion = {
  id: QuestionId;
  question: string;
  state: Answer['state'];
  saved: string;
  revision: number;
  /** To read. */
  lines: Line[];
  /** To take up again elsewhere, whole. */
  answer: Answer;
  /** What goes with it. The zip has the files, by these names. */
  proofs: TakenProof[];
};

export type TakenProof = Omit<Proof, 'added' | 'question'> & { file: string; added: string };

/** All answers of both routes, with the questions as they were asked and what goes with them. */
export async function chaptersOf(
  { tx, permit, facts, told }: Granted,
  house: House,
  owner: OwnerId,
  progress: Progress,
  language: Language,
): Promise<TakenChapter[]> {
  const words = setLanguages.find((known) => known === language) ?? 'nl';
  const taken = new Map<QuestionId, TakenQuestion>();
  const proofs = await openProofs(house, { permit, facts }, await proofsOf(tx, owner));
  const rows = await answersOf(tx, owner);
  const asked = await told(rows);
  for (const row of rows) {
    const question = asked.question(row.question);
    if (question === undefined) continue;
    const answer = await openAnswer(house.keys, permit, row);
    taken.set(row.question, {
      id: row.question,
      question: question.title[words],
      state: answer.state,
      saved: row.saved.toISOString(),
      revision: row.revision,
      lines: readAnswer(question, answer, words),
      answer,
      proofs: [],
    });
  }
  for (const proof of proofs) {
    const question = asked.question(proof.question);
    if (question === undefined) continue;
    const known = taken.get(proof.question) ?? withoutWords(question, words, proof);
    known.proofs.push(takeProof(proof, known.proofs.length + 1));
    taken.set(proof.question, known);
  }
  return catalog.chapters.map(({ id, title }) => ({
    id,
    title: title[words],
    stamped: progress[id].stamped,
    questions: asked.questions.filter((one) => one.chapter === id).flatMap((one) => taken.get(one.id) ?? []),
  }));
}

/** A photo says it: there is no text. */
const withoutWords = ({ id, title }: Question, words: SetLanguage, { added }: Proof): TakenQuestion => ({
  ...{ id, question: title[words], state: 'given', saved: added.toISOString(), revision: 0, lines: [] },
  answer: { state: 'given', parts: {} },
  proofs: [],
});

const endings: Readonly<Record<ServedType, string>> = {
  ...{ 'image/jpeg': 'jpg', 'application/pdf': 'pdf', 'video/mp4': 'mp4', 'video/webm': 'webm' },
  ...{ 'audio/mp4': 'm4a', 'audio/webm': 'webm', 'audio/mpeg': 'mp3' },
};

function takeProof({ question, added, ...proof }: Proof, n: number): TakenProof {
  const file = `bewijzen/${question}-${n}.${endings[proof.type]}`;
  return { ...proof, file, added: added.toISOString() };
}
