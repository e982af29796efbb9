import { formatInstant, SECOND } from '../../domain/calendar/instant.ts';
import type { BurnReading } from '../../domain/target/burn-alerts.ts';
import type { Figure } from '../../domain/target/figure.ts';
import type { AgreementStatus, StatusReport, TargetStatus } from './status-report.ts';

/** A status report as the command line prints it: one entry for each agreement. */
export function statusJson({ asOf, agreements, recomputing }: StatusReport) {
  return agreements.map((agreement) => ({
    ...agreementJson(agreement, asOf),
    // Reminders of its clocks follow a change of the register; the figures count it already.
    ...(recomputing && { recomputing }),
  }));
}

function agreementJson(
  { key, revision, overDemand, overridden, targets }: AgreementStatus,
  asOf: number,
) {
  return {
    agreement: key,
    revision,
    asOf: formatInstant(asOf),
    ...(overridden.length > 0 && { overridden }),
    ...(overDemand && { outsideAgreedDemand: overDemand }),
    targets: targets.map(targetJson),
  };
}

function targetJson(target: TargetStatus) {
  const { terms, objective, period, figure, forecast, burn, previousSeal } = target;
  return {
    key: terms.key,
    kind: terms.kind,
    objective,
    period: { from: formatInstant(period.from), to: formatInstant(period.to) },
    verdict: figure.verdict,
    provisional: figure.provisional,
    percent: figure.percent,
    ...attainmentJson(figure.attainment),
    ...(forecast && { forecast: forecastJson(forecast) }),
    ...(burn && { burn: burn.map(burnJson) }),
    ...(previousSeal && {
      previousSeal: { ...previousSeal, sealedAt: formatInstant(previousSeal.sealedAt) },
    }),
  };
}

function burnJson({ name, state, factor, longRate, shortRate }: BurnReading) {
  return { pair: name, state, factor, longRate, shortRate };
}

/** Two digits of a probability: nobody knows it better. */
function forecastJson({ asOf, forecast }: NonNullable<TargetStatus['forecast']>) {
  const { probability, basis, best, worst, sample } = forecast;
  return {
    asOf: formatInstant(asOf),
    basis,
    missProbability: probability === null ? null : Math.round(probability * 100) / 100,
    ...{ best, worst, sample },
  };
}

function attainmentJson(attainment: Figure['attainment']) {
  if (attainment.of === 'time') {
    const { agreedMs, downtimeMs } = attainment;
    return { agreedSeconds: agreedMs / SECOND, downtimeSeconds: downtimeMs / SECOND };
  }
  const { of: _of, ...counts } = attainment;
  return counts;
}
