import { openIntervals } from '../../calendar/calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import { lengthWords } from '../../target/length-words.ts';
import { ANY_PRIORITY } from '../../target/work-item-cases.ts';
import { dueOf, type Pace, paceOf } from '../support-chain/pace.ts';
import type { TimedTarget } from '../support-chain/promises-below.ts';
import { dayWords } from '../support-chain/words.ts';
import { type ExampleScene, shortWhen, whenWords } from './example.ts';
import { reasonWords } from './reasons.ts';
import { startsOf } from './starts.ts';

const DEEDS = {
  response: 'is to be answered by',
  resolution: 'is to be resolved by',
  update: 'is to be updated by',
} as const;

const MOST_PARTS = 3;

/** Three tickets with the instants at which they are due. */
export function caseExamples(target: TimedTarget, scene: ExampleScene): readonly string[] {
  const pace = paceOf(target.within, scene.calendar);
  if (!pace) return [];
  const starts = startsOf(scene, 'ms' in pace.duration ? pace.duration.ms : null);
  if (!starts) return [];
  return [...new Set(starts)].map((start) => caseExample(target, { scene, pace, start }));
}

type Worked = { readonly scene: ExampleScene; readonly pace: Pace; readonly start: Instant };

function caseExample(target: TimedTarget, worked: Worked): string {
  const { scene, pace, start } = worked;
  const { priority, kind } = target;
  const what = priority === ANY_PRIORITY ? 'A ticket' : `A ${priority}`;
  const reported = `${what} reported on ${whenWords(start, scene.timeZone)}`;
  const due = dueOf(pace, start);
  if (!Number.isFinite(due))
    return `${reported} is never due: the calendar does not open for long enough.`;
  const sameYear = yearOf(start, scene) === yearOf(due, scene);
  const dueWords = (sameYear ? shortWhen : whenWords)(due, scene.timeZone);
  return `${reported} ${DEEDS[kind]} ${dueWords}${partsOf(worked, due)}.`;
}

function yearOf(at: Instant, { timeZone }: ExampleScene): string {
  return dayWords(at, timeZone).slice(-4);
}

/** “: 10 min on Fri 20 Nov, 5 min on Mon 23 Nov”, where the time is counted in few stretches. */
function partsOf({ scene, pace, start }: Worked, due: Instant): string {
  if (pace.duration.unit === 'calendar') return ', nights and weekends included';
  const span = { from: start, to: due };
  const reasons = reasonWords(span, scene);
  if (pace.duration.unit !== 'support-time') return reasons;
  const parts = openIntervals(scene.calendar, span);
  if (parts.length < 2 || parts.length > MOST_PARTS) return reasons;
  const words = parts.map(({ from, to }) => {
    const day = dayWords(from, scene.timeZone).replace(/ \d{4}$/, '');
    return `${lengthWords(to - from)} on ${day}`;
  });
  return `: ${words.join(', ')}${reasons}`;
}
