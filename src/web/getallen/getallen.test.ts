import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantFigures } from '../../../seeds/figures.ts';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { newId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let dean: Browser;
let admin: Browser;
const ids = new Map<string, string>();
beforeAll(async () => {
  doors = await freshDoors();
  const role = (mail: string, one: 'region-admin' | 'dean') => ({ name: mail, mail, roles: [{ role: one }] });
  await enrol(doors.house, {
    region: 'Hier',
    organisations: [
      { kind: 'region', name: 'Hier', staff: [role('admin@hier.example', 'region-admin')] },
      { kind: 'school', name: 'De Wilgenstroom', staff: [role('dean@hier.example', 'dean')] },
      { kind: 'school', name: 'Praktijkschool De Kiezel' },
      { kind: 'school', name: '=HYPERLINK("http://kwaad.example";"Klik")' },
    ],
  });
  await enrol(doors.house, {
    region: 'Daar',
    organisations: [{ kind: 'school', name: 'De Heuvelgaard', staff: [role('dean@daar.example', 'dean')] }],
  });
  for (const { id, name } of await doors.house.owner('select id, name from organisations.organisation'))
    ids.set(String(name), String(id));
  dean = await signIn('dean@hier.example');
  admin = await signIn('admin@hier.example');
});
afterAll(() => doors.house.drop());

async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}
const of = (scope: string, year?: string): string =>
  `${paths.figures()}?${new URLSearchParams({ waar: scope, ...(year !== undefined && { jaar: year }) })}`;

describe('figures for a dean and a region (F57, F129)', () => {
  it('before the first month: say that there are none yet, and when there will be', async () => {
    const { status, html } = await dean.get(paths.figures());
    expect(status).toBe(200);
    expect(html).toContain('Op de eerste dag van een maand tellen wij.');
    expect(html).not.toContain('<svg class="chart"');
    await plantFigures(doors.house);
  });

  it('a dean sees the own school, chart and table alike, and every year', async () => {
    const { html } = await dean.get(paths.figures());
    expect(html).toContain('De Wilgenstroom, 2026-2027');
    for (const words of ['Begonnen: 60', 'Alles klaar: 40']) expect(html).toContain(words);
    expect(html).toMatch(/<th scope="row">Begonnen<\/th><td class="many">60<\/td>/);
    expect((await dean.get(of(ids.get('De Wilgenstroom') ?? '', '2025-2026'))).html).toContain(
      'Begonnen: 150',
    );
    for (const other of ['Kiezel', 'Heuvelgaard', 'hele programma', 'Waar jongeren stoppen'])
      expect(html).not.toContain(other);
  });

  it('who looks after a region sees it, each of its schools, and the programme with where young people stop (U23)', async () => {
    const region = await admin.get(paths.figures());
    expect(region.html).toContain('Hier, 2026-2027');
    expect(region.html).toContain('Praktijkschool De Kiezel');
    expect(region.html).not.toContain('Heuvelgaard');
    expect(region.html).not.toContain('Waar jongeren stoppen');
    const kiezel = await admin.get(of(ids.get('Praktijkschool De Kiezel') ?? ''));
    for (const words of ['minder dan 10', 'Onder de tien laten wij geen getal zien.'])
      expect(kiezel.html).toContain(words);
    const whole = await admin.get(of('00000000-0000-0000-0000-000000000000', '2024-2025'));
    expect(whole.html).toContain('Waar jongeren stoppen');
    expect(whole.html).toContain('Wat jongeren helpt');
  });

  it('a place without figures says why (U55)', async () => {
    const { html } = await admin.get(of(ids.get('=HYPERLINK("http://kwaad.example";"Klik")') ?? ''));
    expect(html).toContain('Wij tellen pas als tien jongeren meedoen.');
  });

  it('another’s school, the programme for a dean, and what does not exist are the same 404 (G2)', async () => {
    const bodies = new Set<string>();
    const tries: [Browser, string][] = [
      [dean, of(ids.get('De Heuvelgaard') ?? '')],
      [dean, of(ids.get('Praktijkschool De Kiezel') ?? '')],
      [dean, of('00000000-0000-0000-0000-000000000000')],
      [dean, of(newId())],
      [dean, of('x')],
      [admin, of(ids.get('De Heuvelgaard') ?? '')],
      [admin, of(newId())],
    ];
    for (const [browser, path] of tries) {
      for (const one of [path, path.replace(paths.figures(), paths.figuresFile())]) {
        const { status, html } = await browser.get(one);
        expect([one, status]).toEqual([one, 404]);
        bodies.add(`${browser === dean} ${html.replaceAll(/mark-[\w-]+/g, '')}`);
      }
    }
    expect(bodies.size).toBe(2);
  });

  it('is nobody else’s', async () => {
    expect((await doors.browser().get(paths.figures())).status).toBe(303);
  });
});

describe('the table for a spreadsheet', () => {
  it('has the byte order mark, semicolons, tens or a reason, and no formula whatever a school is called', async () => {
    const answer = await admin.ask(paths.figuresFile());
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="getallen-2026-2027.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n').filter(Boolean);
    expect(lines[0]).toBe('Waarvan;Schooljaar;Onderwerp;Wat;Hoeveel;Waarom leeg');
    expect(lines).toContain('Praktijkschool De Kiezel;2026-2027;De weg;Begonnen;30;');
    expect(lines).toContain('Praktijkschool De Kiezel;2026-2027;De weg;Afspraak;;minder dan 10');
    for (const line of lines) expect(line).not.toMatch(/^"?[=+\-@]|;"?[=+\-@]/);
    for (const line of lines.slice(1)) expect(line).toMatch(/;(\d*0;|;minder dan 10)$/);
  });
});
