import type { StaffRole } from '../src/access/actor.ts';
import type { Enrolment } from '../src/identity/enrol.ts';

/** Where the cast lives and works: two regions. All of it is made up: no such region, school, address or person exists. */
export const regions: readonly Enrolment[] = [
  {
    region: 'Regio Waterkant',
    organisations: [
      {
        kind: 'school',
        name: 'De Wilgenstroom',
        code: '99WS',
        place: 'Waterkant',
        groups: [
          { name: '3B', schoolYear: '2026-2027' },
          { name: '4A', schoolYear: '2026-2027' },
        ],
        staff: [
          {
            name: 'mevrouw Visser',
            mail: 'visser@wilgenstroom.example',
            roles: [{ role: 'mentor', groups: ['3B'] }],
          },
          {
            name: 'Karim Haddou',
            mail: 'haddou@wilgenstroom.example',
            roles: [{ role: 'mentor', groups: ['3B', '4A'] }],
          },
          { name: 'mevrouw Osinga', mail: 'osinga@wilgenstroom.example', roles: [{ role: 'dean' }] },
        ],
      },
      {
        kind: 'school',
        name: 'Praktijkschool De Kiezel',
        groups: [{ name: '5P', schoolYear: '2026-2027' }],
        staff: [
          {
            name: 'meneer Brouns',
            mail: 'brouns@kiezel.example',
            roles: [{ role: 'mentor', groups: ['5P'] }],
          },
        ],
      },
      {
        kind: 'mbo',
        name: 'mbo Waterkant',
      },
      {
        kind: 'domain',
        name: 'Techniek en Bouw',
        under: 'mbo Waterkant',
        staff: [
          { name: 'mevrouw Yıldız', mail: 'yildiz@mbowaterkant.example', roles: [{ role: 'intaker' }] },
        ],
      },
      {
        kind: 'domain',
        name: 'Zorg en Welzijn',
        under: 'mbo Waterkant',
        staff: [
          { name: 'meneer De Lange', mail: 'delange@mbowaterkant.example', roles: [{ role: 'intaker' }] },
        ],
      },
      {
        kind: 'doorstroompunt',
        name: 'Doorstroompunt Waterkant',
        staff: [
          { name: 'Joris Terpstra', mail: 'terpstra@waterkant.example', roles: [{ role: 'adviser' }] },
          { name: 'Sanne Kramer', mail: 'kramer@waterkant.example', roles: [{ role: 'adviser' }] },
          // Two hats: mentor at his school, and a day a week here. Rights of both are never added up.
          { name: 'meneer Brouns', mail: 'brouns@kiezel.example', roles: [{ role: 'adviser' }] },
        ],
      },
      {
        kind: 'municipality',
        name: 'Gemeente Waterkant',
        under: 'Doorstroompunt Waterkant',
        staff: [{ name: 'Hanna Bos', mail: 'bos@waterkant.example', roles: [{ role: 'privacy-officer' }] }],
      },
      {
        kind: 'employer',
        name: 'Fietsfabriek De Ketting',
        staff: [{ name: 'Ria Postma', mail: 'postma@deketting.example', roles: [{ role: 'intaker' }] }],
      },
      {
        kind: 'region',
        name: 'Regio Waterkant',
        staff: [
          { name: 'Ilse Bruinsma', mail: 'bruinsma@waterkant.example', roles: [{ role: 'region-admin' }] },
        ],
      },
    ],
  },
  {
    region: 'Regio Heuvelrand',
    organisations: [
      {
        kind: 'school',
        name: 'De Heuvelgaard',
        groups: [{ name: '4T', schoolYear: '2026-2027' }],
        staff: [
          {
            name: 'meneer Adema',
            mail: 'adema@heuvelgaard.example',
            roles: [{ role: 'mentor', groups: ['4T'] }],
          },
          { name: 'Bram Wiersma', mail: 'wiersma@heuvelgaard.example', roles: [{ role: 'dean' }] },
        ],
      },
      {
        kind: 'mbo',
        name: 'Heuvelrand College',
        staff: [
          { name: 'Sanne Prins', mail: 'prins@heuvelrandcollege.example', roles: [{ role: 'intaker' }] },
        ],
      },
      {
        kind: 'region',
        name: 'Regio Heuvelrand',
        staff: [
          { name: 'Omar Azzouz', mail: 'azzouz@heuvelrand.example', roles: [{ role: 'region-admin' }] },
        ],
      },
    ],
  },
];

export type Worker = {
  mail: string;
  name: string;
  role: StaffRole;
  organisation: string;
  groups: readonly string[];
};

/** Everybody at work, for the demo's page. */
export const workers: readonly Worker[] = regions.flatMap(({ organisations }) =>
  organisations.flatMap((organisation) =>
    (organisation.staff ?? []).flatMap(({ name, mail, roles }) =>
      roles.map(({ role, groups }) => ({
        mail,
        name,
        role,
        organisation: organisation.name,
        groups: groups ?? [],
      })),
    ),
  ),
);

/** The school's own list of De Wilgenstroom, as its dean read it out of a file: those of the story who are on it, and classmates who have not begun. */
export const schoolList = {
  dean: 'osinga@wilgenstroom.example',
  file: [
    'Stamnummer;Roepnaam;Tussenvoegsel;Achternaam;Klas',
    '26001;Noor;;Veldman;3B',
    '26002;Oleh;;Tkachuk;3B',
    '26003;Jip;van der;Linde;3B',
    '26004;Fenna;;Oost;3B',
    '26005;Daan;;Roosma;4A',
    '26006;Yara;el;Idrissi;4A',
    '26007;Tijn;de;Boer;4A',
  ].join('\r\n'),
} as const;
