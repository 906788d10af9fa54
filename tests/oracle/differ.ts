import type { Actor, ActorKind } from '../../src/access/actor.ts';
import { type Facts, type Target, understand } from '../../src/access/facts.ts';
import { type Action, actions, judge } from '../../src/access/rules.ts';
import type {
  GrantId,
  GroupId,
  GuardianId,
  HelperId,
  InvitationId,
  OrganisationId,
  OwnerId,
  PersonId,
  SessionId,
} from '../../src/base/id.ts';
import type { Store } from '../../src/store/store.ts';
import { askMany, type Told } from './ask.ts';
import { changes } from './changes.ts';
import { may } from './meaning.ts';
import { rowsOf, sight } from './sight.ts';
import type { Case, World } from './world.ts';

/** Where the product and the oracle do not say the same. */
export type Difference = { what: string; oracle: boolean | 'unknown'; product: boolean; asked: Case };
export type Differed = { decisions: number; differences: Difference[] };
export type Judge = (kind: ActorKind, action: Action, facts: Facts, target: Target) => boolean;

/** Asks the product and the oracle the same: every action of each case by the rules, and every row of that passport by row security. */
export async function differ(
  store: Store,
  world: World,
  cases: readonly Case[],
  judging: Judge = judge,
): Promise<Differed> {
  const told = await askMany(store, cases);
  const found: Differed = { decisions: 0, differences: [] };
  cases.forEach((asked, n) => {
    const one = told[n];
    if (one === undefined) throw new Error('the database did not answer a case');
    byActions(found, world, asked, one, judging);
    const passport = world.passports.find(({ owner }) => owner === asked.passport);
    found.decisions += passport?.there === 'there' ? rowsOf(passport).length : 1;
    compare(found, asked, '', sight(world, asked), one.seen);
    if (one.changed !== null) compare(found, asked, 'change ', changes(world, asked), one.changed);
  });
  return found;
}

function byActions(found: Differed, world: World, asked: Case, { entered }: Told, judging: Judge): void {
  const [actor, target, now] = [actorOf(asked), targetOf(asked), new Date(asked.at)];
  const row = { traced: false, head_n: null, head_hash: null, set: null, ...entered };
  const { facts } = understand(actor, target, now, [row]);
  for (const action of actions) {
    const product = judging(asked.who.kind, action, facts, target);
    const oracle = may(world, action, asked);
    found.decisions++;
    if (oracle !== product) found.differences.push({ what: action, oracle, product, asked });
  }
}

function compare(
  found: Differed,
  asked: Case,
  how: string,
  oracle: Set<string>,
  told: readonly string[],
): void {
  const product = new Set(told);
  for (const name of new Set([...oracle, ...product]))
    if (oracle.has(name) !== product.has(name))
      found.differences.push({
        what: `${how}${name}`,
        oracle: oracle.has(name),
        product: product.has(name),
        asked,
      });
}

const session = '00000000-0000-4000-a000-000000000000' as SessionId;

function actorOf({ who, passport }: Case): Actor {
  const owner = passport as OwnerId;
  switch (who.kind) {
    case 'owner':
      return {
        ...{ kind: 'owner', owner: who.id as OwnerId, session },
        ...(who.proven !== undefined && { provenUntil: new Date(who.proven) }),
        ...(who.beside && { pair: { name: 'x', until: new Date('2100-01-01') } }),
      };
    case 'receiver':
      return { kind: 'receiver', grant: who.id as GrantId, owner, session };
    case 'companion':
      return { kind: 'companion', invitation: who.id as InvitationId, owner, session };
    case 'guardian':
      return { kind: 'guardian', guardian: who.id as GuardianId, owner, session };
    case 'helper':
      return { kind: 'helper', helper: who.id as HelperId, owner, session };
    case 'visitor':
      return { kind: 'visitor' };
    case 'system':
      return { kind: 'system', job: 'x' };
    default:
      return {
        ...{ kind: 'staff', role: who.kind, person: who.id as PersonId, session },
        organisation: who.organisation as OrganisationId,
        ...(who.proven !== undefined && { provenUntil: new Date(who.proven) }),
      };
  }
}

const targetOf = ({ passport, grant, group, organisation, private: alone, extra }: Case): Target => ({
  passport: passport as OwnerId,
  ...(grant !== undefined && { grant }),
  ...(group !== undefined && { group: group as GroupId }),
  ...(organisation !== undefined && { organisation: organisation as OrganisationId }),
  ...(alone !== undefined && { private: alone }),
  ...(extra !== undefined && { extra }),
});

/** One difference in words, to begin looking. */
export const inWords = ({ what, oracle, product, asked }: Difference): string =>
  `${asked.who.kind} ${what}: the oracle says ${oracle}, the product ${product} (${JSON.stringify(asked)})`;
