/**
 * Statements that plant so many passports of a school year at once, for the figures alone. What is planted is rows that hold no words: when somebody began, how far
 * chapters are, a share and whether it was opened, which of the first questions has an answer. There is no key, no text, no log and no name behind them: nobody could
 * open such a passport. Sealed columns hold one byte. One of twenty is in no class.
 */
export const manyPassports = (
  passports: number,
  schools: number,
  regions: number,
  year: string,
): readonly string[] => {
  const id = (kind: string, n: string): string => `md5('${kind} ' || (${n})::text)::uuid`;
  const began = `(make_date(${year.slice(0, 4)}, 8, 15) + (n % 40) * interval '1 day')`;
  const chapters = ['wie', 'kan', 'wil', 'nodig', 'stap'];
  const progress = chapters
    .map(
      (chapter, at) =>
        `'${chapter}', jsonb_build_object('done', (n + ${at}) % 5, 'of', 5, 'stamped', case when n % ${at + 2} = 0 then ${began} end)`,
    )
    .join(', ');
  const all = `from generate_series(0, ${passports - 1}) as n`;
  const school = `n % ${schools}`;
  return [
    `insert into organisations.region (id, name) select ${id('region', 'n')}, 'Bench ' || n from generate_series(0, ${regions - 1}) as n on conflict do nothing`,
    `insert into organisations.organisation (id, region, kind, name)
       select ${id('school', 'n')}, ${id('region', `n % ${regions}`)}, 'school', 'Bench ' || n from generate_series(0, ${schools - 1}) as n`,
    `insert into organisations."group" (id, organisation, name, school_year)
       select ${id('group', 'n')}, ${id('school', 'n')}, '4A', '${year}' from generate_series(0, ${schools - 1}) as n`,
    `insert into passport.passport (owner, seed, method, route, language, look, called, started, used, year)
       select ${id('owner', 'n')}, 'bench', '2027.1', (array['mbo', 'werk', null])[1 + n % 3], 'nl', '{}', '\\x00', ${began}, make_date(${year.slice(0, 4)}, 11, 1),
         '${year}' ${all}`,
    `insert into passport.progress (owner, chapters, moved)
       select ${id('owner', 'n')}, jsonb_build_object(${progress}), (${began} + interval '5 days')::date ${all}`,
    `insert into organisations.member (owner, "group", called, joined)
       select ${id('owner', 'n')}, ${id('group', school)}, '\\x00', ${began} ${all} where n % 20 <> 0`,
    `insert into passport.answer (owner, question, chapter, revision, sealed, filled, extra, private, saved)
       select ${id('owner', 'n')}, q, 'wie', 1, '\\x00', true, false, false, ${began} ${all}, unnest(array['wie1', 'wie2', 'wie4']) as q
       where n % 3 = 0`,
    `insert into sharing."grant" (id, owner, receiver, chapters, questions, extra, purpose, starts, ends, drafted, copy)
       select ${id('grant', 'n')}, ${id('owner', 'n')}, '\\x00', '{wie}', '{}', '{}', 'intake-and-support', ${began} + interval '9 days', ${began} + interval '200 days',
         ${began}, false ${all} where n % 2 = 0`,
    `insert into sharing.acceptance ("grant", owner, purpose, at)
       select ${id('grant', 'n')}, ${id('owner', 'n')}, 'intake-and-support', ${began} + interval '10 days' ${all} where n % 4 = 0`,
  ];
};

/** Figures as if no month had been made yet. */
export const noMonthYet: readonly string[] = [
  'delete from figures.figure',
  'delete from figures.made',
  'delete from passport.counted',
];
