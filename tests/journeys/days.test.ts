import { afterEach, describe, expect, it } from 'vitest';
import { become, comeIn, type Manner, type Person, press, says } from './browse.ts';
import { codeAfter } from './road.ts';

/** The day of each role at work, from its first page on, by the words that stand there (issue 5). Who is new here is nobody's of the cast, so that no other journey meets it. */
const people: Person[] = [];
afterEach(async () => {
  const trouble = people.flatMap((person) => person.trouble);
  for (const person of people.splice(0)) await person.close();
  expect(trouble).toEqual([]);
});
const meet = async (manner: Manner = {}): Promise<Person> => {
  const person = await comeIn(manner);
  people.push(person);
  return person;
};
const worker = async (who: string, width = 1280): Promise<Person> => {
  const person = await meet({ width });
  await become(person, `Word ${who}`);
  return person;
};
const choose = async ({ page }: Person, name: string | RegExp): Promise<void> =>
  page
    .getByRole('radio', { name, exact: typeof name === 'string' })
    .first()
    .check({ force: true });
const fill = async ({ page }: Person, label: string | RegExp, words: string): Promise<void> =>
  page.getByLabel(label).first().fill(words);
const unfold = async ({ page }: Person, words: string | RegExp): Promise<void> =>
  page.locator('summary').filter({ hasText: words }).first().click();

/** Somebody without a school, or with the code on the board of a class. */
async function begin(name: string, code?: string): Promise<Person> {
  const young = await meet();
  await young.go(code === undefined ? '/zelf' : `/k/${code}`);
  await fill(young, 'Hoe wil je dat mensen je noemen?', name);
  await press(young, code === undefined ? 'Begin' : 'Ja, doe mee');
  return young;
}

/** Writes an answer, and shares the first chapter with whoever of the list is called so. */
async function shareWith(young: Person, who: string): Promise<void> {
  await young.go('/mijn/wie/wie5');
  await young.page.getByRole('textbox').first().fill('Dat ik elke dag op tijd ben.');
  await press(young, 'Ga verder');
  await young.go('/delen/kies');
  await fill(young, 'Zoek een school, plaats of naam', who);
  await press(young, 'Zoek');
  await choose(young, new RegExp(who));
  await press(young, 'Ga verder');
  await young.page.getByRole('checkbox', { name: /Wie ben ik/ }).check({ force: true });
  await press(young, 'Ga verder');
  if ((await says(young)).includes('Wat doe je erbij?')) await press(young, 'Kijk eerst mee');
  if ((await says(young)).includes('Vul je geboortedag in')) {
    await press(young, 'Vul je geboortedag in');
    await fill(young, 'Je geboortedag', '6-5-2004');
    await press(young, 'Ga verder');
  }
  await press(young, /^Deel .*met /);
}

describe('a mentor', () => {
  it('opens a lesson, sees how far and never what, plans a talk that was asked for, and reads what was shared (F30–F32, U31)', async () => {
    const mentor = await worker('mevrouw Visser');
    // Somebody else's lesson may still be on.
    await press(mentor, (await says(mentor)).includes('Nu bezig') ? 'Naar het bord' : 'Start een les');
    const young = await begin('Robin', codeAfter(await mentor.page.locator('main').innerHTML(), 6));
    await young.go('/gesprekken/vraag');
    await press(young, 'Vraag mevrouw Visser');
    await shareWith(young, 'mevrouw Visser');

    await mentor.go('/begeleider');
    expect(await says(mentor)).toContain('Robin, 3B, wil graag een gesprek.');
    await press(mentor, 'Hoe ver is 3B?');
    expect(await says(mentor)).toContain('Robin');
    expect(await says(mentor)).not.toContain('op tijd ben');
    await mentor.go('/begeleider');
    await press(mentor, 'Stel Robin een gesprek voor');
    const day = new Date(Date.now() + 3 * 86_400_000);
    await fill(mentor, 'Welke dag?', `${day.getUTCDate()}-${day.getUTCMonth() + 1}-${day.getUTCFullYear()}`);
    await fill(mentor, 'Hoe laat?', '12:35');
    await press(mentor, 'Stel dit voor');
    await young.go('/mijn');
    expect(await says(young)).toContain('evrouw Visser stelt een tijd voor');

    await mentor.go('/begeleider');
    await press(mentor, /^Met mij gedeeld: \d/);
    await press(mentor, 'Robin');
    await mentor.page.getByRole('checkbox').check({ force: true });
    await press(mentor, 'Open het paspoort');
    expect(await says(mentor)).toContain('Dat ik elke dag op tijd ben.');
    await mentor.go('/begeleider');
    await press(mentor, 'Naar het bord');
    await press(mentor, 'Stop de les');
  });
});

