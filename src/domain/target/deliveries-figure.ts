import { openIntervals } from '../calendar/calendar.ts';
import type { DayHours } from '../calendar/hours.ts';
import { DAY, type Instant } from '../calendar/instant.ts';
import { type Interval, subtract, union } from '../calendar/interval.ts';
import { dayOfWallClock, type LocalDay } from '../calendar/local-date.ts';
import { firstInstantAt, lastInstantAt, wallClockAt } from '../calendar/zone.ts';
import { attainment } from '../compliance/attainment.ts';
import { zoneOf } from './counted-time.ts';
import type { Figure } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import type { DeliveryWindow, SampleExplanation } from './sample-attainment.ts';
import { sampledFigure, samplesKnown, shareBudget, shareVerdict } from './sampled.ts';

/** When deliveries are due on each working day, and how many of them must come. */
type DeliveryRules = {
  readonly key: string;
  readonly indicator?: string | undefined;
  readonly objective: string;
  readonly windows: readonly DayHours[];
};

/** The figure of a target that counts deliveries inside their windows. */
export function measureDeliveries(rules: DeliveryRules, scene: Scene): Figure {
  const windows = windowsOf(rules, scene);
  const inState = (state: DeliveryWindow['state']) =>
    windows.filter((each) => each.state === state).length;
  const met = inState('met');
  const missed = inState('missed');
  const open = inState('open');
  const eligible = met + missed;
  const share = { met, total: eligible, rest: open, objective: rules.objective };
  const budget = shareBudget(share, 'deliveries');
  return sampledFigure(scene, {
    verdict: shareVerdict(share, budget, scene),
    attainment: {
      of: 'deliveries',
      ...{ met, missed, eligible, open, excluded: inState('excluded') },
    },
    percent: attainment(share).percent,
    budget,
  });
}

/** Every window of the period, and what came in it. */
export function explainDeliveries(rules: DeliveryRules, scene: Scene): SampleExplanation {
  return { of: 'deliveries', windows: windowsOf(rules, scene) };
}

/** Each delivery fulfils one window: the earliest that it lies in and that has none yet. */
function windowsOf(rules: DeliveryRules, scene: Scene): readonly DeliveryWindow[] {
  const excluded = union(scene.facts.exclusions);
  const deliveries = samplesKnown(rules, scene)
    .filter(({ of }) => of === 'delivery')
    .map(({ at }) => at);
  let next = 0;
  return windowsDue(rules, scene).map((window): DeliveryWindow => {
    while ((deliveries[next] ?? window.from) < window.from) next++;
    const at = deliveries[next];
    const deliveredAt = at !== undefined && at <= window.to ? at : null;
    if (deliveredAt !== null) next++;
    return { ...window, deliveredAt, state: stateOf({ window, deliveredAt, excluded }, scene) };
  });
}

type Seen = {
  readonly window: Interval;
  readonly deliveredAt: Instant | null;
  readonly excluded: readonly Interval[];
};

/** A window counts unless all of it is excluded. */
function stateOf({ window, deliveredAt, excluded }: Seen, { asOf }: Scene) {
  if (deliveredAt !== null) return 'met';
  if (subtract([window], excluded).length === 0) return 'excluded';
  return asOf <= window.to ? 'open' : 'missed';
}

/** The windows that end in the period, on local dates with any opening. */
function windowsDue({ windows }: DeliveryRules, scene: Scene): readonly Interval[] {
  const zone = zoneOf(scene);
  return workingDays(scene)
    .flatMap((day) =>
      windows.map(({ from, to }) => ({
        from: firstInstantAt(zone, day * DAY + from),
        to: lastInstantAt(zone, day * DAY + to),
      })),
    )
    .filter(({ from, to }) => from < to && scene.period.from <= to && to < scene.period.to)
    .sort((a, b) => a.from - b.from);
}

function workingDays(scene: Scene): readonly LocalDay[] {
  const zone = zoneOf(scene);
  const dayAt = (at: Instant) => dayOfWallClock(wallClockAt(zone, at));
  const { from, to } = scene.period;
  const days = new Set<LocalDay>();
  for (const open of openIntervals(scene.calendar, { from: from - DAY, to: to + DAY })) {
    for (let day = dayAt(open.from); day <= dayAt(open.to - 1); day++) days.add(day);
  }
  return [...days];
}
