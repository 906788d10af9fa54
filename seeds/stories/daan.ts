import {
  cards,
  cardsAt,
  choice,
  date,
  each,
  lines,
  list,
  long,
  rank,
  type Story,
  scale,
  scales,
  short,
} from '../answers.ts';

/** Daan, 16, vmbo kader: everything done, and shared with the school that he chose. */
export const daan: Story = {
  wie2: { woorden: cards(['handig', 'rustig', 'precies', 'eerlijk', 'nieuwsgierig']) },
  wie3: { tekst: long('Dat ik alles uit elkaar haal en het meestal ook weer in elkaar krijg.') },
  wie4: { dingen: lines('wat', 'Sleutelen aan mijn brommer', 'Vissen met mijn broer', 'Gamen') },
  wie5: {
    tekst: long(
      'Ik heb de oude brommer van mijn opa weer aan de praat gekregen. Drie maanden werk. Opa heeft er zelf nog een rondje op gereden.',
    ),
  },
  wie6: { wanneer: choice(['ochtend', 'rust', 'duidelijk', 'alleen']) },
  wie7: { gezicht: scale('goed'), waarom: long('Praktijk gaat top. Lange dagen met theorie vind ik zwaar.') },
  kan1: {
    kaarten: cards([
      'handen',
      'precies-werken',
      'problemen-oplossen',
      'uitzoeken',
      'zelfstandig-werken',
      'afspraken-nakomen',
    ]),
  },
  kan2: {
    voorbeelden: each(
      {
        of: 'problemen-oplossen',
        fields: {
          gebeurde: 'Op stage deed een machine het niet en niemand wist waarom.',
          deed: 'Ik heb alles nagelopen, van de stekker tot het kastje. Het was een los draadje.',
          afloop: 'De machine draaide weer en mijn begeleider liet mij het verslag schrijven.',
        },
      },
      {
        of: 'precies-werken',
        fields: {
          gebeurde: 'Bij metaal moesten we een doosje maken op een halve millimeter.',
          deed: 'Eerst drie keer gemeten. Daarna pas gezaagd.',
          afloop: 'Het deksel sloot in één keer.',
        },
      },
      {
        of: 'afspraken-nakomen',
        fields: {
          gebeurde: 'Ik heb elke zaterdag een bijbaan bij de fietsenmaker.',
          deed: 'In twee jaar ben ik één keer te laat geweest. Lekke band.',
          afloop: 'Ik heb nu de sleutel van de zaak.',
        },
      },
    ),
  },
  kan3: { mensen: list({ wie: 'Henk van de fietsenmaker', wat: 'Dat ik doorga tot het klaar is' }) },
  kan5: { hoe: choice(['doen', 'kijken', 'voorbeeld', 'pauzes']) },
  kan6: {
    werk: list(
      {
        wat: 'Fietsen repareren',
        waar: 'Fietsenmaker om de hoek',
        hoelang: 'Twee jaar, elke zaterdag',
        vond: 'Heel leuk',
      },
      { wat: 'Stage techniek', waar: 'Machinefabriek', hoelang: 'Drie weken', vond: 'Leuk' },
    ),
  },
  kan9: {
    dingen: scales({
      plannen: 'gaat-wel',
      huiswerk: 'is-lastig',
      'lange-teksten': 'is-heel-lastig',
      rekenen: 'gaat-goed',
      'voor-de-klas': 'is-lastig',
      samenwerken: 'gaat-goed',
      toetsen: 'gaat-wel',
    }),
  },
  wil1: { tekst: long('Een eigen werkplaats. Met een grote deur, een radio, en een hond.') },
  wil2: { volgorde: rank('handen', 'iets-maken', 'rust', 'goed-verdienen', 'zelf-beslissen') },
  wil3: { velden: cards(['techniek', 'autos', 'bouw']) },
  wil4: {
    opleidingen: list(
      { opleiding: 'Monteur mechatronica', niveau: '3', leerweg: 'bbl' },
      { opleiding: 'Fietstechnicus', niveau: '2', leerweg: 'bbl' },
    ),
  },
  wil5: {
    redenen: each({
      of: 'r1',
      name: 'Monteur mechatronica',
      fields: {
        aantrekken: 'Elektra en mechaniek tegelijk. En vier dagen werken.',
        werk: 'Machines maken en repareren.',
      },
    }),
  },
  wil6: { gedaan: choice(['open-dag', 'meeloopdag', 'stage', 'praten']) },
  wil7: { zeker: scale('zeker') },
  wil8: { tekst: long('Dan ga ik fietstechniek doen. Henk heeft gezegd dat ik daar mag leren.') },
  nod1: {
    kaarten: cardsAt({
      'extra-tijd-toetsen': 'heb-ik',
      'uitleg-op-papier': 'wil-ik',
      'vast-persoon': 'wil-ik',
      'extra-pauzes': 'probeer-ik',
    }),
  },
  nod2: {
    tekst: long(
      'Dat de leraar het eerst voordoet. En dat ik bij toetsen meer tijd krijg, dan lees ik alles twee keer.',
    ),
  },
  nod3: { tekst: long('Mij hardop laten voorlezen. Dan klap ik dicht.') },
  nod6: { soort: choice(['duidelijk', 'humor']) },
  nod8: { mag: choice(['erbij']), waarover: short('Over hoe ik leer. Niet over thuis.') },
  nod4: { teken: choice(['stil']) },
  nod5: { tekst: long('Even naar buiten. Na tien minuten gaat het meestal wel weer.') },
  nod9: { nodig: choice(['extra-tijd', 'voorlezen']) },
  nod12: { tekst: long('Hoe het vorig jaar thuis was. Dat vertel ik zelf als ik daar iemand ken.') },
  sm1: {
    aanmeldingen: list({
      school: 'mbo Waterkant',
      opleiding: 'Monteur mechatronica',
      datum: '2026-11-02',
      stand: 'intake',
    }),
  },
  sm2: { datum: date('2026-12-10'), plaats: short('mbo Waterkant, gebouw C') },
  sm3: {
    dingen: lines(
      'wat',
      'Dat ik al twee jaar werk bij de fietsenmaker',
      'Dat ik meer tijd nodig heb bij lezen',
      'De brommer van opa',
    ),
  },
  sm4: { vragen: lines('vraag', 'Helpen jullie met een leerbedrijf zoeken?', 'Hoe lang duurt een lesdag?') },
  sm5: { wie: choice(['ouder']) },
};
