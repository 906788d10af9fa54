import type { StaffActor } from '../../access/actor.ts';
import type { OrganisationId } from '../../base/id.ts';
import { type Registered, readRegister } from '../../contracts/register.ts';
import { type Region, readRegion, type Worker } from '../../insight/school.ts';
import { countStale } from '../../method/draft.ts';
import type { OrganisationTable } from '../../organisations/rows.ts';
import type { OrganisationKind } from '../../organisations/tree.ts';
import type { Key } from '../../words/catalogs.ts';
import { roleWords } from '../begeleider/hats.tsx';
import { Ways, WorkLinks } from '../begeleider/work-links.tsx';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

/** The first page of who looks after a region: who is where, what lacks somebody, and the ways to agreements, languages and the register (F55, F56). */
export async function showRegion(asked: Asked<StaffActor>): Promise<Response> {
  const { actor, house, view, show } = asked;
  const region = await readRegion(actor, house);
  const stale = await countStale(actor, house);
  const { t } = view;
  const first = toDo(view, region, await unsignedOf(asked, region));
  // What there is little of stands side by side.
  const many = (kind: OrganisationKind) => region.organisations.filter((one) => one.kind === kind).length > 2;
  const page = (
    <Page view={view} wide title={t('region.home')} heading={region.name} lead={t('region.home-lead')}>
      <div class="stack">
        {first === null ? null : <ToDo first={first} />}
        {stale === 0 ? null : (
          <Notice kind="mind">
            <p>{t('sets.stale-home')}</p>
            <p>
              <Link href={paths.sets()}>{t('sets.title')}</Link>
            </p>
          </Notice>
        )}
        <RegionWays view={view} />
        {kinds.map((kind) => (many(kind) ? <KindPart view={view} region={region} kind={kind} /> : null))}
        <div class="grid">
          {kinds.map((kind) => (many(kind) ? null : <KindPart view={view} region={region} kind={kind} />))}
        </div>
        <ul class="links">
          <li>
            <Link href={paths.receive()}>{t('staff.work-open')}</Link>
          </li>
          <WorkLinks asked={asked} />
        </ul>
        <Disclosure words={t('region.what-i-see')}>
          <p>{t('region.what-i-see-1')}</p>
          <p>{t('region.what-i-see-2')}</p>
        </Disclosure>
      </div>
    </Page>
  );
  return show(page);
}

/** What else an admin does, by what it is for. */
const ways: readonly (readonly [
  name: 'places' | 'young' | 'agreed',
  ways: readonly (readonly [string, Key])[],
])[] = [
  [
    'places',
    [
      [paths.register(), 'region.register'],
      [paths.newOrganisation(), 'region.new'],
      [paths.figures(), 'figures.title'],
    ],
  ],
  [
    'young',
    [
      [paths.sets(), 'sets.title'],
      [paths.theme(), 'theme.title'],
      [paths.translations(), 'translations.title'],
    ],
  ],
  [
    'agreed',
    [
      [paths.contracts(), 'contracts.title'],
      [paths.mailCheck(), 'post.home'],
    ],
  ],
];

function RegionWays({ view: { t } }: { view: View }) {
  return (
    <div class="grid">
      {ways.map(([name, links]) => (
        <Ways id={`weg-${name}`} heading={t(`region.ways-${name}`)}>
          {links.map(([href, words]) => (
            <li>
              <Link href={href}>{t(words)}</Link>
            </li>
          ))}
        </Ways>
      ))}
    </div>
  );
}

const kinds = [
  'school',
  'mbo',
  'doorstroompunt',
  'municipality',
  'employer',
] as const satisfies OrganisationKind[];
/** Who has to be there before young people can be helped. */
const needed = { school: 'dean', mbo: 'intaker', doorstroompunt: 'adviser' } as const;

/** What stands on its own or has nobody of the role that it needs, in itself or in a part of it. */
const lacks = (region: Region): OrganisationTable[] =>
  region.organisations.filter(({ id, kind, gone }) => {
    const role = Object.entries(needed).find(([known]) => known === kind)?.[1];
    if (role === undefined || gone !== null) return false;
    return !worksIn(region, id).some((worker) => worker.role === role);
  });

