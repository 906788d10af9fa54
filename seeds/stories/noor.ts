import { cards, choice, each, lines, list, long, rank, type Story } from '../answers.ts';

/** Noor, 15, vmbo basis/kader: half-way. Knows she wants to work with people, finds plans hard. */
export const noor: Story = {
  wie2: { woorden: cards(['zorgzaam', 'vrolijk', 'trouw', 'gevoelig'], 'beetje chaotisch') },
  wie3: { tekst: long('Dat ik altijd luister. En dat je bij mij nooit alleen hoeft te eten in de pauze.') },
  wie4: {
    dingen: lines('wat', 'Oppassen op mijn neefje', 'Bakken, vooral bananenbrood', 'Met oma naar de markt'),
  },
  wie5: {
    tekst: long(
      'Vorig jaar viel oma. Ik heb haar jas onder haar hoofd gelegd en 112 gebeld. De mevrouw van de ambulance zei dat ik het heel rustig deed.',
    ),
  },
  wie6: { wanneer: choice(['kleine-groep', 'duidelijk', 'samen']) },
  wie8: {
    mensen: list(
      { wie: 'Mijn moeder', waarmee: 'Praten als ik het niet meer weet' },
      { wie: 'Karim, mijn mentor', waarmee: 'School en plannen' },
    ),
  },
  wil1: {
    tekst: long('Later werk ik met oude mensen of in het ziekenhuis. Dat iemand blij is als ik binnenkom.'),
  },
  wil2: { volgorde: rank('mensen-helpen', 'gezelligheid', 'dicht-bij-huis', 'vaste-tijden', 'zekerheid') },
  wil3: { velden: cards(['zorg', 'mensen', 'kinderen']) },
  wil4: {
    opleidingen: list({ opleiding: 'Verzorgende IG', niveau: '3', leerweg: 'bol' }),
  },
  wil5: {
    redenen: each({
      of: 'r1',
      name: 'Verzorgende IG',
      fields: {
        aantrekken: 'Je leert echt iets doen en je gaat veel op stage.',
        werk: 'In een verzorgingshuis, of bij mensen thuis.',
      },
    }),
  },
  wil6: { gedaan: choice(['open-dag', 'praten']) },
  kan1: { kaarten: cards(['luisteren', 'anderen-helpen', 'inleven', 'rustig-blijven']) },
  kan2: {
    voorbeelden: each({
      of: 'luisteren',
      fields: {
        gebeurde: 'Een meisje uit de brugklas zat te huilen op de trap.',
        deed: 'Ik ben naast haar gaan zitten en heb niks gezegd, alleen geluisterd.',
        afloop: 'Ze durfde daarna zelf naar haar mentor.',
      },
    }),
  },
  kan5: { hoe: choice(['doen', 'samen', 'voorbeeld']) },
  nod6: { soort: choice(['rustig', 'luistert']) },
  nod1: 'talk',
};
