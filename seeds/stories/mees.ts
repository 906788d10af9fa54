import { cards, choice, each, lines, list, long, number, rank, type Story } from '../answers.ts';

/** What Mees, 19, answered a year ago, in the first weeks of an mbo course: the last three are answered anew in `mees`. */
export const meesLastYear: Story = {
  wie2: { woorden: cards(['avontuurlijk', 'druk', 'sportief', 'eerlijk'], 'buitenmens') },
  wie4: { dingen: lines('wat', 'Boulderen', 'Gamen', 'Met de hond naar het bos') },
  wie6: { wanneer: choice(['buiten', 'bewegen', 'kleine-groep']) },
  wie8: { mensen: list({ wie: 'Mijn oom', waarmee: 'Zeggen wat hij ziet' }) },
  kan1: { kaarten: cards(['lichamelijk', 'zelf-beginnen', 'verandering', 'eerlijk-zijn']) },
  kan5: { hoe: choice(['doen', 'kijken', 'pauzes']) },
  wil2: { volgorde: rank('buiten-zijn', 'handen', 'zelf-beslissen') },
  wil3: { velden: cards(['planten', 'natuur', 'bouw']) },
  nod2: { tekst: long('Dat ik eerst mag kijken hoe het moet. Daarna doe ik het zelf.') },
  wie5: { tekst: long('Ik ben aangenomen op de opleiding horeca. Als eerste thuis.') },
  kan6: { werk: list({ wat: 'Vakken vullen', waar: 'Supermarkt', hoelang: 'Vier maanden', vond: 'Leuk' }) },
  wil1: { tekst: long('Kok worden op een groot schip. Dan zie je de hele wereld.') },
};

/** Mees stopped with that course in spring: without a school, half-way on the road to work. This is of the last weeks. */
export const mees: Story = {
  wie5: {
    tekst: long(
      'Ik ben gestopt met een opleiding die niet paste. Dat durven zeggen was moeilijker dan blijven zitten.',
    ),
  },
  wie7: 'talk',
  kan2: {
    voorbeelden: each({
      of: 'zelf-beginnen',
      fields: {
        gebeurde: 'Bij mijn oom lag de hele tuin vol puin.',
        deed: 'Ik ben gewoon begonnen. Na twee dagen vroeg hij wat ik ervoor wilde hebben.',
        afloop: 'Nu bel ik elke vrijdag wat er zaterdag te doen is.',
      },
    }),
  },
  kan6: {
    werk: list(
      { wat: 'Tuinen en bestrating', waar: 'Bij mijn oom', hoelang: 'Sinds april', vond: 'Heel leuk' },
      { wat: 'Vakken vullen', waar: 'Supermarkt', hoelang: 'Acht maanden', vond: 'Gaat wel' },
    ),
  },
  wil1: 'unknown',
  wil10: { werk: cards(['groen', 'bouwen']) },
  wil11: { plek: choice(['buiten', 'klein-bedrijf', 'onderweg']) },
  wil12: { uren: number(32), dagen: number(4), wanneer: choice(['vroeg', 'rustig-beginnen']) },
};
