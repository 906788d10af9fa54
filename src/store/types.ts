/**
 * How values leave the database, the same from both drivers: counts are numbers, days are 'YYYY-MM-DD' (a `Date` would move
 * them by the machine's time zone), moments are `Date`, bytes are `Uint8Array`. Give jsonb as a JSON string.
 */
export const parsers: Record<number, (text: string) => unknown> = {
  20: readCount,
  1082: (text) => text,
};

/** int8 as a number, because ours are counts and milliseconds. Refuses one that a number cannot hold. */
function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count)) throw new Error('a bigint that does not fit a number');
  return count;
}
