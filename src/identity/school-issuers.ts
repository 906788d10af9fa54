import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;
const address = z.url().refine((url) => url.startsWith('https://') || loopback.test(url), 'needs https');

const issuer = z.strictObject({
  /** In addresses and rows: "entree". */
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** As people know it: "Entree", "SURFconext". */
  name: z.string().trim().min(1).max(80),
  issuer: address,
  clientId: z.string().min(1),
  clientSecret: z.string().min(16),
  scope: z.string().default('openid'),
  /** What the tokens are signed with; anything else is refused. */
  alg: z.enum(['RS256', 'PS256', 'ES256']).default('RS256'),
  for: z
    .array(z.enum(['young', 'staff']))
    .min(1)
    .default(['young', 'staff']),
  /** The claim with the number of the school (BRIN). When it is named, only schools that are enrolled here come in. */
  brin: z.string().optional(),
  /** The claim that says pupil or employee: a hint for which page to show, never a right. */
  role: z.string().default('eduperson_affiliation'),
  /** What says that somebody at work showed two factors there; else the second step is asked here. */
  twoFactors: z
    .strictObject({ acr: z.array(z.string()).default([]), amr: z.array(z.string()).default([]) })
    .default({ acr: [], amr: [] }),
});

/** The federations and schools whose accounts are taken (F3, F102): Entree Federatie, SURFconext, or one of a school's own. See docs/school-accounts.md. */
export const issuersShape = z
  .array(issuer)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'a key stands there twice')
  .refine(
    (all) => new Set(all.map(({ issuer }) => issuer)).size === all.length,
    'an issuer stands there twice',
  );
export type SchoolIssuer = z.output<typeof issuer>;

/** The list out of its file; none without a file. Throws for a file that cannot be: better no start than a way in that is half. */
export async function readIssuers(file: string | undefined): Promise<SchoolIssuer[]> {
  return file === undefined ? [] : issuersShape.parse(JSON.parse(await readFile(file, 'utf8')));
}
