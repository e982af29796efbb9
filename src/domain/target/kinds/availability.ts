import { z } from 'zod';
import { openIntervals } from '../../calendar/calendar.ts';
import { subtract, union } from '../../calendar/interval.ts';
import { type AvailabilityInput, availability } from '../../compliance/availability.ts';
import { explainAvailability } from '../../compliance/availability-ledger.ts';
import { burnRates, refuseUnreachable } from '../../compliance/burn-terms.ts';
import { floor } from '../../compliance/fraction.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { forecastUptime } from '../../forecast/forecast-availability.ts';
import { downtimeOf } from '../downtime.ts';
import { availabilityExamples } from '../examples/availability-examples.ts';
import type { Figure } from '../figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { placeIn, segmentIn } from '../segment.ts';
import { timeFigure } from '../time-figure.ts';
import { promise } from './promise.ts';
import { siteSegment } from './site-segment.ts';
import { defineKind, type Scene } from './target-kind.ts';

const terms = z
  .strictObject({
    ...promise,
    kind: z.literal('availability'),
    /** Of several targets of this kind, the one for a site counts what is down there. */
    segment: siteSegment,
    objective: percentageText,
    exclusions: z.enum(['shrink', 'as-uptime']).default('shrink'),
    rounding: z.enum(['exact', 'whole-minutes', 'started-minutes']).default('exact'),
    /** Components that stand in for one another: the service is down while all of them are. */
    redundant: z.array(z.string().min(1)).min(2).optional(),
    burnRates: burnRates.optional(),
  })
  .superRefine(refuseUnreachable);

/** The service is up for at least `objective` percent of the agreed time. */
export const availabilityKind = defineKind({
  kind: 'availability',
  terms,
  unit: 'time',
  needs: () => 'outages',
  measure,
  burn: (promised, scene) => {
    const input = availabilityInput({ ...promised, rounding: 'exact' }, scene);
    const { agreedMs, downtimeMs } = availability(input);
    return { total: agreedMs, bad: Number(floor(downtimeMs)) };
  },
  forecast: (promised, outlook) =>
    forecastUptime({ terms: promised, measure: (scene) => measure(promised, scene) }, outlook),
  examples: (promised, scene) =>
    availabilityExamples({ ...promised, measure: (seen) => measure(promised, seen) }, scene),
  words: ({ objective, period, segment }) => ({
    name: `Availability${segmentIn(segment)}`,
    sentence: `available${placeIn(segment)} ${objective} % of the agreed time ${everyPeriod(period)}`,
    objective,
    inPercent: true,
  }),
  explain: (promised, scene) => ({
    of: 'time',
    segments: explainAvailability(availabilityInput(promised, scene), scene.period),
  }),
});

function measure(promised: z.infer<typeof terms>, scene: Scene): Figure {
  const reached = availability(availabilityInput(promised, scene));
  return timeFigure(reached, { objective: promised.objective, scene });
}

/** What the availability of a period is computed from. */
export function availabilityInput(
  promised: z.infer<typeof terms>,
  scene: Scene,
): AvailabilityInput {
  const { calendar, period, asOf, facts } = scene;
  const unagreed = facts.exclusions.filter((each) => each.unagreed);
  return {
    agreed: subtract(openIntervals(calendar, period), union(unagreed)),
    outages: downtimeOf(facts.outages, { period, asOf, redundant: promised.redundant }),
    excluded: facts.exclusions,
    policy: promised.exclusions,
    rounding: promised.rounding,
  };
}
