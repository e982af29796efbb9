import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { BurnReading } from '../../domain/target/burn-alerts.ts';
import type { Figure } from '../../domain/target/figure.ts';
import type { OverDemand } from '../../domain/target/over-demand.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { KeptForecast } from '../../storage/forecasts.ts';
import type { Recomputing } from '../rebuild/recomputing.ts';
import type { OverriddenTarget } from './overridden.ts';

/** How every promise about a service stands at one instant, for one viewer. */
export type StatusReport = {
  readonly asOf: Instant;
  readonly service: { readonly key: string; readonly name: string } | null;
  /** For whom it was asked; absent when for everybody. */
  readonly customer?: { readonly key: string; readonly name: string };
  readonly agreements: readonly AgreementStatus[];
  /** What of them is still being recomputed since the register changed; absent when nothing is. */
  readonly recomputing?: Recomputing;
};

export type AgreementStatus = {
  readonly key: string;
  readonly name: string;
  readonly kind: 'SLA' | 'OLA' | 'UC' | 'SLR';
  readonly revision: number;
  readonly customerKey: string;
  readonly customerName: string;
  readonly providerName: string;
  readonly serviceKeys: readonly string[];
  readonly serviceNames: readonly string[];
  readonly timeZone: string;
  /** More was asked for than agreed: the other targets are outside the agreed demand. Else null. */
  readonly overDemand: OverDemand | null;
  /** Which of its promises a more specific one goes before. */
  readonly overridden: readonly OverriddenTarget[];
  readonly targets: readonly TargetStatus[];
};

export type TargetStatus = {
  readonly terms: TargetTerms;
  readonly objective: string;
  readonly period: Interval;
  readonly figure: Figure;
  /** The period before, while the running one is young. */
  readonly previous: Figure | null;
  /** When that figure was published, and as which number (0, or that of a restatement); null while it is provisional. */
  readonly previousSeal: { readonly number: number; readonly sealedAt: Instant } | null;
  /** How the running period will probably end, as it was forecast last; absent where nobody did of late. */
  readonly forecast?: Pick<KeptForecast, 'asOf' | 'forecast'>;
  /** How fast its budget is being used up, where the agreement asks for that. */
  readonly burn?: readonly BurnReading[];
};
