import { cards, choice, each, lines, list, long, number, rank, type Story } from '../answers.ts';

/** Mees, 19, stopped with an mbo course in spring: without a school, half-way on the road to work. */
export const mees: Story = {
  wie2: { woorden: cards(['avontuurlijk', 'druk', 'sportief', 'eerlijk'], 'buitenmens') },
  wie4: { dingen: lines('wat', 'Boulderen', 'Klussen bij mijn oom', 'Met de hond naar het bos') },
  wie5: {
    tekst: long(
      'Ik ben gestopt met een opleiding die niet paste. Dat durven zeggen was moeilijker dan blijven zitten.',
    ),
  },
  wie6: { wanneer: choice(['buiten', 'bewegen', 'kleine-groep']) },
  wie7: 'talk',
  kan1: { kaarten: cards(['lichamelijk', 'zelf-beginnen', 'verandering', 'eerlijk-zijn']) },
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
  wil2: { volgorde: rank('buiten-zijn', 'handen', 'zelf-beslissen') },
  wil3: { velden: cards(['planten', 'natuur', 'bouw']) },
  wil10: { werk: cards(['groen', 'bouwen']) },
  wil11: { plek: choice(['buiten', 'klein-bedrijf', 'onderweg']) },
  wil12: { uren: number(32), dagen: number(4), wanneer: choice(['vroeg', 'rustig-beginnen']) },
};
