import type { Calendar } from '../../calendar/calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import type { AgreementRevision, Register } from '../../register/register.ts';
import type { AgreementDate } from '../dates/agreement-dates.ts';
import type { SupportChain } from '../support-chain/support-chain.ts';
import type { PastTarget } from './past.ts';

/** From what must not stay to what is worth a thought. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One agreement with all that a rule may look at. */
export type LintScene = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly asOf: Instant;
  readonly calendarOf: (key: string) => Calendar | null;
  /** Computed when first asked for. */
  readonly chain: () => SupportChain;
  readonly dates: () => readonly AgreementDate[];
  /** How its promises fared in past periods; null where no history is at hand, as for files. */
  readonly past: readonly PastTarget[] | null;
};

/** What a rule has found: a sentence, and the promise that it is about, if it is about one. */
export type Found = { readonly sentence: string; readonly target?: string };

/** One thing that is worth checking in every agreement. */
export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly why: string;
  readonly fix: string;
  readonly find: (scene: LintScene) => readonly Found[];
};

/** Something found: what, why it matters, how to mend it. */
export type Finding = Pick<Rule, 'severity' | 'why' | 'fix'> & {
  readonly rule: string;
  readonly agreement: string;
  readonly target: string | null;
  readonly sentence: string;
};