describe('an adviser', () => {
  it('helps somebody without a school: takes it, writes down the start, and hands over with a yes (F60, F63, F65, F66)', async () => {
    const young = await begin('Senna');
    await young.go('/mijn/hulp');
    await fill(young, 'Waar woon je?', 'Waterkant');
    await press(young, 'Zoek');
    await choose(young, /Doorstroompunt Waterkant/);
    await choose(young, 'Bellen');
    await fill(young, 'Je nummer of adres', '06 00 00 00 42');
    await press(young, 'Vraag om hulp');

    const joris = await worker('Joris Terpstra', 390);
    await press(joris, 'Senna');
    expect(await says(joris)).toContain('06 00 00 00 42');
    await press(joris, 'Ik help Senna');
    await unfold(joris, 'Schrijf op waar en wanneer iemand begon');
    await choose(joris, 'Werk');
    await fill(joris, /^Waar is het/, 'Bakkerij De Korst');
    await fill(joris, 'Vanaf welke dag?', '1-12-2026');
    await press(joris, 'Leg het voor aan Senna');
    await press(joris, 'Iemand anders neemt het over');
    await choose(joris, /Sanne Kramer/);
    await fill(joris, 'Waarom vraagt u dit?', 'Ik ga met verlof.');
    await press(joris, 'Stel het voor aan Senna');

    await young.go('/mijn/plek');
    expect(await says(young)).toContain('Joris Terpstra schreef op waar je bent.');
    await press(young, 'Ja, dat klopt');
    await young.go('/mijn/hulp/collega');
    await press(young, 'Ja, Sanne Kramer mag me helpen');
    await joris.go('/begeleider');
    expect(await says(joris)).not.toContain('Senna');
    const sanne = await worker('Sanne Kramer', 390);
    expect(await says(sanne)).toContain('Senna');
  });
});

/** How the sheets of a shared passport may break on paper: one that stays whole and does not fit takes the next ones off the paper. */
async function onPaper({ page }: Person): Promise<Set<string>> {
  await page.emulateMedia({ media: 'print' });
  const sheets = page.locator('.shared .sheet');
  const breaks = await sheets.evaluateAll((all) => all.map((sheet) => getComputedStyle(sheet).breakInside));
  await page.emulateMedia({ media: null });
  return new Set(breaks);
}

describe('an intaker', () => {
  it('reads only what was shared, in one screen and on one side, and answers back (F69, F70, F72, F74)', async () => {
    const young = await begin('Jip');
    await shareWith(young, 'Zorg en Welzijn');

    const intaker = await worker('meneer De Lange');
    await press(intaker, 'Jip');
    expect(await says(intaker)).not.toContain('op tijd ben');
    await intaker.page.getByRole('checkbox').check({ force: true });
    await press(intaker, 'Open het paspoort');
    expect(await says(intaker)).toContain('Dat ik elke dag op tijd ben.');
    expect(await onPaper(intaker)).toEqual(new Set(['auto']));
    await press(intaker, 'Alles op één kant');
    expect(await says(intaker)).toContain('Jip');
    await intaker.page.goBack();
    await choose(intaker, 'Dit spreken we zo af');
    await fill(intaker, 'In uw eigen woorden', 'Je mag elke dag even naar buiten.');
    await press(intaker, 'Laat het Jip weten');
    await intaker.go('/begeleider');
    expect(await says(intaker)).toContain('Afgesproken op');

    await young.go('/mijn');
    expect(await says(young)).toContain('Zorg en Welzijn');
  });
});

