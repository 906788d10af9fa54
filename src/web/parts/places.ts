/** The addresses that the frame of every page points to. */
export const places = {
  start: '/',
  passport: '/paspoort',
  sharing: '/delen',
  settings: '/instellingen',
  help: '/hulp',
  privacy: '/privacy',
  accessibility: '/toegankelijkheid',
  language: '/taal',
  signOut: '/uitloggen',
  away: '/weg',
} as const;
