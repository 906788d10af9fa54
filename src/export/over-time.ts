import type { Granted, House } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { openScratch, scratchOf } from '../passport/scratch-rows.ts';
import { openPortrait, type Portrait, snapshotsOf } from '../passport/snapshot-rows.ts';
import { openVersion, versionsOf } from '../passport/version-rows.ts';
import type { Answer, QuestionId } from '../questions/model.ts';

/** What is the owner's alone, and in no share: earlier texts of answers, snapshots of years, the scratch pad (F23, F25). */
export type OverTime = {
  earlier: { question: QuestionId; saved: string; chosen: boolean; answer: Answer }[];
  years: { year: string; made: string; portrait: Portrait }[];
  scratchPad: string | null;
};

export async function overTimeOf(
  { tx, permit }: Granted,
  { keys }: House,
  owner: OwnerId,
): Promise<OverTime> {
  const earlier: OverTime['earlier'] = [];
  for (const row of await versionsOf(tx, owner)) {
    const answer = await openVersion(keys, permit, row);
    // Not chosen: it waits beside another text of the same moment.
    earlier.push({
      question: row.question,
      saved: row.saved.toISOString(),
      chosen: row.aside === null,
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
