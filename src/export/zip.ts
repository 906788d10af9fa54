import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { OwnerActor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { readBytes } from '../passport/proof.ts';
import type { Everything } from './take.ts';

/**
 * Everything as one zip: the same file as without, and beside it every photo, paper, film and sound under the name that it has in there. Made
 * while it is sent, a stretch at a time: never whole in memory, never on disk. Photos and films do not pack, so they are not.
 */
export function zipOf(actor: OwnerActor, house: House, everything: Everything): ReadableStream<Uint8Array> {
  const made: Uint8Array[] = [];
  let done = false;
  const zip = new Zip((error, bytes, final) => {
    if (error) throw error;
    made.push(bytes);
    done = final;
  });
  const steps = stepsOf(zip, actor, house, everything);
  return new ReadableStream(
    {
      async pull(controller) {
        while (made.length === 0 && !done) await steps.next();
        for (const bytes of made.splice(0)) controller.enqueue(bytes);
        if (done) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* stepsOf(zip: Zip, actor: OwnerActor, house: House, everything: Everything) {
  const text = new ZipDeflate('paspoort.json', { level: 6 });
  zip.add(text);
  text.push(Buffer.from(`${JSON.stringify(everything, null, 2)}\n`), true);
  yield;
  const proofs = everything.chapters.flatMap(({ questions }) => questions.flatMap(({ proofs }) => proofs));
  for (const { id, file, size } of proofs) {
    const entry = new ZipPassThrough(file);
    zip.add(entry);
    for (let at = 0; at < size; ) {
      const from = at;
      const { bytes } = await readBytes(actor, house, id, {
        file: 'whole',
        choose: (to) => ({ from, to }),
      });
      at += bytes.length;
      entry.push(bytes, at >= size);
      yield;
    }
  }
  zip.end();
}
