import type { ClockExplanation } from '../explain-work-item.ts';
import { readableLength } from './exact-length.ts';
import { foldedLines, fullLines, isLong } from './fold-ledger.ts';
import { hoursPhrase } from './hours-phrase.ts';
import { lateWords } from './late-words.ts';
import { sumLine } from './sum-line.ts';
import type { Chapter, Fullness, Mood } from './telling.ts';
import type { Times } from './times.ts';

type Seen = { readonly times: Times; readonly fullness: Fullness };

/** One clock: the promise, how it stands, and how its time adds up. */
export function tellClock(clock: ClockExplanation, { times, fullness }: Seen): Chapter {
  const { agreement, target, cycle, cycles, calendar, ledger } = clock;
  const folded = fullness === 'folded' && isLong(ledger);
  const lines = folded
    ? foldedLines(ledger, { times, timeZone: calendar.timeZone })
    : fullLines(ledger, times);
  const run = cycles > 1 ? ` (run ${cycle} of ${cycles})` : '';
  return {
    name: chapterName(clock),
    mood: moodOf(clock),
    heading: `${agreement.name}, ${target.name}${run}: ${stateWords(clock)}`,
    sentences: [
      promise(clock),
      hours(clock),
      course(clock, times),
      used(clock),
      ...notes(clock, times),
    ],
    lists: [{ title: 'How the time adds up', lines: [...lines, sumLine(ledger)] }],
    folded,
  };
}

/** “acme-email p1-resolution 1”. */
function chapterName({ agreement, target, cycle }: ClockExplanation): string {
  return [agreement.key, target.key, cycle].join(' ');
}

/** How a clock stands, in a word or two. */
export function stateWords({ state, stoppedAt, formerPriority }: ClockExplanation): string {
  switch (state) {
    case 'met':
      return 'kept';
    case 'missed':
      return stoppedAt === null && formerPriority === null ? 'missed, still open' : 'missed';
    case 'cancelled':
      return 'cancelled';
    case 'not-started':
      return 'not started';
    default:
      return state;
  }
}

function moodOf({ state }: ClockExplanation): Mood {
  if (state === 'met') return 'kept';
  if (state === 'missed') return 'missed';
  if (state === 'paused') return 'waiting';
  return state === 'running' ? 'running' : 'neutral';
}

function promise({ agreement, target }: ClockExplanation): string {
  return `Promised: ${target.sentence}. This is revision ${agreement.revision} of the agreement, in force when the item was opened.`;
}

const DUE: Readonly<Partial<Record<ClockExplanation['unit'], string>>> = {
  'business-days': ' Due is the end of the last business day.',
  point: ' Due is a time of the day, however much of it counts.',
};

function hours({ calendar, unit }: ClockExplanation): string {
  if (unit === 'calendar') return 'Every hour counts: this is calendar time, not support time.';
  const due = DUE[unit] ?? '';
  return `Time counts ${hoursPhrase(calendar)}.${due}`;
}

const DEEDS = { response: 'answered', resolution: 'resolved', update: 'updated' } as const;

function course(clock: ClockExplanation, times: Times): string {
  const { startedAt, dueAt, unreachable } = clock;
  if (startedAt === null) return 'The clock has not started.';
  const end = endWords(clock, times);
  if (unreachable) return `Started ${times.at(startedAt)}, never due within ten years, ${end}.`;
  const due = dueAt === null ? 'without a due date while it is paused' : `due ${times.at(dueAt)}`;
  return `Started ${times.at(startedAt)}, ${due}, ${end}.`;
}

function endWords(clock: ClockExplanation, times: Times): string {
  const { stoppedAt, state, deed, formerPriority, ledger } = clock;
  const left = ledger.at(-1)?.to;
  if (formerPriority !== null && left !== undefined) {
    return `given another priority ${times.at(left)}`;
  }
  if (stoppedAt === null) return `not ${DEEDS[deed]} yet`;
  return `${state === 'cancelled' ? 'cancelled' : DEEDS[deed]} ${times.at(stoppedAt)}`;
}

function isOver({ state, stoppedAt, formerPriority }: ClockExplanation): boolean {
  return state === 'met' || stoppedAt !== null || formerPriority !== null;
}

function used(clock: ClockExplanation): string {
  const { state, unit, elapsedMs, remainingMs } = clock;
  const time = unit === 'calendar' ? '' : ' of support time';
  const so = isOver(clock) ? 'was used' : 'is used so far';
  if (state === 'missed') {
    return `${readableLength(elapsedMs)}${time} ${so}: ${lateWords(Math.max(0, -remainingMs))}.`;
  }
  const left = state === 'paused' ? 'left once it goes on' : 'left';
  return `${readableLength(elapsedMs)}${time} ${so}, ${readableLength(Math.max(0, remainingMs))} ${left}.`;
}

function notes(clock: ClockExplanation, times: Times): readonly string[] {
  const { countedWaits, formerPriority, state, cycle, handSetDue } = clock;
  const notes = [
    formerPriority !== null &&
      `The item has another priority by now; what it had missed as ${formerPriority} until then stays missed.`,
    ...countedWaits.map(
      ({ party, reason }) =>
        `It waited ${party === undefined ? '' : `for the ${party} `}(${reason}), which does not pause this clock: that time counted.`,
    ),
    handSetDue !== null &&
      `A due date was set by hand, ${times.at(handSetDue.dueAt)}${handSetDue.reason ? ` (${handSetDue.reason})` : ''}; the promise is judged by what was agreed.`,
    cycle > 1 && 'This run began anew: what the runs before it used does not count.',
    wasResumed(clock) &&
      'It was opened again: the time in between does not count, and what was used before is kept.',
    state === 'cancelled' && 'A cancelled case counts neither as met nor as missed.',
  ];
  return notes.filter((note) => typeof note === 'string');
}

function wasResumed({ ledger, startedAt }: ClockExplanation): boolean {
  return ledger.some(({ kind, from }) => kind === 'stopped' && from >= (startedAt ?? from));
}
