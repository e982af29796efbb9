import type { Instant } from '../../domain/calendar/instant.ts';
import type { AtRiskItem, Verdict } from '../../domain/target/figure.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { type Alert, latestAlerts } from '../../storage/alerts.ts';
import { worstFirst } from './measure-agreement.ts';
import { showStatus } from './show-status.ts';
import type { AgreementStatus, StatusReport } from './status-report.ts';
import { openView, type Setting, type Viewing } from './viewing.ts';

/** What somebody's Home shows: their services, what is in danger, what was told last. */
export type MyServices = {
  readonly asOf: Instant;
  readonly services: readonly ServiceLine[];
  /** What will be missed next, the soonest first. */
  readonly atRisk: readonly Danger[];
  /** Newest first. */
  readonly alerts: readonly AlertLine[];
  readonly recomputing: StatusReport['recomputing'] | undefined;
};

export type ServiceLine = {
  readonly key: string;
  readonly name: string;
  /** The worst of its promises. */
  readonly verdict: Verdict;
  readonly agreements: number;
  readonly promises: number;
};

export type Danger = {
  readonly agreement: AgreementStatus;
  readonly terms: TargetTerms;
  readonly item: AtRiskItem;
};

export type AlertLine = Alert & {
  readonly agreementName: string;
  /** Null when the target is no longer agreed. */
  readonly terms: TargetTerms | null;
};

const MOST_ALERTS = 10;
const ALERTS_READ = 100;

/** The services that the actor has to do with, and how they stand. */
export async function myServices(context: Setting): Promise<MyServices> {
  const view = await openView(context);
  const report = await showStatus(context);
  const alerts = await latestAlerts(context.database, {
    workspaceId: context.workspace.id,
    limit: ALERTS_READ,
  });
  return {
    asOf: report.asOf,
    recomputing: report.recomputing,
    services: serviceLines(view, report),
    atRisk: dangers(report),
    alerts: alerts.flatMap((alert) => alertLine(view, alert)).slice(0, MOST_ALERTS),
  };
}

function serviceLines({ visible }: Viewing, { agreements }: StatusReport): readonly ServiceLine[] {
  return [...visible.services.values()]
    .map(({ key, terms }) => {
      const mine = agreements.filter(({ serviceKeys }) => serviceKeys.includes(key));
      const verdicts = mine.flatMap(({ targets }) => targets.map(({ figure }) => figure.verdict));
      const verdict = verdicts.toSorted(worstFirst).at(0) ?? 'no-data';
      const { name } = terms;
      return { key, name, verdict, agreements: mine.length, promises: verdicts.length };
    })
    .sort((a, b) => worstFirst(a.verdict, b.verdict) || (a.name < b.name ? -1 : 1));
}

function dangers({ agreements }: StatusReport): readonly Danger[] {
  return agreements
    .flatMap((agreement) =>
      agreement.targets.flatMap(({ terms, figure }) =>
        figure.atRisk.map((item) => ({ agreement, terms, item })),
      ),
    )
    .sort((a, b) => a.item.dueAt - b.item.dueAt);
}

function alertLine({ visible }: Viewing, alert: Alert): readonly AlertLine[] {
  const revisions = visible.agreements.get(alert.agreementKey);
  const revision = revisions?.find(({ number }) => number === alert.revision) ?? revisions?.at(-1);
  if (!revision) return [];
  const terms = revision.terms.targets.find(({ key }) => key === alert.targetKey) ?? null;
  return [{ ...alert, agreementName: revision.terms.name ?? revision.key, terms }];
}
