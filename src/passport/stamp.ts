import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { ChapterId } from '../questions/model.ts';
import { ask } from '../store/statement.ts';
import { progressToWrite, updateProgress } from './rows.ts';

/** The owner finds a chapter done (U6). A second time leaves the first date. */
export async function stampChapter(actor: OwnerActor, house: House, chapter: ChapterId): Promise<void> {
  await perform(house, actor, 'chapter.stamp', { passport: actor.owner, chapters: [chapter] }, (granted) =>
    mark(granted, actor, chapter, (stamped) => stamped ?? granted.now.toISOString()),
  );
}

/** The owner wants to go on with a chapter: the stamp comes off. */
export async function reopenChapter(actor: OwnerActor, house: House, chapter: ChapterId): Promise<void> {
  await perform(house, actor, 'chapter.reopen', { passport: actor.owner, chapters: [chapter] }, (granted) =>
    mark(granted, actor, chapter, () => null),
  );
}

async function mark(
  { tx, now: at }: Granted,
  actor: OwnerActor,
  chapter: ChapterId,
  to: (stamped: string | null) => string | null,
): Promise<void> {
  const [progress] = await ask(tx, progressToWrite(actor.owner));
  if (progress === undefined) throw new Fault('not-there', 'no such passport');
  const { chapters } = progress;
  const now = chapters[chapter];
  await updateProgress(tx, actor.owner, { ...chapters, [chapter]: { ...now, stamped: to(now.stamped) } }, at);
}
