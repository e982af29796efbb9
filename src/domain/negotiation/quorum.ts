import type { Quorum } from '../party/party-terms.ts';
import type { Register } from '../register/register.ts';
import { type Approving, partsOf } from './approvers.ts';
import type { Sided } from './sided-terms.ts';
import type { Stage, StageKey } from './steps.ts';

/** The stages of which more than one person can be asked, by the role that they ask. */
const ROLES: Readonly<Partial<Record<StageKey, keyof Quorum>>> = {
  'service-owner': 'service-owner',
  'service-level-manager': 'service-level-manager',
  'supplier-manager': 'supplier-manager',
  finance: 'finance',
  executive: 'executive',
  'customer-approver': 'approver',
};

/** A stage with how many have to approve it: as the party on its side says, but never more than can. */
export function withQuorum(scene: Approving, stage: Stage): Stage {
  const wanted = wantedOf(scene, stage);
  const most = partsOf(scene, { ...stage, escalatedAt: null });
  return { ...stage, quorum: Math.max(1, Math.min(most, wanted === 'all' ? most : wanted)) };
}

/** Where nothing is said, every owner approves, and one of those who hold another role. */
function wantedOf({ register, terms }: Pick<Approving, 'register' | 'terms'>, stage: Stage) {
  const role = ROLES[stage.key];
  const said = role && quorumsOf(register, terms, stage.side)[role];
  if (said !== undefined) return said === 'one' ? 1 : said;
  return stage.named.length > 0 ? ('all' as const) : 1;
}

/** How many of each role the party on a side lets approve. */
export function quorumsOf(
  { parties }: Pick<Register, 'parties'>,
  terms: Pick<Sided, 'customer' | 'provider'>,
  side: Stage['side'],
): Quorum {
  return parties.get(terms[side])?.terms.approvals?.quorum ?? {};
}
