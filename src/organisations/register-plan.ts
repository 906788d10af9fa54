import type { Register, RegisterRow } from './register-columns.ts';
import type { OrganisationTable } from './rows.ts';
import type { OrganisationKind } from './tree.ts';

type Known = Pick<OrganisationTable, 'id' | 'kind' | 'name' | 'parent' | 'code' | 'place' | 'gone'>;
/** An organisation as the register has it. `under`: the code of its school. */
export type Wanted = {
  kind: OrganisationKind;
  code: string;
  name: string;
  place: string;
  under: string | undefined;
};
export type RegisterPlan = {
  fresh: readonly Wanted[];
  changed: readonly { from: Known; to: Wanted }[];
  /** With a number, of this kind, and not in the register any more. They are marked, and stay. */
  gone: readonly Known[];
  same: number;
};

/**
 * What taking over a register would do in a region: organisations in its municipalities, and those it has by their number already, wherever they stand. One
 * that was made by hand without a number is known by its name, and gets its number. `undefined` when nothing in the file is of this region: then it is the wrong file, or the
 * region has no municipalities yet, and nobody is marked.
 */
export function planRegister({ kind, rows }: Register, known: readonly Known[]): RegisterPlan | undefined {
  const municipalities = known.filter((one) => one.kind === 'municipality');
  const codes = new Set(municipalities.flatMap(({ code }) => code ?? []));
  const names = new Set(municipalities.map(({ name }) => plain(name)));
  const ours = new Set(known.filter((one) => one.kind === kind).flatMap(({ code }) => code ?? []));
  const here = rows.filter(
    ({ brin, municipality, municipalityCode }) =>
      ours.has(brin) || codes.has(municipalityCode) || names.has(plain(municipality)),
  );
  if (here.length === 0) return undefined;
  const wanted = kind === 'mbo' ? mbosOf(here) : schoolsOf(here, known);
  const [fresh, changed] = [[], []] as [Wanted[], { from: Known; to: Wanted }[]];
  const met = new Set<string>();
  for (const to of wanted) {
    const from = find(known, to);
    if (from === undefined) {
      fresh.push(to);
      continue;
    }
    met.add(from.id);
    const alike = from.name === to.name && from.place === to.place && from.code === to.code;
    if (!alike || from.gone !== null) changed.push({ from, to });
  }
  const kinds: readonly OrganisationKind[] = kind === 'mbo' ? ['mbo'] : ['school', 'location'];
  const listed = known.filter((one) => kinds.includes(one.kind) && one.code !== null);
  return {
    fresh,
    changed,
    gone: listed.filter((one) => one.gone === null && !met.has(one.id)),
    same: met.size - changed.length,
  };
}

function find(known: readonly Known[], { kind, code, name, under }: Wanted): Known | undefined {
  const same = known.filter((one) => one.kind === kind);
  const byCode = same.find((one) => one.code === code);
  if (byCode !== undefined || under !== undefined) return byCode;
  return same.find((one) => one.code === null && plain(one.name) === plain(name));
}

function mbosOf(rows: readonly RegisterRow[]): Wanted[] {
  const first = new Map<string, Wanted>();
  for (const { brin, name, place } of rows)
    if (!first.has(brin)) first.set(brin, { kind: 'mbo', code: brin, name, place, under: undefined });
  return [...first.values()];
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
