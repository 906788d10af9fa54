import type { StaffActor } from '../../access/actor.ts';
import type { School, SchoolClass, Worker } from '../../insight/school.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { HandOver, MailBack } from './mail-back.tsx';
import { MentorWhen } from './mentor-when.tsx';

/** Who are mentor of a class, and what can be changed for each of them. */
export function Mentors({ view, one, issues }: { view: View; one: SchoolClass; issues: readonly Issue[] }) {
  const { t } = view;
  return (
    <section class="flow" aria-labelledby="mentoren">
      <h2 id="mentoren">{t('school.mentors')}</h2>
      {one.mentors.length === 0 ? <p>{t('school.no-mentor')}</p> : null}
      {one.mentors.map((mentor) => (
        <MentorSheet view={view} one={one} mentor={mentor} issues={issues} />
      ))}
    </section>
  );
}

type MentorProps = { view: View; one: SchoolClass; mentor: Worker; issues: readonly Issue[] };

function MentorSheet({ view, one, mentor, issues }: MentorProps) {
  const { t, now } = view;
  const field = `terug-${mentor.person}`;
  const away = mentor.since > now;
  return (
    <Sheet>
      <p>
        <bdi class="strong">{mentor.name}</bdi>
        <MentorWhen view={view} mentor={mentor} />
      </p>
      <MailBack view={view} worker={mentor} action={paths.schoolGroup(one.id)} />
      <Disclosure
        words={t('school.change-mentor', { name: mentor.name })}
        open={issueOf(issues, field) !== undefined}
      >
        <Form view={view} action={paths.schoolGroup(one.id)}>
          {away ? (
            <Button name="doe" value={`terug.${mentor.person}`}>
              {t('school.back-now')}
            </Button>
          ) : (
            <div class="flow">
              <TextField
                view={view}
                name={field}
                label={t('school.leave-until')}
                hint={t('school.day-hint')}
                issue={issueOf(issues, field)}
                size="short"
              />
              <Button name="doe" value={`verlof.${mentor.person}`}>
                {t('school.leave')}
              </Button>
            </div>
          )}
          <p>{t('school.stop-what')}</p>
          <Button
            kind="stop"
            name="doe"
            value={`stop.${mentor.person}`}
            spoken={t('school.stop-who', { name: mentor.name })}
          >
            {t('school.stop')}
          </Button>
        </Form>
      </Disclosure>
    </Sheet>
  );
}

type AddProps = { asked: Asked<StaffActor>; school: School; one: SchoolClass; issues: readonly Issue[] };

/** One more: somebody who works here already, or somebody new; with a last day it is somebody who stands in. */
export function AddMentor({ asked, school, one, issues }: AddProps) {
  const { view, form } = asked;
  const { t } = view;
  const here = new Set(one.mentors.map(({ person }) => person));
  const others = new Map(
    school.classes
      .flatMap(({ mentors }) => mentors)
      .filter(({ person }) => !here.has(person))
      .map(({ person, name }) => [person, name]),
  );
  const open = issues.some(({ field }) => field === 'naam' || field === 'mail' || field === 'tot');
  return (
    <Disclosure words={t('school.add-mentor')} open={open || one.mentors.length === 0}>
      <Form view={view} action={paths.schoolGroup(one.id)}>
        {others.size === 0 ? null : (
          <SelectField
            view={view}
            name="wie"
            label={t('school.known-mentor')}
            value={form.get('wie') ?? ''}
            options={[
              { value: '', words: t('school.somebody-new') },
              ...[...others].map(([value, words]) => ({ value, words })),
            ]}
          />
        )}
        <TextField
          view={view}
          name="naam"
          label={t('school.name')}
          hint={t('school.name-hint')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? ''}
          maxlength={120}
        />
        <TextField
          view={view}
          name="mail"
          type="email"
          label={t('school.mail')}
          issue={issueOf(issues, 'mail')}
          value={form.get('mail') ?? ''}
          maxlength={254}
        />
        <TextField
          view={view}
          name="tot"
          optional
          label={t('school.until-day')}
          hint={t('school.until-hint')}
          issue={issueOf(issues, 'tot')}
          value={form.get('tot') ?? ''}
          size="short"
        />
        <Actions>
          <Button kind={one.mentors.length === 0 ? 'main' : 'line'} name="doe" value="erbij">
            {t('school.add')}
          </Button>
        </Actions>
        <HandOver asked={asked} />
      </Form>
    </Disclosure>
  );
}
