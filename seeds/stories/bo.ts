import { cards, choice, lines, long, type Story } from '../answers.ts';

/** Bo, without a school: began alone, and is about to start somewhere. Has not said how old. */
export const bo: Story = {
  wie2: { woorden: cards(['nieuwsgierig', 'zorgzaam', 'trouw']) },
  wie4: { dingen: lines('wat', 'Paardrijden', 'Koken voor de buurvrouw') },
  wie5: { tekst: long('Ik kwam een jaar bijna niet buiten. Nu sta ik elke ochtend in de stal.') },
  wie6: { wanneer: choice(['kleine-groep', 'rust']) },
  kan1: { kaarten: cards(['zelf-beginnen', 'op-tijd-zijn']) },
  wil1: 'talk',
};
