import type { Calendar } from '../../calendar/calendar.ts';
import { hoursPair, instantWords } from '../../calendar/calendar-words.ts';
import { DAY } from '../../calendar/instant.ts';
import { dueOf, type Pace, paceOf } from '../../clock/pace.ts';
import type { AgreementRevision } from '../../register/register.ts';
import { durationWords } from '../../target/duration-words.ts';
import { targetName } from '../../target/kind-words.ts';
import { lengthWords } from '../../target/length-words.ts';
import { compareDecimals } from '../decimal-order.ts';
import { supportHours } from '../hours.ts';
import type { Carrier, ChainScene } from './carrier.ts';
import { type ChainLine, line } from './chain-line.ts';
import type { TimedTarget } from './promises-below.ts';
import { type Resting, type WorstStart, worstStart } from './worst-start.ts';

/** “The worst start of the year”: every start from now on for so long is considered. */
const YEAR = 366 * DAY;

export type TimedPair = {
  readonly above: AgreementRevision;
  readonly target: TimedTarget;
  readonly carrier: Carrier;
  readonly below: TimedTarget;
};

/** Whether one timed promise is soon enough, and kept often enough, to carry another. */
export function timeLines(scene: ChainScene, pair: TimedPair): readonly ChainLine[] {
  const hours = {
    above: scene.calendarOf(supportHours(pair.above.terms)),
    below: scene.calendarOf(supportHours(pair.carrier.agreement.terms)),
  };
  if (!hours.above || !hours.below) return [uncompared(pair, 'a calendar is missing')];
  const resting = restingOf(pair, { above: hours.above, below: hours.below });
  if (resting === null) return [uncompared(pair, 'a duration cannot be read')];
  return [timeLine(scene, pair, resting), ...attainmentLines(pair)];
}

type Hours = { readonly above: Calendar; readonly below: Calendar };

function restingOf({ above, target, below }: TimedPair, hours: Hours): Resting | null {
  const upper = paceOf(target.within, hours.above);
  const lower = paceOf(below.within, hours.below);
  const { handOver: allowed } = above.terms;
  const handOver = allowed === undefined ? null : paceOf(allowed, hours.above);
  return upper && lower && { upper, lower, handOver };
}

function timeLine(scene: ChainScene, pair: TimedPair, resting: Resting): ChainLine {
  const found = search(scene, pair, resting);
  const { spareMs, firstGapAt } = found;
  const promise = `${targetName(pair.target)}: ${restsOn(pair, resting)}`;
  const about = { about: 'time', targets: [pair.target.key], spareMs: bounded(spareMs) } as const;
  if (firstGapAt === null) {
    return line({ ...about, standing: 'carries', sentence: `${promise}: ${spareWords(spareMs)}` });
  }
  const from = firstGapAt <= scene.asOf ? 'at any time' : `from ${zoned(pair, firstGapAt)}`;
  const sentence = `${promise}: impossible ${from}. ${worstWords(pair, resting, found)}`;
  return line({ ...about, standing: 'gap', gapFrom: firstGapAt, sentence });
}

function search(scene: ChainScene, pair: TimedPair, resting: Resting): WorstStart {
  const { above, target, carrier, below } = pair;
  const { handOver = '' } = above.terms;
  const [upper, lower] = [supportHours(above.terms), supportHours(carrier.agreement.terms)];
  const paces = [upper, target.within, handOver, lower, below.within];
  const name = [...paces, scene.asOf].join('|');
  const known =
    scene.known.get(name) ?? worstStart(resting, { from: scene.asOf, to: scene.asOf + YEAR });
  scene.known.set(name, known);
  return known;
}

/** “4 support hours around the clock rests on 30 minutes for the hand-over and 8 support hours Mon–Fri 09:00–17:00”. */
function restsOn({ above, target, carrier, below }: TimedPair, resting: Resting): string {
  const same = supportHours(above.terms) === supportHours(carrier.agreement.terms);
  const [upperHours, lowerHours] = hoursPair(
    resting.upper.calendar.terms,
    resting.lower.calendar.terms,
  );
  const hours = ({ duration }: Pace, words: string) =>
    same || duration.unit === 'calendar' ? '' : ` (${words})`;
  const allowed = above.terms.handOver;
  const handOver = allowed === undefined ? '' : `${durationWords(allowed)} for the hand-over and `;
  return `${durationWords(target.within)}${hours(resting.upper, upperHours)} rests on ${handOver}${durationWords(below.within)}${hours(resting.lower, lowerHours)}`;
}

function spareWords(spareMs: number): string {
  if (spareMs === Number.POSITIVE_INFINITY) return 'nothing is due within the year';
  return spareMs < 1000 ? 'just in time, nothing to spare' : `${lengthWords(spareMs)} to spare`;
}

function worstWords(pair: TimedPair, { upper, lower, handOver }: Resting, found: WorstStart) {
  const { at } = found;
  const start = handOver ? dueOf(handOver, at) : at;
  const lowerDue = Number.isFinite(start) ? dueOf(lower, start) : start;
  const until = Number.isFinite(lowerDue) ? `until ${zoned(pair, lowerDue)}` : 'for ever';
  return `At worst, what starts ${zoned(pair, at)} is due ${zoned(pair, dueOf(upper, at))} and may take ${until}.`;
}

function zoned({ above }: TimedPair, at: number): string {
  return instantWords(at, above.terms.timeZone);
}

/** What is kept less often below cannot be kept more often above. */
function attainmentLines({ target, below }: TimedPair): readonly ChainLine[] {
  if (compareDecimals(below.attainment, target.attainment) >= 0) return [];
  return [
    line({
      ...{ about: 'attainment', standing: 'gap', targets: [target.key] },
      sentence: `${targetName(target)}: ${target.attainment} % in time rests on ${below.attainment} % in time: too seldom`,
    }),
  ];
}

function uncompared({ target }: TimedPair, reason: string): ChainLine {
  const sentence = `${targetName(target)}: cannot be compared, because ${reason}`;
  return line({ about: 'time', standing: 'caution', targets: [target.key], sentence });
}

function bounded(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}
