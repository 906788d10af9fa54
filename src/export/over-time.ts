import type { Granted, House } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { openScratch, scratchOf } from '../passport/scratch-rows.ts';
import { openPortrait, type Portrait, snapshotsOf } from '../passport/snapshot-rows.ts';
import { openVersion, versionsOf } from '../passport/version-rows.ts';
import type { Answer, QuestionId, SetLanguage } from '../questions/model.ts';
import { allLines, type Line } from '../questions/show.ts';

/** What an answer was, to read (`lines`) beside the question as it was asked then, and whole. */
type EarlierText = {
  question: QuestionId;
  asked: string;
  saved: string;
  chosen: boolean;
  lines: Line[];
  answer: Answer;
};

/** What is the owner's alone, and in no share: earlier texts of answers, snapshots of years, the scratch pad (F23, F25). */
export type OverTime = {
  earlier: EarlierText[];
  years: { year: string; made: string; portrait: Portrait }[];
  scratchPad: string | null;
};

export async function overTimeOf(
  { tx, permit, told }: Granted,
  { keys }: House,
  owner: OwnerId,
  language: SetLanguage,
): Promise<OverTime> {
  const earlier: OverTime['earlier'] = [];
  for (const row of await versionsOf(tx, owner)) {
    const answer = await openVersion(keys, permit, row);
    const question = (await told([row])).question(row.question);
    // Not chosen: it waits beside another text of the same moment.
    earlier.push({
      question: row.question,
      asked: question?.title[language] ?? '',
      saved: row.saved.toISOString(),
      chosen: row.aside === null,
      lines: question === undefined ? [] : allLines(question, answer, language),
      answer,
    });
  }
  const years: OverTime['years'] = [];
  for (const row of await snapshotsOf(tx, owner)) {
    const portrait = await openPortrait(keys, permit, row);
    years.push({ year: row.year, made: row.made.toISOString(), portrait });
  }
  const scratch = await scratchOf(tx, owner);
  return {
    earlier,
    years,
    scratchPad: scratch === undefined ? null : await openScratch(keys, permit, scratch),
  };
}
