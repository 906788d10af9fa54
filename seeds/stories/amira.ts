import { cards, choice, each, lines, list, long, rank, type Story, scale } from '../answers.ts';

/** Amira, 16, vmbo tl: nearly done; shared with her work placement, and stopped that when it was over. */
export const amira: Story = {
  wie2: { woorden: cards(['creatief', 'geduldig', 'nieuwsgierig', 'serieus', 'sociaal']) },
  wie3: { tekst: long('Dat ik eerst nadenk en dan pas praat. En dat je mij een geheim kunt vertellen.') },
  wie4: { dingen: lines('wat', 'Tekenen', 'Verhalen schrijven', 'Helpen in de bibliotheek') },
  wie5: { tekst: long('Mijn tekening hangt in de hal van school. Niemand wist eerst dat hij van mij was.') },
  wie6: { wanneer: choice(['middag', 'rust', 'kleine-groep']) },
  kan1: { kaarten: cards(['ideeen-bedenken', 'luisteren', 'anderen-helpen', 'plannen', 'talen']) },
  kan2: {
    voorbeelden: each({
      of: 'anderen-helpen',
      fields: {
        gebeurde: 'Op stage durfde een jongetje niet mee te doen met knutselen.',
        deed: 'Ik heb gevraagd wat hij leuk vond. Draken. Toen hebben we samen een draak gemaakt.',
        afloop: 'De week erna begon hij er zelf over.',
      },
    }),
  },
  kan5: { hoe: choice(['lezen', 'alleen', 'voorbeeld']) },
  kan6: {
    werk: list({
      wat: 'Stage met kleuters',
      waar: 'Kinderopvang De Duinpan',
      hoelang: 'Vier weken',
      vond: 'Heel leuk',
    }),
  },
  kan8: {
    talen: list(
      { taal: 'Nederlands', 'hoe-goed': 'heel-goed' },
      { taal: 'Arabisch', 'hoe-goed': 'goed' },
      { taal: 'Engels', 'hoe-goed': 'goed' },
    ),
  },
  wil1: { tekst: long('Iets maken waar kinderen beter van leren. Boeken, of spellen.') },
  wil2: { volgorde: rank('iets-maken', 'mensen-helpen', 'leren', 'rust', 'zelf-beslissen') },
  wil3: { velden: cards(['kinderen', 'muziek-en-kunst', 'taal']) },
  wil4: {
    opleidingen: list(
      { opleiding: 'Onderwijsassistent', niveau: '4', leerweg: 'bol' },
      { opleiding: 'Mediavormgever', niveau: '4', leerweg: 'bol' },
    ),
  },
  wil5: {
    redenen: each(
      {
        of: 'r1',
        name: 'Onderwijsassistent',
        fields: {
          aantrekken: 'Met kinderen werken, en je kunt daarna naar de pabo.',
          werk: 'Op een basisschool.',
        },
      },
      { of: 'r2', name: 'Mediavormgever', fields: { aantrekken: 'Tekenen voor je werk.' } },
    ),
  },
  wil6: { gedaan: choice(['open-dag', 'stage', 'filmpjes']) },
  wil7: { zeker: scale('een-beetje-zeker') },
  nod6: { soort: choice(['rustig', 'luistert']) },
  nod2: { tekst: long('Een vaste plek in de klas, aan de kant.') },
};
