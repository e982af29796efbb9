import type { Calendar } from '../../calendar/calendar.ts';
import { hoursPair, hoursWords, instantWords } from '../../calendar/calendar-words.ts';
import { display } from '../../compliance/display.ts';
import {
  compare,
  type Fraction,
  floor,
  fraction,
  minus,
  times,
} from '../../compliance/fraction.ts';
import { shareOf, toleranceOf } from '../../compliance/percentage.ts';
import type { AgreementRevision } from '../../register/register.ts';
import { targetName } from '../../target/kind-words.ts';
import { lengthWords } from '../../target/length-words.ts';
import { periodNoun } from '../../target/period-phrase.ts';
import { agreedMs, firstUncovered } from './agreed-time.ts';
import type { Carrier, ChainScene } from './carrier.ts';
import { type ChainLine, line } from './chain-line.ts';
import type { AvailabilityTarget } from './promises-below.ts';

const ONE = fraction(1);

/** An agreement below with what it promises of its availability. */
export type UpCarrier = { readonly carrier: Carrier; readonly promised: AvailabilityTarget };

type Above = { readonly above: AgreementRevision; readonly target: AvailabilityTarget };

/**
 * What carriers are up together, exactly: those that all have to be up in series, the product of their shares; those
 * that stand in for one another in parallel, down only while all of them are.
 */
function upTogether(carriers: readonly UpCarrier[]): Fraction {
  const share = ({ promised }: UpCarrier) => shareOf(promised.objective);
  const series = carriers.filter(({ carrier }) => !carrier.redundant).map(share);
  const parallel = carriers.filter(({ carrier }) => carrier.redundant).map(share);
  const allDown = parallel.map((up) => minus(ONE, up)).reduce(times, ONE);
  const atLeastOne = parallel.length === 0 ? ONE : minus(ONE, allDown);
  return series.reduce(times, atLeastOne);
}

/** Whether what lies below is up often enough together. */
export function togetherLine(
  scene: ChainScene,
  { above, target }: Above,
  carriers: readonly UpCarrier[],
): ChainLine {
  const up = upTogether(carriers);
  const objective = shareOf(target.objective);
  const isEnough = compare(up, objective) >= 0;
  const room = minus(isEnough ? up : objective, isEnough ? objective : up);
  const parts = productWords(carriers);
  const made = carriers.length > 1 ? `${parts} = ${percentWords(up)} %` : parts;
  const time = timeIn(scene, { above, target }, room);
  const spare = compare(room, fraction(0)) === 0 ? 'nothing to spare' : `${time} to spare`;
  return line({
    ...{ about: 'availability', standing: isEnough ? 'carries' : 'gap', targets: [target.key] },
    gapFrom: isEnough ? null : scene.asOf,
    sentence: `${targetName(target)}: ${target.objective} % rests on ${made}: ${isEnough ? spare : `impossible, ${time} too much downtime`}`,
  });
}

/** Whether a carrier promises anything at all while the service is to be up, and when its downtime may fall. */
export function hoursLines(
  scene: ChainScene,
  { above, target }: Above,
  { carrier, promised }: UpCarrier,
): readonly ChainLine[] {
  const upper = scene.calendarOf(above.terms.calendar);
  const lower = scene.calendarOf(carrier.agreement.terms.calendar);
  if (!upper || !lower || upper === lower) return [];
  const first = firstUncovered(upper, lower, scene.asOf);
  const [upperHours, lowerHours] = hoursPair(upper.terms, lower.terms);
  const about = { about: 'hours', targets: [target.key] } as const;
  if (!first) return concentrated(scene, { above, target }, { promised, upper, lower });
  const from = instantWords(first.from, above.terms.timeZone);
  return [
    line({
      ...{ ...about, standing: 'gap', gapFrom: first.from },
      sentence: `${targetName(target)}: promised ${upperHours}, but below only ${lowerHours}: nothing is promised from ${from}`,
    }),
  ];
}

type Hours = {
  readonly promised: AvailabilityTarget;
  readonly upper: Calendar;
  readonly lower: Calendar;
};

/** A share of more hours is more downtime, which may all fall into the fewer hours above. */
function concentrated(
  scene: ChainScene,
  { above, target }: Above,
  { promised, upper, lower }: Hours,
): readonly ChainLine[] {
  const { timeZone } = above.terms;
  const down = (objective: string, calendar: Calendar, unit: AvailabilityTarget['period']) =>
    wholeMs(
      times(
        toleranceOf(objective),
        fraction(agreedMs(calendar, { unit, timeZone, asOf: scene.asOf })),
      ),
    );
  const below = down(promised.objective, lower, promised.period);
  const allowed = down(target.objective, upper, target.period);
  if (below <= allowed) return [];
  return [
    line({
      ...{ about: 'hours', standing: 'caution', targets: [target.key] },
      sentence: `${targetName(target)}: ${promised.objective} % ${hoursWords(lower.terms)} may be down ${lengthWords(below)} a ${periodNoun(promised.period)}; if all of it falls into the agreed hours, it exceeds the ${lengthWords(allowed)} a ${periodNoun(target.period)} promised above`,
    }),
  ];
}

function timeIn(scene: ChainScene, { above, target }: Above, share: Fraction): string {
  const calendar = scene.calendarOf(above.terms.calendar);
  const agreed = calendar
    ? agreedMs(calendar, { ...above.terms, unit: target.period, asOf: scene.asOf })
    : 0;
  return `${lengthWords(wholeMs(times(share, fraction(agreed))))} a ${periodNoun(target.period)}`;
}

function productWords(carriers: readonly UpCarrier[]): string {
  const words = (some: readonly UpCarrier[], sign: string) =>
    some.map(({ promised }) => `${promised.objective} %`).join(sign);
  const series = carriers.filter(({ carrier }) => !carrier.redundant);
  const parallel = carriers.filter(({ carrier }) => carrier.redundant);
  const inParallel = parallel.length === 0 ? [] : [`(${words(parallel, ' or ')})`];
  return [...(series.length > 0 ? [words(series, ' × ')] : []), ...inParallel].join(' × ');
}

function percentWords(share: Fraction): string {
  return display(times(share, fraction(100)), 6).replace(/\.?0+$/, '');
}

function wholeMs(value: Fraction): number {
  return Number(floor(value));
}
