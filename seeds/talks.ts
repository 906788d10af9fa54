import type { OwnerActor } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { type AgreementId, newId, type TalkId } from '../src/base/id.ts';
import { atWall, dayAfter, wallOf, weekOf } from '../src/base/wall.ts';
import { listMentors } from '../src/look/mentors.ts';
import { keepAgreement, tickAgreement } from '../src/talks/agree.ts';
import { askTalk } from '../src/talks/ask.ts';
import { planTalk } from '../src/talks/plan.ts';
import { addPoint } from '../src/talks/points.ts';
import { addAgreement, declineTalk, proposeTalk } from '../src/talks/propose.ts';
import type { Young } from './cast.ts';
import { signInStaff } from './sign-in.ts';

/**
 * What the cast has to do with talks, now and three weeks ago: Noor has one with Karim and kept agreements out of an earlier one, Oleh asked
 * for one, Amira was proposed one, one with Luuk was called off, and Daan's intake stands among his talks.
 */
export async function plantTalks(
  actor: OwnerActor,
  house: House,
  past: House,
  { key }: Young,
): Promise<void> {
  const mentors = await listMentors(actor, house);
  const mentor = mentors.find(({ name }) => name === usual[key]) ?? mentors[0];
  if (key === 'noor' && mentor !== undefined) {
    const earlier = newId<TalkId>();
    const words = { who: mentor.name, place: 'lokaal 12', bring: '', agenda: [{ question: 'wie5' }] };
    const talk = { kind: 'talk' as const, minutes: 30, remind: false };
    await planTalk(
      actor,
      past,
      earlier,
      { ...talk, starts: on(past, 0, 3), chapters: ['wie'], words },
      mentor,
    );
    const open = newId<AgreementId>();
    await keepAgreement(actor, past, open, agreed('De open dag opzoeken', 'Noor', null), earlier);
    await tickAgreement(actor, house, open, true);
    const karim = await signInStaff(house, 'haddou@wilgenstroom.example', 'mentor');
    const due = dayAfter(wallOf(house.clock()).day, 2);
    await addAgreement(karim, house, newId(), earlier, agreed('Een meeloopdag regelen', 'Karim', due));
    await addPoint(actor, house, newId(), 'Mag ik bij een meeloopdag iemand meenemen?');
    const next = { ...words, bring: 'je rooster', agenda: [{ question: 'nod1' }] };
    const plan = { ...talk, starts: on(house, 1, 3), chapters: ['kan' as const], remind: true, words: next };
    await planTalk(actor, house, newId(), plan, mentor);
  }
  if (key === 'oleh' && mentor !== undefined) await askTalk(actor, house, mentor);
  if (key === 'amira' && mentor !== undefined) {
    const adema = await signInStaff(house, 'adema@heuvelgaard.example', 'mentor');
    const to = { owner: actor.owner, group: mentor.group, who: mentor.name };
    const note = 'Ik heb dan een half uur voor je.';
    const proposal = { starts: on(house, 1, 1), minutes: 30, place: 'mijn kamer', note, remind: true };
    await proposeTalk(adema, house, newId(), to, proposal);
  }
  if (key === 'luuk' && mentor !== undefined) {
    const id = newId<TalkId>();
    const words = { who: mentor.name, place: 'de kantine', bring: '', agenda: [] };
    const plan = { kind: 'talk' as const, minutes: 20, remind: false, words, chapters: [] };
    await planTalk(actor, past, id, { ...plan, starts: on(house, 1, 2) }, mentor);
    const adema = await signInStaff(house, 'adema@heuvelgaard.example', 'mentor');
    await declineTalk(adema, house, id, 'Ik ben dan op excursie. Kies gerust een andere dag.');
  }
  if (key === 'daan') {
    await keepAgreement(actor, house, newId(), agreed('Mijn id-kaart klaarleggen', 'Daan', null));
    const words = { who: 'mevrouw Yıldız', place: 'bij de receptie', bring: '', agenda: [] };
    const plan = { kind: 'intake' as const, minutes: 45, remind: true, words };
    await planTalk(actor, house, newId(), { ...plan, starts: on(house, 2, 2), chapters: ['stap'] });
  }
}

const usual: Partial<Record<Young['key'], string>> = { noor: 'Karim Haddou', oleh: 'mevrouw Visser' };

const agreed = (what: string, who: string, due: string | null) => ({
  words: { what, who, when: due ?? 'voor de kerst' },
  due,
});

/** Eleven o'clock on a weekday (0 is Monday), so many weeks after the one that it is; always a day that is still to come. */
function on(house: House, weeks: number, weekday: number): Date {
  const { from } = weekOf(wallOf(house.clock()).day);
  const day = dayAfter(from, weeks * 7 + weekday);
  const at = atWall({ day, time: '11:00' });
  if (at === undefined) throw new Error('no such time');
  return at;
}
