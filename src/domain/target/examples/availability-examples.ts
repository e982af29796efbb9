import { openIntervals } from '../../calendar/calendar.ts';
import { dayWords, instantWords } from '../../calendar/calendar-words.ts';
import { HOUR, MINUTE } from '../../calendar/instant.ts';
import type { Interval } from '../../calendar/interval.ts';
import { daysOf, isRolling, nextPeriod, type PeriodUnit } from '../../calendar/period.ts';
import type { Figure } from '../figure.ts';
import type { Scene } from '../kinds/target-kind.ts';
import { count, lengthWords } from '../length-words.ts';
import { placeIn } from '../segment.ts';
import { type ExampleScene, whenWords } from './example.ts';

/** A promise of time, and how its kind measures it. */
type UpPromise = {
  readonly objective: string;
  readonly period: PeriodUnit;
  readonly redundant?: readonly string[] | undefined;
  readonly segment?: { readonly site: string } | undefined;
  readonly measure: (scene: Scene) => Figure;
};

/** How much may be down in the next period, what of an outage counts, and when it is too much. */
export function availabilityExamples(promised: UpPromise, scene: ExampleScene): readonly string[] {
  const { calendar, timeZone, asOf } = scene;
  const period = nextPeriod({ unit: promised.period, timeZone, at: asOf });
  const open = openIntervals(calendar, period);
  const counting = measured(promised, scene, { period, outages: [] });
  const long = open.find(({ from, to }) => to - from >= 2 * HOUR) ?? open[0];
  if (counting.attainment.of !== 'time' || !long) return [];
  const { agreedMs } = counting.attainment;
  const { granted } = counting.budget;
  const days = `From ${dayWords(period.from, timeZone)} until ${dayWords(period.to - 1, timeZone)}`;
  return [
    `${windowWords(promised.period)}${days} ${lengthWords(agreedMs)} are agreed; ${promised.objective} % of them leaves ${lengthWords(granted)} of downtime.`,
    partly(promised, scene, { period, long }),
    tooLong(promised, scene, { period, long, granted }),
  ];
}

/** A rolling window is looked at as it stands on one day. */
function windowWords(unit: PeriodUnit): string {
  return isRolling(unit) ? `Each day the last ${count(daysOf(unit), 'day')} count. ` : '';
}

type Chosen = { readonly period: Interval; readonly long: Interval };

/** An outage over a closing counts until then; where nothing closes, all of it counts. */
function partly(promised: UpPromise, scene: ExampleScene, { period, long }: Chosen): string {
  const closes = long.to < period.to;
  const from = closes ? long.to - 10 * MINUTE : long.from + 3 * HOUR;
  const outage = { from, to: from + 40 * MINUTE };
  const { budget } = measured(promised, scene, { period, outages: [outage] });
  const why = closes
    ? `, until the agreed hours end at ${clock(long.to, scene)}`
    : ', day and night alike';
  return `${outageWords(promised, outage, scene)} counts ${lengthWords(budget.spent)}${why}: ${budget.left >= 0 ? `${lengthWords(budget.left)} would be left` : 'that alone is too much'}.`;
}

function tooLong(
  promised: UpPromise,
  scene: ExampleScene,
  { period, long, granted }: Chosen & { readonly granted: number },
): string {
  const from = long.from + HOUR;
  const wanted = (Math.floor(granted / MINUTE) + 1) * MINUTE;
  if (from + wanted > long.to) {
    return `Only more than ${lengthWords(granted)} in sum, over several days, is a miss.`;
  }
  const outage = { from, to: from + wanted };
  const { verdict, budget } = measured(promised, scene, { period, outages: [outage] });
  const outcome =
    verdict === 'breached'
      ? `missed, because only ${lengthWords(granted)} are allowed`
      : `still met, because ${lengthWords(budget.spent)} of it count`;
  return `${outageWords(promised, outage, scene)}: ${outcome}.`;
}

function outageWords({ segment }: UpPromise, { from, to }: Interval, scene: ExampleScene): string {
  return `Down${placeIn(segment)} on ${whenWords(from, scene.timeZone)} until ${clock(to, scene)}`;
}

function clock(at: number, { timeZone }: ExampleScene): string {
  return instantWords(at, timeZone).split(', ')[1] ?? '';
}

type Told = { readonly period: Interval; readonly outages: readonly Interval[] };

/** The figure that such outages would make. */
function measured(promised: UpPromise, { calendar }: ExampleScene, { period, outages }: Told) {
  // Components that stand in for one another are down together.
  const components = promised.redundant ?? [undefined];
  const facts = outages.flatMap((outage, index) =>
    components.map((component) => ({ id: `${index} ${component}`, ...outage, component })),
  );
  return promised.measure({
    ...{ calendar, period, asOf: period.to },
    facts: { workItems: [], outages: facts, exclusions: [] },
  });
}