/** In itself or in a part of it. */
function worksIn({ organisations, workers }: Region, id: OrganisationId): Worker[] {
  const ids = [id, ...organisations.filter(({ parent }) => parent === id).map((part) => part.id)];
  return workers.filter(({ organisation }) => ids.includes(organisation));
}

/** Where somebody works already, and not all is signed that the region asks: nobody can choose it (F124). */
async function unsignedOf({ actor, house }: Asked<StaffActor>, region: Region): Promise<Registered[]> {
  const { organisations } = await readRegister(actor, house);
  return organisations.filter(
    ({ id, lacks: missing }) => missing.length > 0 && worksIn(region, id).length > 0,
  );
}

/** One thing at a time: municipalities, by which the register knows what is of the region; the register; the first place that lacks somebody; the first that did not sign all. */
function toDo({ t }: View, region: Region, unsigned: readonly Registered[]): [string, string, string] | null {
  const { organisations } = region;
  const has = (kind: OrganisationKind): boolean => organisations.some((one) => one.kind === kind);
  if (!has('school') && !has('municipality'))
    return [t('region.do-municipality'), paths.newOrganisation(), t('region.new')];
  if (!has('school')) return [t('region.do-register'), paths.register(), t('region.register')];
  const [first, ...more] = lacks(region);
  if (first !== undefined) {
    const role = t(
      roleWords[first.kind === 'school' ? 'dean' : first.kind === 'mbo' ? 'intaker' : 'adviser'],
    );
    const words = t('region.do-role', { name: first.name, role: role.toLowerCase(), more: more.length });
    return [words, paths.organisation(first.id), t('region.do-role-go')];
  }
  const [open, ...others] = unsigned;
  if (open === undefined) return null;
  const words = t('region.do-sign', { name: open.name, more: others.length });
  return [words, paths.contracts(), t('contracts.title')];
}

function ToDo({ first: [words, href, go] }: { first: [string, string, string] }) {
  return (
    <Sheet tone="sky">
      <p>{words}</p>
      <Actions>
        <LinkButton kind="main" href={href}>
          {go}
        </LinkButton>
      </Actions>
    </Sheet>
  );
}

function KindPart({ view, region, kind }: { view: View; region: Region; kind: (typeof kinds)[number] }) {
  const { t } = view;
  const all = region.organisations.filter((one) => one.kind === kind);
  if (all.length === 0) return null;
  return (
    <section class="flow" aria-labelledby={`k-${kind}`}>
      <h2 id={`k-${kind}`}>{t(`region.kind-${kind}`)}</h2>
      <ul class="grid">
        {all.map((one) => (
          <OrganisationSheet view={view} region={region} one={one} />
        ))}
      </ul>
    </section>
  );
}

function OrganisationSheet({ view, region, one }: { view: View; region: Region; one: OrganisationTable }) {
  const { t } = view;
  const { organisations, workers } = region;
  const parts = organisations.filter(({ parent, kind }) => parent === one.id && kind !== 'municipality');
  const people = (id: string) => workers.filter(({ organisation }) => organisation === id);
  return (
    <Sheet as="li">
      <h3>
        <Link href={paths.organisation(one.id)}>{one.name}</Link>
      </h3>
      <p class="small soft">
        {[one.place, one.code, one.gone === null ? null : t('region.is-gone')].filter(Boolean).join(', ')}
      </p>
      <ul class="plain-list small">
        {people(one.id).map((worker) => (
          <li>
            <bdi>{worker.name}</bdi>, {t(roleWords[worker.role]).toLowerCase()}
          </li>
        ))}
        {parts.map((part) => (
          <li>
            <Link href={paths.organisation(part.id)}>{part.name}</Link>
            {people(part.id).length === 0 ? null : (
              <>
                :{' '}
                <bdi>
                  {people(part.id)
                    .map(({ name }) => name)
                    .join(', ')}
                </bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      {people(one.id).length + parts.length === 0 ? <p class="small">{t('region.nobody')}</p> : null}
    </Sheet>
  );
}
