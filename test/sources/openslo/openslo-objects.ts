/** An SLO as OpenSLO writes it, of which a case replaces some lines. */
export function slo(...changes: readonly (readonly [from: string | RegExp, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!(typeof from === 'string' ? text.includes(from) : from.test(text))) {
      throw new Error(`The SLO has no ${from}.`);
    }
    return text.replace(from, to);
  }, SOUND);
}

const SOUND = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout-success
spec:
  service: checkout
  indicator:
    metadata:
      name: good-orders
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: Prometheus
            spec:
              query: orders_total{result="ok"}
        total:
          metricSource:
            type: Prometheus
            spec:
              query: orders_total
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.995
`;

export const ALIGNED = `    - duration: 1M
      calendar:
        startTime: 2026-01-01 00:00:00
        timeZone: Europe/Berlin
      isRolling: false
`;

export const ROLLING = `    - duration: 28d
      isRolling: true
`;

export const GIVEN = {
  customer: 'acme',
  provider: 'web',
  calendar: 'around-the-clock',
  timeZone: 'Europe/Berlin',
  from: '2026-01-01',
} as const;
