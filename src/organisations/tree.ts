import type { StaffRole } from '../access/actor.ts';

export const organisationKinds = [
  'region',
  'school',
  'location',
  'mbo',
  'domain',
  'municipality',
  'doorstroompunt',
  'employer',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What an organisation of this kind is a part of; absent for who stands on their own. The database keeps it (decision 0045). */
export const partOf: Partial<Record<OrganisationKind, OrganisationKind>> = {
  location: 'school',
  domain: 'mbo',
  municipality: 'doorstroompunt',
};

/** A location and a domain are nothing without what they are a part of; a municipality may have no Doorstroompunt here. */
export const needsParent: readonly OrganisationKind[] = ['location', 'domain'];

/** Which roles can be held where. */
export const rolesAt: Record<OrganisationKind, readonly StaffRole[]> = {
  region: ['region-admin', 'privacy-officer'],
  school: ['mentor', 'dean', 'privacy-officer'],
  location: ['mentor', 'dean'],
  mbo: ['intaker', 'privacy-officer'],
  domain: ['intaker'],
  municipality: ['adviser', 'privacy-officer'],
  doorstroompunt: ['adviser', 'privacy-officer'],
  employer: ['intaker'],
};
