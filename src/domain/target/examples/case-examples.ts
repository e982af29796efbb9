import { openIntervals } from '../../calendar/calendar.ts';
import { dayWords } from '../../calendar/calendar-words.ts';
import type { Instant } from '../../calendar/instant.ts';
import { dueOf, type Pace, paceOf } from '../../clock/pace.ts';
import { lengthWords } from '../length-words.ts';
import { ANY_PRIORITY, type WorkItemTerms } from '../work-item-cases.ts';
import { type ExampleScene, shortWhen, whenWords } from './example.ts';
import { reasonWords } from './reasons.ts';
import { startsOf } from './starts.ts';

const MOST_PARTS = 3;

type Timed = Pick<WorkItemTerms, 'priority' | 'within'>;
type Asked = { readonly deed: string; readonly scene: ExampleScene };

/** Three tickets with the instants by which they are to be answered, resolved or whatever the deed is. */
export function caseExamples(target: Timed, { deed, scene }: Asked): readonly string[] {
  const pace = paceOf(target.within, scene.calendar);
  if (!pace) return [];
  const starts = startsOf(scene, 'ms' in pace.duration ? pace.duration.ms : null);
  if (!starts) return [];
  return [...new Set(starts)].map((start) => caseExample(target, { deed, scene, pace, start }));
}

type Worked = Asked & { readonly pace: Pace; readonly start: Instant };

function caseExample({ priority }: Timed, worked: Worked): string {
  const { deed, scene, pace, start } = worked;
  const what = priority === ANY_PRIORITY ? 'A ticket' : `A ${priority}`;
  const reported = `${what} reported on ${whenWords(start, scene.timeZone)}`;
  const due = dueOf(pace, start);
  if (!Number.isFinite(due))
    return `${reported} is never due: the calendar does not open for long enough.`;
  const sameYear = yearOf(start, scene) === yearOf(due, scene);
  const dueWords = (sameYear ? shortWhen : whenWords)(due, scene.timeZone);
  return `${reported} is to be ${deed} by ${dueWords}${partsOf(worked, due)}.`;
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
