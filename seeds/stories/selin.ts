import {
  cards,
  choice,
  each,
  lines,
  list,
  long,
  rank,
  type Story,
  scales,
  sentences,
  short,
  ticked,
} from '../answers.ts';

/** Selin, 17, praktijkonderwijs: on the way to work in a kitchen. */
export const selin: Story = {
  wie2: { woorden: cards(['vrolijk', 'sterk', 'snel', 'eigenwijs', 'trouw']) },
  wie4: { dingen: lines('wat', 'Koken voor mijn broertjes', 'Dansen', 'Voetbal kijken') },
  wie5: { tekst: long('Ik heb voor 40 mensen gekookt op de open avond. Alles was op!') },
  wie6: { wanneer: choice(['bewegen', 'muziek', 'samen', 'duidelijk']) },
  kan1: { kaarten: cards(['handen', 'samenwerken', 'op-tijd-zijn', 'doorzetten', 'lichamelijk']) },
  kan2: {
    voorbeelden: each(
      {
        of: 'doorzetten',
        fields: {
          gebeurde: 'De afwasmachine was stuk en het was heel druk.',
          deed: 'Ik heb alles met de hand gedaan. Tot half tien.',
          afloop: 'Wim zei: op jou kan ik bouwen.',
        },
      },
      {
        of: 'samenwerken',
        fields: {
          gebeurde: 'Mijn collega sneed zich.',
          deed: 'Ik heb hem geholpen en daarna zijn werk erbij gedaan.',
          afloop: 'Niemand heeft lang gewacht op het eten.',
        },
      },
    ),
  },
  kan3: { mensen: list({ wie: 'Wim, mijn stagebegeleider', wat: 'Dat ik snel en schoon werk' }) },
  kan5: { hoe: choice(['doen', 'kijken', 'samen']) },
  kan6: {
    werk: list(
      { wat: 'Stage keuken', waar: 'Eetcafé De Pollepel', hoelang: 'Vijf maanden', vond: 'Heel leuk' },
      { wat: 'Schoonmaken', waar: 'Sporthal', hoelang: 'Zes weken', vond: 'Niet zo leuk' },
    ),
  },
  kan8: {
    talen: list({ taal: 'Nederlands', 'hoe-goed': 'goed' }, { taal: 'Turks', 'hoe-goed': 'eigen-taal' }),
  },
  kan10: {
    dingen: scales({
      'op-tijd': 'gaat-vanzelf',
      doorwerken: 'gaat-goed',
      vragen: 'is-lastig',
      samenwerken: 'gaat-vanzelf',
      tips: 'gaat-wel',
      reizen: 'gaat-goed',
      volhouden: 'gaat-goed',
    }),
  },
  wil1: { tekst: long('Een eigen plek met tafels buiten. Met het eten van mijn oma.') },
  wil2: { volgorde: rank('iets-maken', 'gezelligheid', 'handen', 'goed-verdienen', 'leren') },
  wil3: { velden: cards(['eten', 'mensen']) },
  wil10: { werk: cards(['koken', 'bedienen']) },
  wil11: { plek: choice(['keuken', 'klein-bedrijf']) },
  wil13: { waarmee: choice(['fiets', 'bus-of-trein']), ver: choice(['half-uur']) },
  wil14: { leren: choice(['praktijkverklaring', 'mbo-certificaat']) },
  wil15: { werk: lines('wat', 'Alleen schoonmaken') },
  nod2: { tekst: long('Dat Wim zegt wat ik eerst doe en wat daarna.') },
  nod3: { tekst: long('Drie dingen tegelijk zeggen. Dan vergeet ik de helft.') },
  nod6: { soort: choice(['humor', 'duidelijk', 'streng-eerlijk']) },
  sw1: { stap: choice(['baan', 'bbl']) },
  sw2: { mensen: list({ wie: 'Meneer Brouns', waarmee: 'Bellen met bedrijven' }) },
  sw3: {
    zinnen: sentences({
      ben: 'een harde werker met humor',
      kan: 'koken, snijden en schoonhouden, ook als het druk is',
      zoek: 'een baan of bbl-plek in een keuken',
      helpt: 'een vaste collega die zegt wat eerst moet',
    }),
  },
  sw4: { klaar: ticked('legitimatie', 'bankrekening', 'vervoer') },
  sw7: { wie: short('Meneer Brouns') },
};
