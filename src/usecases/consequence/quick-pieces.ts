import { lintAgreement } from '../../domain/agreement/lint/lint-agreement.ts';
import type { ChainScene } from '../../domain/agreement/support-chain/carrier.ts';
import { seenRevision } from '../../domain/agreement/support-chain/carriers.ts';
import { supportChain } from '../../domain/agreement/support-chain/support-chain.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { agreementsAbove } from '../../domain/consequence/agreements-above.ts';
import { chainChange } from '../../domain/consequence/chain-changes.ts';
import { exposureOf } from '../../domain/consequence/exposure.ts';
import { findingChanges } from '../../domain/consequence/finding-changes.ts';
import type { ExposurePiece, FindingsPiece, SupportPiece } from '../../domain/consequence/piece.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { pastFigures } from '../agreement/past-figures.ts';
import type { Setting } from '../status/viewing.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import type { Proposal } from './open-proposal.ts';

/** The most that a period can cost, before and after. */
export function exposurePiece({ register, before, after }: Proposal): ExposurePiece {
  const proposed = exposureIn(register, after);
  return {
    kind: 'exposure',
    today: before ? exposureIn(register, before) : { ...proposed, credits: [] },
    proposed,
  };
}

function exposureIn({ services }: Register, { terms }: AgreementRevision) {
  const covered = terms.services.flatMap((key) => services.get(key)?.terms ?? []);
  return exposureOf(terms, covered);
}

/** The gaps that open and close under the agreement itself and under all that rest on it. */
export function supportPiece({ proposed, register, next, before, after }: Proposal): SupportPiece {
  const asOf = Math.max(proposed.asOf, proposed.effectiveAt);
  const scenes = scenesOf({ register, next }, asOf);
  const own = {
    before: before && supportChain(scenes.before, before),
    after: supportChain(scenes.after, after),
  };
  const above = agreementsAbove({ register: next, asOf }, after).map((agreement) => {
    const today = seenRevision(scenes.before, agreement.key);
    return {
      before: today && supportChain(scenes.before, today),
      after: supportChain(scenes.after, agreement),
    };
  });
  return { kind: 'support', chains: [own, ...above].map(chainChange) };
}

/** What the linter says of both terms, as far as it does not follow from the past of a promise that changes. */
export async function findingsPiece(context: Setting, proposal: Proposal): Promise<FindingsPiece> {
  const { register, next, before, after, targets } = proposal;
  const changed = targets.filter(({ promised }) => promised).map(({ key }) => key);
  const known = before ? (await pastFigures(context, after.key))(after.key) : [];
  const past = known.filter(({ target }) => !changed.includes(target));
  const scenes = scenesOf({ register, next }, context.now);
  return findingChanges(
    before ? lintAgreement(scenes.before, { agreement: before, past }) : [],
    lintAgreement(scenes.after, { agreement: after, past }),
  );
}

type Registers = Pick<Proposal, 'register' | 'next'>;

// Both registers have the same calendars, so that what is compiled and searched for one serves the other.
function scenesOf(
  { register, next }: Registers,
  asOf: Instant,
): Record<'before' | 'after', ChainScene> {
  const shared = { asOf, calendarOf: calendarsOf(register), known: new Map() };
  return { before: { register, ...shared }, after: { register: next, ...shared } };
}
