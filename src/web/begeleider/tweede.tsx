import type { Actor } from '../../access/actor.ts';
import {
  askFactorChallenge,
  beginApp,
  confirmApp,
  nextStep,
  type Step,
  setPasskey,
  showApp,
  showPasskey,
  showRecovery,
} from '../../identity/factor.ts';
import { readBack } from '../../identity/school.ts';
import { linkStaff } from '../../identity/school-staff.ts';
import { hatsToChoose, wearHat } from '../../identity/staff.ts';
import { demoPasskey } from '../demo/passkey.ts';
import type { Issue } from '../parts/error-summary.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { hostOf, siteOf } from '../site.ts';
import { showHats } from './hats.tsx';
import { linkPage } from './koppel-page.tsx';
import { codesPage, setPage, showPage } from './tweede-pages.tsx';

/** The second step of signing in at work, after the code out of the letter; the first time it is set up. At the end a hat is chosen. */
export const staffFactorRoute = openRoute(paths.staffFactor(), {
  async get(asked) {
    const { attempt, house } = asked;
    const step = attempt === undefined ? undefined : await nextStep(house, attempt);
    if (attempt === undefined || step === undefined) return asked.go(paths.staffSignIn());
    if (step.kind !== 'through') return pageOf(asked, step, []);
    const waiting = await accountWaiting(asked);
    return waiting === undefined
      ? chooseHat(asked, attempt, [])
      : linkPage(asked, waiting.school, waiting.name);
  },
  async post(asked) {
    const { attempt, house, form } = asked;
    const step = attempt === undefined ? undefined : await nextStep(house, attempt);
    if (attempt === undefined || step === undefined)
      return asked.byScript ? asked.json({}, 409) : asked.go(paths.staffSignIn());
    if (form.get('doe') === 'vraag')
      return asked.json({ ...(await askFactorChallenge(house, attempt)), host: hostOf(asked) });
    if (step.kind === 'through')
      return form.has('koppel') ? answerLink(asked, attempt) : comeIn(asked, attempt);
    return step.kind === 'show' ? show(asked, attempt, step) : set(asked, attempt, step);
  },
});

type Showing = Extract<Step, { kind: 'show' }>;
type Setting = Extract<Step, { kind: 'set' }>;
type Tried = { kind: 'wrong'; left: number } | { kind: 'over' };

async function show(asked: Asked<Actor>, attempt: string, step: Showing): Promise<Response> {
  const passkey = asked.form.get('sleutel') || (await demoPasskey(asked, attempt));
  if (!passkey) return showCode(asked, attempt, step);
  const shown = await showPasskey(asked.house, attempt, passkey, siteOf(asked));
  if (shown.kind === 'right') return goOn(asked, attempt);
  return pageOf(asked, step, [issue(asked, 'sleutel', shown)]);
}

/** Tries of a code count by person too: ten wrong ones a day, whatever letters were asked for (G18). */
async function showCode(asked: Asked<Actor>, attempt: string, step: Showing): Promise<Response> {
  const { house, desk, form } = asked;
  await desk.limits.take('second-factor', step.person);
  const recovery = form.get('herstel') ?? '';
  const shown = await (recovery === ''
    ? showApp(house, attempt, form.get('code') ?? '')
    : showRecovery(house, attempt, recovery));
  if (shown.kind !== 'right')
    return pageOf(asked, step, [issue(asked, recovery === '' ? 'code' : 'herstel', shown)]);
  await desk.limits.giveBack('second-factor', step.person);
  return goOn(asked, attempt);
}

async function set(asked: Asked<Actor>, attempt: string, step: Setting): Promise<Response> {
  const { house, form, deviceName } = asked;
  if (form.get('doe') === 'app') {
    await beginApp(house, attempt);
    return asked.go(paths.staffFactor());
  }
  const passkey = form.get('sleutel') ?? '';
  const done = await (passkey === ''
    ? confirmApp(house, attempt, form.get('code') ?? '')
    : setPasskey(house, attempt, passkey, siteOf(asked), deviceName));
  if (done.kind === 'set') return codesPage(asked, done.codes);
  return pageOf(asked, step, [issue(asked, passkey === '' ? 'code' : 'sleutel', done)]);
}

/** On to what is next: in, or a hat to choose, or a new factor after a code on paper, or an account that waits. */
export async function goOn(asked: Asked<Actor>, attempt: string): Promise<Response> {
  return (await accountWaiting(asked)) === undefined ? goIn(asked, attempt) : stay(asked, attempt);
}

const stay = (asked: Asked<Actor>, attempt: string): Response =>
  asked.setAttempt(asked.go(paths.staffFactor()), attempt);

/** The account that came back in this browser and is nobody's here. Whose it is, is asked: it may be of who sat here before. */
async function accountWaiting({
  house,
  desk,
  school,
}: Asked<Actor>): Promise<{ school: string; name: string | undefined } | undefined> {
  const back = school === undefined ? undefined : await readBack(house, school);
  if (back === undefined || back.for !== 'staff' || back.linked) return undefined;
  const known = desk.schools?.find(({ about }) => about.key === back.issuer);
  return known && { school: known.about.name, name: back.name };
}

/** Linked by a press of who came in as they were invited, or not; either way the account waits no longer. */
async function answerLink(asked: Asked<Actor>, attempt: string): Promise<Response> {
  if (asked.school !== undefined && asked.form.get('koppel') === 'ja')
    await linkStaff(asked.house, asked.school, attempt);
  return asked.setSchool(await goIn(asked, attempt), '');
}

async function goIn(asked: Asked<Actor>, attempt: string): Promise<Response> {
  const came = await wearHat(asked.house, attempt);
  return came === undefined ? stay(asked, attempt) : welcome(asked, came);
}

async function comeIn(asked: Asked<Actor>, attempt: string): Promise<Response> {
  const { house, form, view } = asked;
  if (!form.has('rol')) return goOn(asked, attempt);
  const came = await wearHat(house, attempt, form.getAll('rol').at(-1) ?? '');
  if (came !== undefined) return welcome(asked, came);
  return chooseHat(asked, attempt, [{ field: 'rol', words: view.t('staff.hats-issue') }]);
}

async function chooseHat(asked: Asked<Actor>, attempt: string, issues: readonly Issue[]): Promise<Response> {
  const hats = await hatsToChoose(asked.house, attempt);
  return hats === undefined ? asked.go(paths.staffSignIn()) : showHats(asked, hats, issues);
}

const welcome = (
  asked: Asked<Actor>,
  { token, device }: { token: string; device: 'own' | 'shared' },
): Response => asked.setAttempt(asked.signIn(asked.go(paths.staffHome()), token, device), '');

const pageOf = (asked: Asked<Actor>, step: Showing | Setting, issues: readonly Issue[]): Response =>
  step.kind === 'show' ? showPage(asked, step, issues) : setPage(asked, step, issues);

/** What is the matter; after the last try the way leads to a new mailed code. */
function issue({ view: { t } }: Asked<Actor>, field: string, tried: Tried): Issue {
  if (tried.kind === 'over') return { field, words: t('factor.over') };
  return {
    field,
    words: t(`factor.wrong-${field === 'sleutel' ? 'passkey' : 'code'}`, { left: tried.left }),
  };
}
