import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logOf, write } from '../../tests/harness/passport.ts';
import { freshRegion, type Region, shareWith } from '../../tests/harness/receivers.ts';
import type { OwnerActor, ReaderActor, StaffActor } from '../access/actor.ts';
import { days } from '../base/clock.ts';
import type { GrantId } from '../base/id.ts';
import { takeEverything } from '../export/take.ts';
import { giveShare } from '../look/copy.ts';
import { readHistory } from '../look/history.ts';
import { lookShared } from '../look/shared.ts';
import { removeMember } from '../organisations/member.ts';
import { changeReceiver, chooseWhat, makeDraft } from '../sharing/draft.ts';
import { readShare } from '../sharing/list.ts';
import { askForMore, askPupil, declineRequest, listAsked, listRequests } from './ask.ts';
import { listReceivers, listSuccessors } from './choose.ts';
import { declineHandover, draftForHandover, listHandovers, proposeHandover } from './hand-over.ts';
import { acceptAtWork, listInbox, readerOf } from './list.ts';

let region: Region;
let noor: OwnerActor;
beforeAll(async () => {
  region = await freshRegion();
  noor = await region.young('Noor');
  await write(region.house, { actor: noor, token: '' }, 'wie5', 'Mijn zusje leren fietsen');
});
afterAll(() => region.house.drop());

const nothing = { kind: 'not-there' };
const ask = (actor: StaffActor, owner: OwnerActor) =>
  askPupil(actor, region.house, { owner: owner.owner, group: region.group }, 'Dan kan ik je helpen.');
const open = async (actor: StaffActor, grant: GrantId): Promise<ReaderActor> => {
  const reader = await readerOf(actor, region.house, grant);
  await acceptAtWork(reader, region.house);
  return reader;
};

describe('a request for access (F88)', () => {
  it('is asked once, and waits calmly; who asked learns only that nothing was shared', async () => {
    const { house, visser } = region;
    expect(await ask(visser, noor)).toBe('asked');
    expect(await ask(visser, noor)).toBe('too-soon');
    expect(await listRequests(noor, house)).toMatchObject([
      {
        name: 'mevrouw Visser',
        role: 'mentor',
        organisation: 'De Proefschool',
        why: 'Dan kan ik je helpen.',
      },
    ]);
    const before = await listAsked(visser, house);
    await declineRequest(noor, house, visser.person);
    expect(await listRequests(noor, house)).toEqual([]);
    expect(await listAsked(visser, house)).toEqual(before);
    expect(await ask(visser, noor)).toBe('too-soon');
  });

  it('can be asked again after three months, whether the answer was a no or silence', async () => {
    const { house, visser } = region;
    const sam = await region.young('Sam');
    await ask(visser, sam);
    house.setClock(days(89));
    expect(await ask(visser, sam)).toBe('too-soon');
    house.setClock(days(1));
    expect([await ask(visser, sam), await ask(visser, noor)]).toEqual(['asked', 'asked']);
    expect(await listRequests(sam, house)).toHaveLength(1);
  });

  it('is answered by sharing with who asked; the log has who asked, and where', async () => {
    const { house, visser } = region;
    const [waiting] = await listRequests(noor, house);
    if (waiting === undefined) throw new Error('nobody asks');
    const id = await makeDraft(
      noor,
      house,
      { name: 'mevrouw Visser', role: 'mentor', organisation: '' },
      waiting.to,
    );
    expect((await readShare(noor, house, id))?.scope).toEqual({ chapters: [], questions: [], extra: [] });
    await chooseWhat(noor, house, id, { chapters: ['wie'], questions: [] });
    await giveShare(noor, house, id);
    expect(await listRequests(noor, house)).toEqual([]);
    expect((await listInbox(visser, house)).map(({ grant }) => grant)).toEqual([id]);
    const { lines } = await readHistory(noor, house, { whole: false });
    expect(lines.find(({ action }) => action === 'request.ask')?.by).toMatchObject({
      name: 'mevrouw Visser',
    });
  });

  it('nobody asks who does not guide them: not another mentor, not after the class was left, not an adviser they never chose', async () => {
    const { house, visser, bakker, adviser, group } = region;
    const mees = await region.young('Mees');
    await expect(ask(bakker, mees)).rejects.toMatchObject(nothing);
    await expect(ask(adviser, mees)).rejects.toMatchObject(nothing);
    const unchosen = {
      ...adviser,
      owner: mees.owner,
      grant: (await shareWith(house, noor, 'Techniek')) as GrantId,
    };
    await expect(askForMore(unchosen, house, 'x')).rejects.toMatchObject(nothing);
    await removeMember(visser, house, group, mees.owner);
    await expect(ask(visser, mees)).rejects.toMatchObject(nothing);
    expect(await listRequests(mees, house)).toEqual([]);
  });

  it('an adviser who reads a share asks for something more', async () => {
    const { house, adviser } = region;
    const reader = await open(adviser, await shareWith(house, noor, 'Joris Terpstra'));
    expect(await askForMore(reader, house, 'Ik zoek werk met je.')).toBe('asked');
    expect(await listRequests(noor, house)).toMatchObject([{ role: 'adviser', why: 'Ik zoek werk met je.' }]);
  });
});

