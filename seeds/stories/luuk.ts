import { cards, choice, lines, list, long, type Story } from '../answers.ts';

/** Luuk, 15, vmbo basis: just past the first chapter. At home one says yes and one says no. */
export const luuk: Story = {
  wie2: { woorden: cards(['rustig', 'handig', 'eerlijk', 'grappig']) },
  wie4: { dingen: lines('wat', 'Vissen met opa', 'Sleutelen aan mijn scooter') },
  wie5: { tekst: long('Ik heb de kano zelf gelakt. Hij drijft nog steeds.') },
  wie6: { wanneer: choice(['buiten', 'rust', 'duidelijk']) },
  kan1: { kaarten: cards(['handen', 'doorzetten', 'rustig-blijven']) },
  kan3: { mensen: list({ wie: 'Opa', wat: 'Dat ik geduld heb' }) },
};
