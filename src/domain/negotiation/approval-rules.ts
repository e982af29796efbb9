import { type AgreementTerms, agreementTerms, supportsOf } from '../agreement/agreement-terms.ts';
import { DAY } from '../calendar/instant.ts';
import { type Money, mostCredits } from '../consequence/exposure.ts';
import type { DraftTerms } from '../draft/draft.ts';
import { differencesBetween } from '../register/differences.ts';
import { latestAgreement, type Register } from '../register/register.ts';
import type { Approving } from './approvers.ts';
import { addedCost, type Limits, limitsOf, passes } from './cost-limits.ts';
import { holdersOf, peopleOf } from './people.ts';
import { withQuorum } from './quorum.ts';
import { type Sided, sidedTerms } from './sided-terms.ts';
import { homeSide, otherSide, type Side } from './sides.ts';
import type { Stage, StageKey } from './steps.ts';

type Change = {
  readonly register: Register;
  readonly before: DraftTerms;
  readonly after: DraftTerms;
  readonly urgent: boolean;
  readonly state: Approving['state'];
};

/** Who has to approve a change before it is signed, in this order on each side: rules over what has changed. */
export function stagesFor({ register, before, after, urgent, state }: Change): readonly Stage[] {
  const terms = sidedTerms(after);
  const home = homeSide(terms);
  const limits = limitsOf(register, terms);
  const scene = { register, terms, before: read(before), after: read(after), limits };
  const stages: readonly (Stage | null)[] = [
    ownerStage(scene, home),
    stage(scene, home, { key: 'service-level-manager', roles: ['service-level-manager'] }),
    touchesContract(scene)
      ? stage(scene, home, { key: 'supplier-manager', roles: ['supplier-manager'] })
      : null,
    costs(scene, limits.finance)
      ? stage(scene, home, { key: 'finance', roles: ['finance'] })
      : null,
    costs(scene, limits.executive)
      ? stage(scene, home, { key: 'executive', roles: ['executive'] })
      : null,
    urgent
      ? stage(scene, home, {
          key: 'second-person',
          roles: ['approver', 'executive', 'service-level-manager'],
        })
      : null,
    approverStage(scene, otherSide(home)),
  ];
  return stages
    .flatMap((one) => one ?? [])
    .map((one) => withQuorum({ register, terms, state }, one));
}

type Rules = {
  readonly register: Register;
  readonly terms: Sided;
  readonly before: AgreementTerms | null;
  readonly after: AgreementTerms | null;
  readonly limits: Limits;
};

const WHY: Readonly<Record<StageKey, string>> = {
  'service-owner': 'Whoever owns a service approves what is promised about it.',
  'service-level-manager': 'A service level manager approves every change of an agreement.',
  'supplier-manager': 'The change touches a contract with a supplier.',
  finance: 'What it may cost passes the limit up to which finance need not be asked.',
  executive: 'What it may cost passes the limit above which an executive decides.',
  'second-person': 'It is an urgent correction: a second person has to approve it.',
  'customer-approver': 'Somebody of the other side is named to approve its agreements.',
};

type Asked = { readonly key: StageKey; readonly roles: Stage['roles'] };

function stage({ limits }: Rules, side: Side, { key, roles }: Asked): Stage {
  const allowance = limits.days * DAY;
  return { key, side, why: WHY[key], named: [], roles, quorum: 1, allowance, own: false };
}

/** Every service has its owner; where several people own what is concerned, all of them are asked. */
function ownerStage(rules: Rules, side: Side): Stage {
  const { register, terms } = rules;
  const asked = stage(rules, side, { key: 'service-owner', roles: ['service-owner'] });
  const people = peopleOf(register, terms, side);
  const owners = [
    ...new Set(terms.services.flatMap((key) => register.services.get(key)?.terms.owner ?? [])),
  ];
  const named = owners.map((person) => {
    const listed = people.find((one) => one.person.key === person);
    return { person, deputy: listed?.person.deputy ?? null };
  });
  return { ...asked, named, own: true };
}

function approverStage(rules: Rules, side: Side): Stage | null {
  const people = peopleOf(rules.register, rules.terms, side);
  if (holdersOf(people, ['approver'], rules.terms).length === 0) return null;
  return { ...stage(rules, side, { key: 'customer-approver', roles: ['approver'] }), own: true };
}

/** A contract is touched when it is changed itself, or carries another promise than before. */
function touchesContract({ register, before, after }: Rules): boolean {
  if (after?.kind === 'UC') return true;
  const supports = [before, after].map((terms) => (terms ? supportsOf(terms) : []));
  const changed = differencesBetween(supports[0], supports[1]).length > 0;
  return (
    changed &&
    supports
      .flat()
      .some(({ agreement }) => latestAgreement(register, agreement)?.terms.kind === 'UC')
  );
}

/** Whether what may have to be credited, or what is promised in addition, passes a limit. */
function costs({ register, before, after }: Rules, limit: Money): boolean {
  if (!after) return false;
  const credited = new Set(after.credits.map(({ target }) => `targets.${target}`));
  const touched = differencesBetween(before ?? {}, after).some(
    ({ path }) => /^credit/.test(path) || credited.has(path.split('.').slice(0, 2).join('.')),
  );
  const added = addedCost(register, before?.services ?? [], after.services);
  return (touched && passes(mostCredits(after), limit)) || passes(added, limit);
}

function read(terms: DraftTerms): AgreementTerms | null {
  return agreementTerms.safeParse(terms).data ?? null;
}
