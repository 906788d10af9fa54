import { newId, type OrganisationId } from '../base/id.ts';
import type { Register, RegisterIssue, RegisterKind, RegisterRow } from './register-columns.ts';
import type { OrganisationTable } from './rows.ts';
import { type OrganisationKind, partOf } from './tree.ts';

type Known = Pick<OrganisationTable, 'id' | 'kind' | 'name' | 'parent' | 'code' | 'place' | 'gone'>;
/** An organisation as the register has it. `under`: the code of what it is a part of. */
export type Wanted = {
  kind: OrganisationKind;
  code: string;
  name: string;
  place: string;
  under: string | undefined;
};
export type RegisterPlan = {
  kind: RegisterKind;
  fresh: readonly Wanted[];
  changed: readonly { from: Known; to: Wanted }[];
  /** With a number, of this kind, and not in the register any more. They are marked, and stay. */
  gone: readonly Known[];
  /** They would be among those, if not some line could not be read. */
  unsure: readonly Known[];
  /** Lines of this region, or of who knows where, that could not be read. */
  issues: readonly RegisterIssue[];
  same: number;
};

/**
 * What is of a region in these registers, and nothing else of them: organisations in its municipalities, those it has by their number already, wherever they stand, and the parts of its mbo's. Lines that
 * could not be read count when they may be of it.
 */
export function narrow(registers: readonly Register[], known: readonly Known[]): Register[] {
  const municipalities = known.filter((one) => one.kind === 'municipality');
  const codes = new Set(municipalities.flatMap(({ code }) => code ?? []));
  const names = new Set(municipalities.map(({ name }) => plain(name)));
  const mbos = registers
    .filter(({ kind }) => kind === 'mbo')
    .flatMap(({ rows }) => rows)
    .filter(
      ({ municipalityCode, municipality }) => codes.has(municipalityCode) || names.has(plain(municipality)),
    )
    .map(({ brin }) => brin);
  return registers.map(({ kind, rows, issues }) => {
    const owner = kind === 'domain' ? 'mbo' : kind;
    const ours = new Set(known.filter((one) => one.kind === owner).flatMap(({ code }) => code ?? []));
    if (kind === 'domain') for (const brin of mbos) ours.add(brin);
    const isOurs = ({ brin, municipality, municipalityCode }: RegisterRow): boolean =>
      ours.has(brin) ||
      (kind !== 'domain' && (codes.has(municipalityCode) || names.has(plain(municipality))));
    const nowhere = ({ municipality, municipalityCode }: RegisterRow): boolean =>
      kind !== 'domain' && municipality === '' && /^0*$/.test(municipalityCode);
    return {
      kind,
      rows: rows.filter(isOurs),
      issues: issues.filter(({ what }) => isOurs(what) || nowhere(what)),
    };
  });
}

/**
 * What taking these over would do in a region, one plan a register that has something of it. One that was made by hand without a number is known by its name, and gets its number. None when nothing in them is of
 * this region: then it is the wrong file, or the region has no municipalities yet, and nobody is marked.
 */
export function planRegisters(registers: readonly Register[], known: readonly Known[]): RegisterPlan[] {
  const plans: RegisterPlan[] = [];
  let there = known;
  for (const register of narrow(registers, known)) {
    if (register.rows.length === 0) continue;
    const plan = planOne(register, there);
    plans.push(plan);
    // The parts of an mbo that is new come along with it.
    const fresh = plan.fresh.map(
      (one): Known => ({ ...one, id: newId<OrganisationId>(), parent: null, gone: null }),
    );
    there = [...there, ...fresh];
  }
  return plans;
}

function planOne({ kind, rows, issues }: Register, known: readonly Known[]): RegisterPlan {
  const wanted = wantedIn(kind, rows, known);
  const [fresh, changed] = [[], []] as [Wanted[], { from: Known; to: Wanted }[]];
  const met = new Set<string>();
  for (const to of wanted) {
    const from = find(known, to);
    if (from === undefined) {
      fresh.push(to);
      continue;
    }
    met.add(from.id);
    const stays = to.place === '' || from.place === to.place;
    const alike = from.name === to.name && stays && from.code === to.code;
    if (!alike || from.gone !== null) changed.push({ from, to });
  }
  const kinds: readonly OrganisationKind[] = kind === 'school' ? ['school', 'location'] : [kind];
  const absent = known.filter(
    (one) => kinds.includes(one.kind) && one.code !== null && one.gone === null && !met.has(one.id),
  );
  const mayBe = (one: Known): boolean => issues.some(({ what }) => mayMean(what, one));
  return {
    ...{ kind, fresh, changed, issues },
    ...{ gone: absent.filter((one) => !mayBe(one)), unsure: absent.filter(mayBe) },
    same: met.size - changed.length,
  };
}

/** Whether a line that could not be read may be about this one: by its number, else by its name; without both it may be anybody. */
function mayMean({ brin, location, name }: RegisterRow, { code, name: called }: Known): boolean {
  if (brin === '' && name === '') return true;
  return code === brin || code === location || (brin === '' && plain(name) === plain(called));
}

function wantedIn(kind: RegisterKind, rows: readonly RegisterRow[], known: readonly Known[]): Wanted[] {
  if (kind === 'school') return schoolsOf(rows, known);
  if (kind === 'mbo')
    return rows.map(({ brin: code, name, place }) => ({ kind, code, name, place, under: undefined }));
  return domainsOf(rows, known);
}

function find(known: readonly Known[], { kind, code, name, under }: Wanted): Known | undefined {
  const same = known.filter((one) => one.kind === kind);
  const byCode = same.find((one) => one.code === code);
  if (byCode !== undefined || kind === 'location') return byCode;
  const whole =
    under === undefined ? null : known.find((one) => one.kind === partOf[kind] && one.code === under)?.id;
  return same.find(
    (one) => one.code === null && one.parent === (whole ?? null) && plain(one.name) === plain(name),
  );
}

/** An mbo that is registered as one part has no domains there: its name says it already. */
function domainsOf(rows: readonly RegisterRow[], known: readonly Known[]): Wanted[] {
  return [...Map.groupBy(rows, ({ brin }) => brin)].flatMap(([brin, all]) => {
    const whole = known.find((one) => one.kind === 'mbo' && one.code === brin);
    const parts = all.filter(({ name }) => all.length > 1 || plain(name) !== plain(whole?.name ?? ''));
    return parts.flatMap(({ location, name }): Wanted[] =>
      location === undefined || whole === undefined
        ? []
        : [{ kind: 'domain', code: location, name, place: '', under: brin }],
    );
  });
}

/** A school is called as its main location; locations stand under it when there are several, or when one was known. */
function schoolsOf(rows: readonly RegisterRow[], known: readonly Known[]): Wanted[] {
  return [...Map.groupBy(rows, ({ brin }) => brin)].flatMap(([brin, all]) => {
    const sorted = [...all].sort((a, b) => (a.location ?? '').localeCompare(b.location ?? ''));
    const [main] = sorted;
    if (main === undefined) return [];
    const school: Wanted = {
      kind: 'school',
      code: brin,
      name: main.name,
      place: main.place,
      under: undefined,
    };
    const split =
      sorted.length > 1 || known.some((one) => one.kind === 'location' && one.code === main.location);
    const locations = sorted.flatMap(({ location, name, place }): Wanted[] =>
      location === undefined ? [] : [{ kind: 'location', code: location, name, place, under: brin }],
    );
    return split ? [school, ...locations] : [school];
  });
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^gemeente /, '')
    .replace(/[^a-z0-9]/g, '');
