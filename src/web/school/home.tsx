import type { StaffActor } from '../../access/actor.ts';
import { wallOf } from '../../base/wall.ts';
import { readSchool, type School, type SchoolClass } from '../../insight/school.ts';
import type { OrganisationTable } from '../../organisations/rows.ts';
import type { SchoolApplied } from '../../passport/applied-rows.ts';
import { WorkLinks } from '../begeleider/work-links.tsx';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { ClassList } from './class-list.tsx';

/** A dean's first page: the school in one look. What is to be done stands first, then each class; numbers, and nothing of one young person (F51). */
export async function showSchool(asked: Asked<StaffActor>, waiting: number | undefined): Promise<Response> {
  const { actor, house, view, show } = asked;
  const school = await readSchool(actor, house);
  const { t } = view;
  const [own] = school.places;
  const page = (
    <Page
      view={view}
      wide
      title={t('school.home')}
      heading={own?.name ?? t('school.home')}
      lead={t('school.home-lead', { year: school.year })}
    >
      <div class="stack">
        <ToDo view={view} school={school} />
        <div class="grid">
          <Applied view={view} applied={school.applied} />
          {waiting === undefined ? null : <FromHome view={view} waiting={waiting} />}
        </div>
        {school.places.map((place) => (
          <PlacePart
            view={view}
            place={place}
            named={school.places.length > 1}
            year={school.year}
            classes={school.classes.filter(({ organisation }) => organisation === place.id)}
          />
        ))}
        <ul class="links">
          <li>
            <Link href={paths.figures()}>{t('figures.to')}</Link>
          </li>
          <WorkLinks asked={asked} />
        </ul>
        <Disclosure words={t('school.what-i-see')}>
          <p>{t('school.what-i-see-1')}</p>
          <p>{t('school.what-i-see-2')}</p>
        </Disclosure>
      </div>
    </Page>
  );
  return show(page);
}

/** One thing at a time: first a list, then mentors for classes that have none. */
function ToDo({ view: { t }, school }: { view: View; school: School }) {
  const [own] = school.places;
  if (own === undefined) return null;
  const without = school.classes.filter(({ mentors, year }) => mentors.length === 0 && year === school.year);
  if (school.classes.length === 0)
    return (
      <Sheet tone="sky">
        <p>{t('school.do-list')}</p>
        <Actions>
          <LinkButton kind="main" href={paths.roster(own.id)}>
            {t('school.list')}
          </LinkButton>
          <LinkButton href={paths.newYear(own.id)}>{t('school.do-classes')}</LinkButton>
        </Actions>
      </Sheet>
    );
  if (without.length === 0) return null;
  return (
    <Sheet tone="sky">
      <p>
        {t('school.do-mentors', {
          count: without.length,
          groups: without.map(({ name }) => name).join(', '),
        })}
      </p>
      <Actions>
        <LinkButton kind="main" href={paths.newMentors(without[0]?.organisation ?? own.id)}>
          {t('school.new-mentors')}
        </LinkButton>
      </Actions>
    </Sheet>
  );
}

/** Applied or not before 1 April, as far as young people say so (F52): a part of all who spoke, and nothing under ten. */
function Applied({ view: { t, now }, applied }: { view: View; applied: SchoolApplied | undefined }) {
  return (
    <Sheet as="section" labelledBy="aangemeld">
      <h2 id="aangemeld">{t('school.applied')}</h2>
      {applied === undefined ? (
        <p>{t('school.applied-few')}</p>
      ) : (
        <>
          <p>{t('school.applied-said', { said: applied.said, quarters: String(applied.quarters) })}</p>
          {applied.help ? <p>{t('school.applied-some-help')}</p> : null}
        </>
      )}
      {canApply(now) ? <p class="soft">{t('school.applied-until')}</p> : null}
    </Sheet>
  );
}

/** From the summer until 1 April, when applying for mbo ends. */
function canApply(now: Date): boolean {
  const date = wallOf(now).day.slice(5);
  return date <= '04-01' || date >= '08-01';
}

/** Who asked the dean about consent of home, and waits (F44). */
function FromHome({ view: { t }, waiting }: { view: View; waiting: number }) {
  return (
    <Sheet as="section" labelledBy="thuis" tone={waiting === 0 ? 'white' : 'rose'}>
      <h2 id="thuis">
        <a class="sheet-link" href={paths.waiting()}>
          {t('entrust.waiting', { count: waiting })}
        </a>
      </h2>
    </Sheet>
  );
}

type PartProps = {
  view: View;
  place: OrganisationTable;
  named: boolean;
  year: string;
  classes: readonly SchoolClass[];
};

function PlacePart({ view, place, named, year, classes }: PartProps) {
  const { t } = view;
  const heading = `p-${place.id}`;
  return (
    <section class="flow" aria-labelledby={heading}>
      <h2 id={heading}>{named ? t('school.classes-of', { place: place.name }) : t('school.classes')}</h2>
      {classes.length === 0 ? <p>{t('school.no-classes')}</p> : null}
      <ClassList view={view} classes={classes} year={year} />
      <ul class="links">
        <li>
          <Link href={paths.roster(place.id)}>{t('school.list')}</Link>
        </li>
        <li>
          <Link href={paths.newMentors(place.id)}>{t('school.new-mentors')}</Link>
        </li>
        <li>
          <Link href={paths.newYear(place.id)}>{t('school.year')}</Link>
        </li>
        <li>
          <Link href={paths.schoolWords(place.id)}>{t('school.words')}</Link>
        </li>
      </ul>
    </section>
  );
}
