import { z } from 'zod';
import { isZip, readBundle } from '../sheets/bundle.ts';
import { readTable } from '../sheets/read.ts';
import { inBundle, type Reader, readOneRoster } from './oneroster.ts';
import { largestRoster, type NoRoster, type Roster, readRoster, rowIssueKinds } from './roster-columns.ts';

/** A list out of a file: a table of a school's system, or a OneRoster bundle; or why it is none. */
export function readRosterFile(bytes: Uint8Array, reader: Reader): Roster | NoRoster {
  if (bytes.length > largestRoster) return { kind: 'too-large' };
  if (isZip(bytes)) {
    const bundle = readBundle(bytes, inBundle);
    return typeof bundle === 'string' ? { kind: bundle } : readOneRoster(bundle, reader);
  }
  const table = readTable(bytes);
  return typeof table === 'string' ? { kind: table } : readRoster(table);
}

const rowShape = z.object({
  row: z.number(),
  number: z.string(),
  first: z.string(),
  last: z.string(),
  group: z.string(),
});
/** A list that waits, as it was sealed. */
export const stagedShape = z.object({
  year: z.string().optional(),
  rows: z.array(rowShape),
  issues: z.array(
    z.object({
      row: z.number(),
      kind: z.enum(rowIssueKinds),
      file: z.string().optional(),
      other: z.number().optional(),
      number: z.string(),
      group: z.string(),
    }),
  ),
  mentors: z.array(z.object({ name: z.string(), mail: z.string(), groups: z.array(z.string()) })).optional(),
});
