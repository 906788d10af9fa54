import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { giveRoles } from '../../identity/staffing.ts';
import { readSchool, type School, type SchoolClass } from '../../insight/school.ts';
import { mostInWave, readWave, type Wave, type WaveIssue } from '../../organisations/wave.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { schoolOf } from './lijst.tsx';

/** The August wave (F49): a pasted list of names, addresses and classes becomes mentors in one go. It shows what was read first. */
export const newMentorsRoute = staffRoute(pattern.newMentors, {
  get: async (asked) => showForm(asked, await readSchool(asked.actor, asked.house), undefined),
  async post(asked) {
    const { form, view } = asked;
    const school = await readSchool(asked.actor, asked.house);
    const wave = readWave((form.get('lijst') ?? '').slice(0, 60_000), classesAt(asked, school));
    const none = wave.rows.length + wave.issues.length === 0;
    if (none) return showForm(asked, school, view.t('school.wave-empty'));
    if (wave.rows.length > mostInWave)
      return showForm(asked, school, view.t('school.wave-many', { most: mostInWave }));
    if (wave.issues.length > 0 || form.get('doe') === 'anders')
      return showForm(asked, school, undefined, wave);
    return form.get('doe') === 'ja' ? make(asked, wave) : showCheck(asked, wave);
  },
});

/** The classes of this year, of the school in the address, which is one that this dean looks after. */
function classesAt(asked: Asked<StaffActor>, { classes, places, year: now }: School): readonly SchoolClass[] {
  const school = schoolOf(asked);
  if (!places.some(({ id }) => id === school)) throw new Fault('not-there', 'no such school');
  return classes.filter(({ organisation, year }) => organisation === school && year === now);
}

async function make(asked: Asked<StaffActor>, { rows }: Wave): Promise<Response> {
  const { actor, house, desk, view } = asked;
  const { t } = view;
  const address = desk.origin() + paths.staffSignIn();
  const organisation = schoolOf(asked);
  const made = await giveRoles(
    actor,
    house,
    rows.map(({ name, mail, groups }) => ({
      who: { name, mail },
      gives: { role: 'mentor', organisation, groups, address },
    })),
  );
  if (made === 'self') return showForm(asked, await readSchool(actor, house), t('school.self'));
  return asked.show(
    <Page
      view={view}
      title={t('school.wave-done')}
      heading={t('school.wave-done')}
      lead={t('school.wave-done-lead', { count: rows.length, made })}
      back={paths.staffHome()}
    >
      <p>{t('school.wave-done-what', { address: address.replace(/^https?:\/\//, '') })}</p>
      <Actions>
        <LinkButton kind="main" href={paths.staffHome()}>
          {t('school.to-home')}
        </LinkButton>
      </Actions>
    </Page>,
  );
}

/** Before anything is made: who becomes mentor of what. */
function showCheck(asked: Asked<StaffActor>, { rows }: Wave): Response {
  const { view, form } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('school.wave-check')}
      heading={t('school.wave-check')}
      lead={t('school.wave-check-lead', { count: rows.length })}
      back={paths.newMentors(schoolOf(asked))}
    >
      <Form view={view} action={paths.newMentors(schoolOf(asked))}>
        <input type="hidden" name="lijst" value={form.get('lijst') ?? ''} />
        <Sheet>
          <Rows
            rows={rows.map(({ name, mail, groupNames }) => [
              name,
              <>
                {groupNames.join(', ')}
                <br />
                <span class="soft">{mail}</span>
              </>,
            ])}
          />
        </Sheet>
        <Actions>
          <Button kind="main" name="doe" value="ja">
            {t('school.wave-yes')}
          </Button>
          <Button name="doe" value="anders">
            {t('school.wave-change')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page);
}

function showForm(
  asked: Asked<StaffActor>,
  school: School,
  issue: string | undefined,
  wave?: Wave,
): Response {
  const { view, form } = asked;
  const { t } = view;
  const classes = classesAt(asked, school);
  const told = (wave?.issues ?? []).map((one) => ({ field: 'lijst', words: inWords(view, one) }));
  const issues = issue === undefined ? told : [{ field: 'lijst', words: issue }];
  const page = (
    <Page
      view={view}
      title={t('school.new-mentors')}
      heading={t('school.new-mentors')}
      lead={t('school.wave-lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        {classes.length === 0 ? (
          <p>{t('school.wave-no-classes')}</p>
        ) : (
          <Form view={view} action={paths.newMentors(schoolOf(asked))}>
            <LongField
              view={view}
              name="lijst"
              label={t('school.wave-field')}
              hint={t('school.wave-hint', { group: classes[0]?.name ?? '3B' })}
              issue={issue ?? (told.length > 0 ? issueOf(told, 'lijst') : undefined)}
              value={form.get('lijst') ?? ''}
              rows={8}
              maxlength={60_000}
            />
            <p>{t('school.wave-classes', { groups: classes.map(({ name }) => name).join(', ') })}</p>
            <Actions>
              <Button kind="main">{t('school.wave-read')}</Button>
            </Actions>
          </Form>
        )}
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

const inWords = ({ t }: View, { line, kind, what }: WaveIssue): string =>
  `${t('school.wave-line', { line })} ${t(`school.wave-${kind}`, { what })}`;
