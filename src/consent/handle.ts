import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type AskingId, type ConsentId, newId } from '../base/id.ts';
import { type AskingTable, askingOf, handleAsking, insertRecord, type RecordTable } from './record-rows.ts';
import { deleteBirth } from './rows.ts';
import { waitingOf } from './school.ts';
import { seal } from './seal.ts';
import { paperText } from './text.ts';

/**
 * What the named role decided (decision 0038). `signer`: on the paper, who signed it and as whom. `reason`: why there is an exception, or why
 * not; the young person reads it, nobody else does.
 */
export type Handling = { outcome: 'yes' | 'no'; name: string; signer: string; reason: string };

/**
 * Writes down that paper was seen, or that there is an exception, or that there is not; with who, when and which text; or lets the day of birth be given anew. Of a guardian nothing
 * is read or changed, and none is told (F44). `late`: somebody handled it, or the young person took it back. Faults: as `weighAsking`.
 */
export async function handleWaiting(
  actor: StaffActor,
  house: House,
  id: AskingId,
  handling: Handling,
): Promise<'handled' | 'late'> {
  const { owner, kind } = await waitingOf(actor, house, id);
  const { outcome, name, reason } = handling;
  const about = { passport: owner, detail: { kind, outcome } };
  return perform(house, actor, 'consent.handle', about, async (granted) => {
    const { tx, permit, now } = granted;
    const row = await askingOf(tx, id);
    if (row === undefined) throw new Fault('not-there', 'nobody asked this');
    const reply = await seal(house.keys, permit, row, 'reply', { name, text: reason });
    if (!(await handleAsking(tx, id, { handled: now, outcome, person: actor.person, reply }))) return 'late';
    if (outcome === 'no') return 'handled';
    if (kind === 'birthday') await deleteBirth(tx, owner);
    else await insertRecord(tx, await recordOf(granted, house, actor, row, kind, handling));
    return 'handled';
  });
}

async function recordOf(
  { permit, now }: Granted,
  house: House,
  { person, organisation }: StaffActor,
  { id: asking, owner }: AskingTable,
  kind: 'paper' | 'exception',
  { name, signer, reason }: Handling,
): Promise<RecordTable> {
  const { version, hash, words, language } = paperText('…');
  const of = { id: newId<ConsentId>(), owner };
  const text = kind === 'paper' ? words : '';
  const said = { name: kind === 'paper' ? signer : name, relation: 'school', text, reason } as const;
  return {
    ...of,
    ...{ guardian: null, asking, how: kind, said: 'yes', version, hash, language, given: now },
    sealed: await seal(house.keys, permit, of, 'said', said),
    ...{ person, organisation, withdrawn: null, withdrawn_by: null },
  };
}
