import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { stateOf } from '../../domain/exclusion/agreed-exclusion.ts';
import { announceBy, type Judgement, judgePlan } from '../../domain/maintenance/judge-plan.ts';
import {
  type AgreementRevision,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { exclusionsUnder } from '../../storage/exclusions.ts';
import { maintenanceRules } from '../exclusion/exclusions-in-force.ts';

/** What a planned maintenance would mean for one agreement. */
export type Judged = {
  readonly agreement: AgreementRevision;
  readonly judgement: Judgement;
  /** Until when it has to be announced; reckoned when asked. */
  readonly announceBy: () => Instant | null;
};

type Asked = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly service: string;
  readonly span: Interval;
  readonly announcedAt: Instant;
  /** Exclusions that would be taken back for it. */
  readonly besides: readonly string[];
};

/** Customers first. */
const ORDER: readonly AgreementRevision['terms']['kind'][] = ['SLA', 'OLA', 'UC', 'SLR'];

/** Judges a planned maintenance by every agreement about its service that will be in force. */
export async function judgeAgreements(db: Db, asked: Asked): Promise<readonly Judged[]> {
  const { workspaceId, register, service, span, announcedAt, besides } = asked;
  const agreements = agreementsOf(register, { service, at: span.from })
    .filter(({ terms }) => terms.kind !== 'SLR')
    .toSorted((a, b) => ORDER.indexOf(a.terms.kind) - ORDER.indexOf(b.terms.kind));
  const agreementKeys = agreements.map(({ key }) => key);
  const kept = await exclusionsUnder(db, { workspaceId, agreementKeys });
  return agreements.flatMap((agreement) => {
    const rules = maintenanceRules(register, agreement.terms);
    const others = kept.filter(
      (one) =>
        one.agreementKey === agreement.key &&
        stateOf(one) === 'approved' &&
        !besides.includes(one.id),
    );
    const planned = { ...span, agreementKey: agreement.key, serviceKey: service };
    if (!rules) return [];
    const judgement = judgePlan(planned, { rules, others, announcedAt });
    return [{ agreement, judgement, announceBy: () => announceBy(planned, { rules, others }) }];
  });
}