describe('a hand-over (F65)', () => {
  const propose = async (reader: ReaderActor): Promise<boolean> => {
    const to = (await listSuccessors(reader, region.house)).find(({ name }) => name === 'Zorg');
    if (to === undefined) throw new Error('nobody to take over');
    const as = { name: 'Zorg', role: 'wie de intake doet', organisation: 'Mbo De Brug' };
    return proposeHandover(reader, region.house, { to, as }, 'Zij kennen jouw richting.');
  };

  it('moves nothing before the young person’s yes, and then ends the one and starts the other at once', async () => {
    const { house, adviser, care } = region;
    const grant = await shareWith(house, noor, 'Joris Terpstra');
    const reader = await open(adviser, grant);
    expect([await propose(reader), await propose(reader)]).toEqual([true, false]);
    expect(await listInbox(care, house)).toEqual([]);
    expect(await listHandovers(noor, house)).toMatchObject([
      { grant, from: 'Joris Terpstra', to: { name: 'Zorg' }, why: 'Zij kennen jouw richting.' },
    ]);
    const next = await draftForHandover(noor, house, grant, true);
    expect((await readShare(noor, house, next))?.scope.chapters).toEqual(['wie']);
    await lookShared(reader, house, 'nl');
    expect(await giveShare(noor, house, next)).toBe('given');
    await expect(lookShared(reader, house, 'nl')).rejects.toMatchObject(nothing);
    expect((await listInbox(care, house)).map((one) => one.grant)).toEqual([next]);
    expect((await lookShared(await open(care, next), house, 'nl')).shown.called).toBe('Noor');
    expect(await listHandovers(noor, house)).toEqual([]);
    const actions = (await logOf(house, { actor: noor, token: '' })).map(({ action }) => action);
    expect(actions).toContain('handover.propose');
    const { log } = await takeEverything({ ...noor, provenUntil: new Date('2100-01-01') }, house, 'nl');
    expect(log).toContainEqual(
      expect.objectContaining({ grant: next, detail: expect.objectContaining({ takesOver: grant }) }),
    );
  });

  it('sharing something with them by oneself is no yes: only the draft that was made for it takes over', async () => {
    const { house, adviser } = region;
    const grant = await shareWith(house, noor, 'Joris Terpstra');
    const reader = await open(adviser, grant);
    await propose(reader);
    await shareWith(house, noor, 'Zorg');
    expect((await lookShared(reader, house, 'nl')).shown.called).toBe('Noor');
    expect(await listHandovers(noor, house)).toMatchObject([{ grant }]);
    await declineHandover(noor, house, grant);
  });

  it('a draft that was made for it and given to somebody else instead is no yes', async () => {
    const { house, adviser } = region;
    const grant = await shareWith(house, noor, 'Joris Terpstra');
    const reader = await open(adviser, grant);
    await propose(reader);
    const less = await draftForHandover(noor, house, grant, false);
    const other = (await listReceivers(noor, house, 'techniek')).found[0];
    await changeReceiver(
      noor,
      house,
      less,
      { name: 'Techniek', role: '', organisation: 'Mbo De Brug' },
      other?.to,
    );
    await chooseWhat(noor, house, less, { chapters: ['wie'], questions: [] });
    expect(await giveShare(noor, house, less)).toBe('given');
    expect((await readShare(noor, house, less))?.receiver.name).toBe('Techniek');
    expect((await lookShared(reader, house, 'nl')).shown.called).toBe('Noor');
    expect(await listHandovers(noor, house)).toMatchObject([{ grant }]);
    await declineHandover(noor, house, grant);
  });

  it('a no leaves it as it is; less can be chosen, and nothing is chosen beforehand', async () => {
    const { house, adviser } = region;
    const grant = await shareWith(house, noor, 'Joris Terpstra');
    const reader = await open(adviser, grant);
    await propose(reader);
    const less = await draftForHandover(noor, house, grant, false);
    expect((await readShare(noor, house, less))?.scope.chapters).toEqual([]);
    await declineHandover(noor, house, grant);
    expect(await listHandovers(noor, house)).toEqual([]);
    expect((await lookShared(reader, house, 'nl')).shown.called).toBe('Noor');
    await expect(draftForHandover(noor, house, grant, true)).rejects.toMatchObject(nothing);
  });

  it('who does not read the share proposes nothing about it', async () => {
    const { house, care, tech } = region;
    const grant = await shareWith(house, noor, 'Techniek');
    await expect(readerOf(care, house, grant)).rejects.toMatchObject(nothing);
    await expect(propose({ ...tech, grant, owner: noor.owner })).rejects.toMatchObject(nothing);
    expect((await listReceivers(noor, house, 'zorg')).found).toHaveLength(1);
  });
});
