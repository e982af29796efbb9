import type { PeriodLine } from '../../domain/alert/standing.ts';
import { HOUR, MINUTE } from '../../domain/calendar/instant.ts';
import type { AlertLine } from '../../outbox/notice-alert.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { burnPhrase } from './burn.ts';
import { forecastPhrase } from './forecast.ts';
import { readersDate, readersTime } from './readers-time.ts';
import { roughLength } from './times.ts';

const WHAT: Readonly<Record<string, string>> = {
  cases: 'misses',
  events: 'bad events',
  slices: 'bad slices',
  deliveries: 'missed deliveries',
  answers: 'low answers',
  points: 'lost points',
  subjects: 'lapses',
  demand: 'requests',
};

const ONE: Readonly<Record<string, string>> = {
  cases: 'miss',
  events: 'bad event',
  slices: 'bad slice',
  deliveries: 'missed delivery',
  answers: 'low answer',
  points: 'lost point',
  subjects: 'lapse',
  demand: 'request',
};

/** What goes wrong where so much may: “downtime”, “misses”. */
function budgetNoun({ unit }: PeriodLine['budget']): string {
  return unit === 'ms' ? 'downtime' : (WHAT[unit] ?? unit);
}

/** How much of what may go wrong did, in numbers for people: “35 of 43 minutes of downtime used, 8 left”. */
export function budgetPhrase({ budget }: PeriodLine): string {
  const { unit, granted, spent, left } = budget;
  if (unit === 'ms') return minutesPhrase(budget);
  if (granted === 0 && spent === 0) return 'nothing missed so far, and nothing may be';
  if (granted === 0)
    return `${spent} ${spent === 1 ? (ONE[unit] ?? WHAT[unit] ?? unit) : (WHAT[unit] ?? unit)} so far, and none is allowed`;
  const used = `${spent} of ${granted} allowed ${WHAT[unit] ?? unit} used`;
  return left < 0 ? `${used}, ${-left} too many` : `${used}, ${left} left`;
}

/** Below this, seconds matter. */
const SHORT = 5 * MINUTE;
const LONG = 4 * HOUR;

function minutesPhrase({ granted, spent, left }: PeriodLine['budget']): string {
  const rest = left < 0 ? 'too many' : 'left';
  if (granted < SHORT || granted > LONG) {
    return `${roughLength(spent)} of ${roughLength(granted)} of downtime used, ${roughLength(left)} ${rest}`;
  }
  const minutes = (ms: number) => Math.floor(Math.abs(ms) / MINUTE);
  const over = left < 0 ? Math.max(1, minutes(left)) : minutes(left);
  return `${minutes(spent)} of ${minutes(granted)} minutes of downtime used, ${over} ${rest}`;
}

/** How close a period is to being missed, and until when. */
export function periodPhrase(about: AlertLine, line: PeriodLine): Mrkdwn {
  const { promised } = about;
  const { forecast, burn, to, missAt, standing } = line;
  const until = readersTime(to, promised.timeZone);
  const isOver = standing === 'late' || standing === 'kept';
  // Once it is missed, nobody asks how likely that was; after a correction it counts again.
  const likely = standing === 'at-risk' ? forecast : null;
  return join(
    [
      mrkdwn`*${budgetPhrase(line)}*; ${attainedPhrase(about, line)}`,
      isOver ? null : mrkdwn`The period ends ${until}`,
      missAt === null
        ? null
        : mrkdwn`*At this pace missed on ${readersDate(missAt, promised.timeZone)}*`,
      likely === null ? null : mrkdwn`${forecastPhrase(likely)}`,
      burn === null ? null : mrkdwn`${burnPhrase(burn, budgetNoun(line.budget))}`,
    ],
    '\n',
  );
}

function attainedPhrase({ inPercent, objective, promised }: AlertLine, { percent }: PeriodLine) {
  if (!inPercent) return `promised: ${promised.sentence}`;
  return percent === null
    ? `objective ${objective} %`
    : `${percent} % so far, objective ${objective} %`;
}

/** How much of what may go wrong is used, in percent. */
export function usedPercent({ budget: { spent, granted } }: PeriodLine): number {
  return granted > 0 ? Math.floor((spent / granted) * 100) : 100;
}

const NEXT = 'Look at what caused the misses so far, and at what is open now.';
const NEXT_BEFORE_ANY = 'Look at what is open now: nothing has been missed yet.';
const NEXT_FOR_OUTAGES =
  'Postpone changes that are not urgent, and look at what caused the losses so far.';

/** What somebody can do while a period runs. */
export function periodStep({ budget: { unit, spent } }: PeriodLine): string {
  if (unit === 'ms' || unit === 'interruptions') return NEXT_FOR_OUTAGES;
  return unit === 'cases' && spent === 0 ? NEXT_BEFORE_ANY : NEXT;
}
