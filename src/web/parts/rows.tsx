import type { Child } from '#jsx/jsx-runtime';

/** Names and values under each other: Ziet, Tot, Gekeken. A row without a value is left out. */
export function Rows({ rows }: { rows: readonly (readonly [name: string, value: Child])[] }) {
  return (
    <dl class="rows">
      {rows.map(([name, value]) =>
        value === undefined || value === null || value === '' ? null : (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
}
