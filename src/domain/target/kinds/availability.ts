import { z } from 'zod';
import { openIntervals } from '../../calendar/calendar.ts';
import { availability } from '../../compliance/availability.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { downtimeOf } from '../downtime.ts';
import { timeFigure } from '../time-figure.ts';
import { promise } from './promise.ts';
import { defineKind } from './target-kind.ts';

const terms = z.strictObject({
  ...promise,
  kind: z.literal('availability'),
  objective: percentageText,
  exclusions: z.enum(['shrink', 'as-uptime']).default('shrink'),
  rounding: z.enum(['exact', 'whole-minutes', 'started-minutes']).default('exact'),
  /** Components that stand in for one another: the service is down while all of them are. */
  redundant: z.array(z.string().min(1)).min(2).optional(),
});

/** The service is up for at least `objective` percent of the agreed time. */
export const availabilityKind = defineKind({
  kind: 'availability',
  terms,
  unit: 'time',
  measure: ({ objective, exclusions, rounding, redundant }, scene) => {
    const { calendar, period, asOf, facts } = scene;
    const figure = availability({
      agreed: openIntervals(calendar, period),
      outages: downtimeOf(facts.outages, { period, asOf, redundant }),
      excluded: facts.exclusions,
      policy: exclusions,
      rounding,
    });
    return timeFigure(figure, { objective, scene });
  },
});
