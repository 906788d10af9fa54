import type { SchoolClass } from '../../insight/school.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Link } from '../parts/link.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { MentorWhen } from './mentor-when.tsx';

type ListProps = { view: View; classes: readonly SchoolClass[]; year: string };

/** So many classes stand in sight at once; of more, those of a year fold out together. */
const mostInSight = 12;

/** The classes of a place. A full school is five lines or six, each of a year of the school; who has no mentor is told above. */
export function ClassList({ view, classes, year }: ListProps) {
  const { t } = view;
  const sheets = (some: readonly SchoolClass[]) => (
    <ul class="grid">
      {some.map((one) => (
        <ClassSheet view={view} one={one} next={one.year !== year} />
      ))}
    </ul>
  );
  const layers = Object.entries(Object.groupBy(classes, layerOf));
  if (classes.length <= mostInSight || layers.length < 2) return sheets(classes);
  return layers.map(([layer, some = []]) => (
    <Disclosure words={t(layer === '' ? 'school.layer-else' : 'school.layer', { layer, count: some.length })}>
      {sheets(some)}
    </Disclosure>
  ));
}

/** "3" of 3B, of V3c and of 3-havo: the first number in the name of a class; nothing when there is none. */
const layerOf = ({ name }: SchoolClass): string => /\d+/.exec(name)?.[0] ?? '';

/** `next`: a class of the year to come. */
function ClassSheet({ view, one, next }: { view: View; one: SchoolClass; next: boolean }) {
  const { t } = view;
  const { id, name, year, mentors, listed, begun, far } = one;
  return (
    <Sheet as="li">
      <h3>
        <Link href={paths.schoolGroup(id)}>
          {next ? t('school.class-next', { group: name, year }) : t('school.class', { group: name })}
        </Link>
      </h3>
      {mentors.length === 0 ? (
        <p class="strong">{t('school.no-mentor')}</p>
      ) : (
        <ul class="plain-list">
          {mentors.map((mentor) => (
            <li>
              <bdi>{mentor.name}</bdi>
              <MentorWhen view={view} mentor={mentor} />
            </li>
          ))}
        </ul>
      )}
      {listed === 0 ? null : <p class="small">{t('school.listed', { listed, begun })}</p>}
      <p class="small">{farWords(view, far)}</p>
    </Sheet>
  );
}

/** "18 doen mee. Ongeveer de helft is bezig." Nothing under ten, and no part in the week after somebody was taken off (G: figures about groups). */
function farWords({ t }: View, far: SchoolClass['far']): string {
  if (far === undefined) return t('school.far-nobody');
  const { members, begun, finished } = far;
  if (members === null) return t('school.far-few');
  const many = t('school.far-members', { members });
  if (begun === null || finished === null) return `${many} ${t('school.far-changed')}`;
  const parts = { begun: String(begun), finished: String(finished) };
  return `${many} ${t('school.far-begun', parts)} ${t('school.far-finished', parts)}`;
}
