import { total } from '../calendar/interval.ts';
import { AccordError } from '../error.ts';
import type { Figure } from '../target/figure.ts';
import type { Scene } from '../target/kinds/target-kind.ts';
import type { Interruption } from '../target/sample-attainment.ts';
import type { Forecast } from './forecast.ts';
import { forecastInterruptions } from './forecast-interruptions.ts';
import { agreedIn } from './outage-history.ts';
import { countMissed, endsOf, type Outlook } from './outlook.ts';

type Promised = {
  readonly allowed: number | null;
  readonly meanMs: number | null;
  readonly measure: (scene: Scene) => Figure;
  readonly interruptionsOf: (scene: Scene) => readonly Interruption[];
};

/** How likely a service is interrupted too often, or restored too late on average, by the interruptions of its past. */
export function forecastReliability(promised: Promised, outlook: Outlook): Forecast {
  const { allowed, meanMs, measure, interruptionsOf } = promised;
  const { figure, calendar, facts, asOf, before, seed, draws } = outlook;
  const { attainment, period, verdict } = figure;
  if (attainment.of !== 'interruptions') {
    throw new AccordError('internal', 'A promise about reliability counts interruptions.');
  }
  const since = before[0]?.from ?? period.from;
  const seen = { from: since, to: Math.max(since, asOf) };
  const scene = { calendar, facts };
  const known = interruptionsOf({ ...scene, asOf, period: seen });
  const rest = asOf < period.to ? [{ from: asOf, to: period.to }] : [];
  const { count, restoreMs } = attainment;
  return forecastInterruptions({
    ...{ allowed, meanMs, count, restoreMs, seed, draws, lost: verdict === 'breached' },
    lasting: known.find(({ ongoing }) => ongoing)?.restoreMs ?? null,
    lengths: known.flatMap((each) => (each.ongoing ? [] : [Math.max(1, each.restoreMs)])),
    past: { ...countMissed(endsOf(measure, outlook)), agreedMs: total(agreedIn(scene, seen)) },
    restMs: rest.reduce((sum, span) => sum + total(agreedIn(scene, span)), 0),
  });
}