describe('a dean', () => {
  it('reads a list, makes mentors out of a pasted one, and sets a substitute with a last day (F49, F50, F51, F54)', async () => {
    const dean = await worker('Bram Wiersma');
    expect(await says(dean)).toContain('De Heuvelgaard');
    await press(dean, 'Lijst met leerlingen');
    const rows = ['Stamnummer;Roepnaam;Achternaam;Klas', '77001;Ties;Vos;4H', ';Kapot;Rij;4H'];
    const buffer = Buffer.from(rows.join('\r\n'));
    await dean.page.setInputFiles('input[type=file]', { name: 'lijst.csv', mimeType: 'text/csv', buffer });
    await press(dean, 'Lees de lijst');
    expect(await says(dean)).toContain('Eén rij lezen wij niet');
    await press(dean, 'Ja, zet dit klaar');
    await dean.go('/begeleider');
    expect(await says(dean)).toContain('Deze klas heeft geen mentor: 4H.');
    await press(dean, 'Nieuwe mentoren');
    await fill(dean, 'Naam; e-mailadres; klas', 'mevrouw Berk; berk@heuvelgaard.example; 4H');
    await press(dean, 'Lees deze regels');
    await press(dean, 'Ja, zet ze klaar');
    await dean.go('/begeleider');
    await press(dean, 'Klas 4H');
    await unfold(dean, 'Zet er een mentor of invaller bij');
    await fill(dean, 'Naam', 'meneer Invaller');
    await fill(dean, 'E-mailadres op het werk', 'invaller@heuvelgaard.example');
    await fill(dean, /^Tot en met welke dag/, '1-3-2027');
    await press(dean, 'Zet erbij');
    expect(await says(dean)).toContain('meneer Invaller, tot en met 1 maart 2027');
    expect(await says(dean)).toContain('mevrouw Berk');
  });
});

describe('the admin of a region', () => {
  it('makes a school with a dean, asks a question of the region’s own, and records who signed (F26, F55, F56, F58, F124, F126)', async () => {
    const admin = await worker('Omar Azzouz');
    await press(admin, 'Een plek erbij');
    await choose(admin, 'School');
    await fill(admin, 'Naam', 'De Nieuwe Heuvel');
    await press(admin, 'Zet erbij');
    await choose(admin, 'Decaan');
    await fill(admin, 'Naam', 'mevrouw Top');
    await fill(admin, 'E-mailadres op het werk', 'top@nieuweheuvel.example');
    await press(admin, 'Zet erbij');
    expect(await says(admin)).toContain('mevrouw Top');

    await admin.go('/begeleider');
    await press(admin, 'Vragen van uw regio');
    await press(admin, 'Maak een nieuwe versie');
    await press(admin, 'Zet er een vraag bij');
    await choose(admin, 'Wat wil ik');
    await choose(admin, 'Een paar woorden');
    await fill(admin, 'De vraag in het Nederlands', 'Welke dag kijk je mee op de heuvel?');
    await fill(admin, 'De vraag in het Engels', 'Which day do you visit the hill?');
    await fill(admin, 'Waarom vraagt u dit? in het Nederlands', 'Zo weet je mentor wanneer je gaat.');
    await fill(admin, 'Waarom vraagt u dit? in het Engels', 'So your mentor knows when you go.');
    await press(admin, 'Bewaar');
    await admin.go('/begeleider/vragen/nakijken');
    expect(await says(admin)).toContain('Welke dag kijk je mee op de heuvel?');
    await press(admin, 'Geef deze versie uit');
    expect(await says(admin)).toContain('Uw versie is uitgegeven.');

    await admin.go('/begeleider');
    await press(admin, 'Wie tekende wat?');
    await press(admin, 'Heuvelrand College');
    await choose(admin, 'Zorg voor gegevens');
    await fill(admin, 'Welke versie?', '2026.1');
    await fill(admin, 'Wanneer is er getekend?', '3-9-2026');
    await fill(admin, 'Wie tekende er?', 'mevrouw Prins, directeur');
    await press(admin, 'Bewaar');
    expect(await says(admin)).toContain('Een jongere kan hier nu mee delen.');
  });
});
