import type { Actor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { lookAtSchool } from '../../method/school.ts';
import { lookAtTheme } from '../../method/theme.ts';
import { stylesOf, type ThemeRow } from '../../sets/theme.ts';
import { fileHeaders } from '../headers.ts';
import { pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';

/** The styles of a region's theme: a sheet of our own origin, named by what stands in it (F126). Nothing stands within a page, so the policy stays as it is. */
export const themeStylesRoute = openRoute(pattern.themeStyles, {
  async get(asked) {
    const { brand } = await themeAt(asked);
    return file(brand === null ? '' : stylesOf(brand), 'text/css; charset=utf-8');
  },
});

/** Its logo: a photo that was drawn anew, and so holds nothing else. */
export const themeLogoRoute = openRoute(pattern.themeLogo, {
  async get(asked) {
    const { logo } = await themeAt(asked);
    if (logo === null) throw new Fault('not-there', 'a theme without a logo');
    return file(new Uint8Array(logo), 'image/jpeg');
  },
});

/** The logo of a school, by the version of its words. */
export const schoolLogoRoute = openRoute(pattern.schoolLogo, {
  async get({ house, params }) {
    const words = await lookAtSchool(house, params.version ?? '');
    if (words?.logo == null) throw new Fault('not-there', 'a school without a logo');
    return file(new Uint8Array(words.logo), 'image/jpeg');
  },
});

async function themeAt({ house, params }: Asked<Actor>): Promise<ThemeRow> {
  const theme = await lookAtTheme(house, (params.version ?? '').replace('.css', ''));
  if (theme === undefined) throw new Fault('not-there', 'no such theme');
  return theme;
}

/** Under this name it never changes. */
const file = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, {
    headers: {
      ...fileHeaders,
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
