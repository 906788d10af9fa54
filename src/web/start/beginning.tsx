import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../access/actor.ts';
import { codeLength, readCode } from '../../base/code.ts';
import type { FoundLesson } from '../../identity/find-lesson.ts';
import type { FoundPlace } from '../../identity/find-place.ts';
import { findSession } from '../../identity/session.ts';
import { type Joining, startPassport } from '../../identity/start.ts';
import { cleanLine } from '../../questions/clean.ts';
import { showWait } from '../../words/text.ts';
import { tooOften } from '../faults.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import { keepTried, triedField } from './proberen.tsx';

/** The longest name to be called by. */
const longestName = 40;

/** The class that a code leads to: that on the board, or that on a start card. */
export type Entry = { found: FoundLesson | FoundPlace; code: string };

/** A code of the board or of a start card, however it was typed (U12). */
export const readClassCode = (typed: string): string | undefined =>
  readCode(typed, codeLength.lesson) ?? readCode(typed, codeLength.start);

/** What somebody joins, out of what was found. */
export const joiningOf = ({ found }: Entry): Joining =>
  'lesson' in found
    ? { lesson: found.lesson, group: found.group }
    : { startCode: found.startCode, group: found.group };

/** "Dit is 3B van mevrouw Visser, op De Wilgenstroom." A group on a school's list may have no mentor yet. */
function leadOf({ t }: Asked<Actor>['view'], { found }: Entry): string {
  const { groupName: group, mentorName: mentor, organisationName: school } = found;
  return mentor === ''
    ? t('places.join-lead', { group, school })
    : t('start.join-lead', { group, mentor, school });
}

/** What to be called and whose device this is: with the class code at most three fields (U26). */
export function beginPage(
  asked: Asked<Actor>,
  lesson: Entry | undefined,
  issues: readonly Issue[] = [],
): Response {
  const { view, form } = asked;
  const { t } = view;
  const heading = lesson ? t('start.join-title', { group: lesson.found.groupName }) : t('start.alone-title');
  const lead = lesson ? leadOf(view, lesson) : t('start.alone-form-lead');
  const action = lesson ? paths.join(lesson.code) : paths.alone();
  const page = (
    <Page
      view={view}
      title={heading}
      heading={heading}
      lead={lead}
      back={form.has(triedField) ? paths.tryOut() : paths.start()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={action} once={form.get('eens') ?? randomUUID()}>
        {form.has(triedField) ? (
          <input type="hidden" name={triedField} value={form.get(triedField) ?? ''} />
        ) : null}
        <TextField
          view={view}
          name="naam"
          label={t('start.called')}
          hint={t('start.called-hint')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? (lesson && 'first' in lesson.found ? lesson.found.first : '')}
          maxlength={longestName}
          autocapitalize="words"
          spellcheck={false}
        />
        <DeviceChoice asked={asked} />
        <Actions>
          <Button kind="main">{lesson ? t('start.join') : t('start.begin')}</Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** "Is dit jouw eigen apparaat?" No, unless somebody says so (C12). */
export function DeviceChoice({ asked }: { asked: Asked<Actor> }) {
  const { t } = asked.view;
  return (
    <Radios
      name="apparaat"
      legend={t('start.own-device')}
      hint={t('start.own-device-hint')}
      options={[
        { value: 'shared', words: t('start.device-shared') },
        { value: 'own', words: t('start.device-own') },
      ]}
      chosen={[readDevice(asked.form)]}
    />
  );
}

export const readDevice = (form: URLSearchParams): 'own' | 'shared' =>
  form.get('apparaat') === 'own' ? 'own' : 'shared';

/** Begins the passport and shows the card. A second press of the same form, with the same name, lands in the same passport. */
export async function begin(asked: Asked<Actor>, lesson: Entry | undefined): Promise<Response> {
  const { form, house, desk, view } = asked;
  const called = cleanLine(form.get('naam') ?? '', longestName);
  if (called === '')
    return beginPage(asked, lesson, [{ field: 'naam', words: view.t('start.called-empty') }]);
  const wait = lesson
    ? await desk.limits.count(
        'lesson-join',
        'lesson' in lesson.found ? lesson.found.lesson : lesson.found.group,
      )
    : await desk.limits.count('new-passport', asked.network);
  // On this page, that keeps the name and what was tried before.
  if (wait > 0) {
    const words = view.t('start.begin-often', { when: showWait(view.language, wait) });
    return tooOften(beginPage(asked, lesson, [{ field: 'naam', words }]), wait);
  }
  const beginning = {
    called,
    device: readDevice(form),
    language: view.language,
    look: view.look,
    about: asked.deviceName,
    ...(lesson && { lesson: joiningOf(lesson) }),
  };
  const { token } = await startPassport(house, beginning, onceOf(form, called));
  const begun = (await findSession(house, token))?.actor;
  if (begun?.kind === 'owner') await keepTried(house, begun, form);
  return asked.signIn(asked.go(paths.card()), token, beginning.device);
}

/** Another name on the same form is another person on the same computer. */
function onceOf(form: URLSearchParams, called: string): string | undefined {
  const mark = form.get('eens');
  return mark === null ? undefined : createHash('sha256').update(`${mark} ${called}`).digest('base64url');
}
