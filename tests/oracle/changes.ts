import {
  guardianSpeaks,
  isAddressed,
  isEntrusted,
  isRequested,
  isVouched,
  opens,
  passportOf,
} from './law.ts';
import { ofMentor, ofOffice } from './sight.ts';
import { changedByAdviser } from './sight-aftercare.ts';
import type { Case, Passport, World } from './world.ts';

/**
 * Which rows of others' passports somebody can change, take away or add, as far as row security goes: what stands here, and nothing else. `said`: a record of
 * consent in a guardian's name; `back`: one that was ended and stands again, which nobody can bring about.
 */
export function changes(world: World, asked: Case): Set<string> {
  const { who, passport: id, at } = asked;
  const target = passportOf(world, id);
  if (!('id' in who) || who.kind === 'owner') return new Set();
  const all = world.passports.filter(({ there }) => there === 'there');
  const changed = all.flatMap((passport) => [
    ...(isMentor(asked) ? ofClass(world, asked, passport) : []),
    ...changedByAdviser(world, asked, passport),
  ]);
  if (target === undefined) return new Set(changed);
  const grant = target.grants.find((one) => one.id === (who.kind === 'receiver' ? who.id : asked.grant));
  const reads = grant !== undefined && isAddressed(world, asked, target, grant);
  // A look at one share is nothing else.
  if ('organisation' in who && reads) changed.length = 0;
  if (grant?.replied && opens(world, asked, target, grant) === 'yes')
    changed.push(`sharing.reply ${grant.id}`);
  if (who.kind === 'helper')
    changed.push(
      ...target.helpers
        .filter((one) => one.id === who.id && one.stopped === undefined)
        .map(({ id: own }) => `identity.helper ${own}`),
    );
  if (who.kind === 'companion') changed.push(...ofCompanion(who.id, target, at));
  if (who.kind === 'guardian' && guardianSpeaks(target, who.id, at))
    changed.push(...ofGuardian(who.id, target));
  if ('organisation' in who && !reads) changed.push(...atWork(world, asked, target));
  return new Set(changed);
}

const isMentor = ({ who }: Case): boolean => who.kind === 'mentor';

/** The list of the own class, and talks that the mentor takes part in. */
const ofClass = (world: World, asked: Case, passport: Passport): string[] =>
  ofMentor(world, asked, passport).filter((name) => /^(organisations.member|talks\.)/.test(name));

function ofCompanion(id: string, { invitations }: Passport, at: number): string[] {
  const question = invitations.find((one) => one.id === id);
  const open =
    question !== undefined && question.stopped === undefined && at < question.ends && !question.heard;
  return open && question.replied ? [`mirror.reply ${id}`] : [];
}

function ofGuardian(id: string, { records }: Passport): string[] {
  const standing = records.filter((said) => said.guardian === id && said.withdrawn === undefined);
  return standing.length === 0 ? [`said ${id}`] : standing.map((said) => `consent.record ${said.id}`);
}

function atWork(world: World, asked: Case, target: Passport): string[] {
  const { who } = asked;
  if (!('organisation' in who)) return [];
  // An act that names a share is about that share, and about no part of a mentor's own.
  if (who.kind === 'mentor')
    return asked.grant === undefined && isRequested(world, asked)
      ? target.contributions
          .filter(({ author, opened }) => author === who.id && !opened)
          .map(({ id }) => `guidance.contribution ${id}`)
      : [];
  // Handled once, and paper is ended once.
  if (!isEntrusted(world, asked) && !isVouched(world, asked)) return [];
  const open = target.askings.filter((one) => one.handled === undefined);
  const standing = target.records.filter((one) => one.withdrawn === undefined);
  const now = [
    ...open.map(({ id }) => `consent.asking ${id}`),
    ...standing.map(({ id }) => `consent.record ${id}`),
  ];
  return ofOffice(asked, target).filter((name) => now.includes(name));
}
