import type { Instant } from '../../calendar/instant.ts';
import type { AgreementRevision } from '../../register/register.ts';
import { type AgreementDate, agreementDates } from '../dates/agreement-dates.ts';
import type { ChainScene } from '../support-chain/carrier.ts';
import { type SupportChain, supportChain } from '../support-chain/support-chain.ts';
import type { PastTarget } from './past.ts';
import { type Finding, type LintScene, SEVERITIES } from './rule.ts';
import { RULES } from './rules/index.ts';

/** What is looked at, and with which history. */
export type Linted = {
  readonly agreement: AgreementRevision;
  /** How its promises fared; null where no history is at hand. */
  readonly past: readonly PastTarget[] | null;
};

/** Everything in an agreement that is worth a look, errors first. */
export function lintAgreement(scene: ChainScene, linted: Linted): readonly Finding[] {
  const seen = sceneOf(scene, linted);
  const found = RULES.flatMap(({ id: rule, severity, why, fix, find }) =>
    find(seen).map(({ sentence, target = null }) => ({
      ...{ rule, severity, agreement: linted.agreement.key, target, sentence, why, fix },
    })),
  );
  return found.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ severity }: Finding): number {
  return SEVERITIES.indexOf(severity);
}

function sceneOf(scene: ChainScene, { agreement, past }: Linted): LintScene {
  const { register, calendarOf } = scene;
  const asOf: Instant = scene.asOf;
  let chain: SupportChain | null = null;
  let dates: readonly AgreementDate[] | null = null;
  return {
    ...{ register, agreement, asOf, calendarOf, past },
    chain: () => {
      chain ??= supportChain(scene, agreement);
      return chain;
    },
    dates: () => {
      dates ??= agreementDates({ register, asOf, calendarOf }, agreement);
      return dates;
    },
  };
}
