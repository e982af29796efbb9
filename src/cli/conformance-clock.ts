import { z } from 'zod';
import { formatInstant, type Instant, parseInstant, SECOND } from '../domain/calendar/instant.ts';
import { type Duration, readDuration } from '../domain/clock/duration.ts';
import { type ClockInput, foldClock } from '../domain/clock/fold-clock.ts';
import { type ClockSegment, explainClock } from '../domain/clock/ledger.ts';
import { workItemEventJson } from '../domain/measurement/work-item-event.ts';
import { calendarJson, operation } from './conformance-json.ts';

const duration = z.string().transform((text, context): Duration => {
  const read = readDuration(text);
  if (read) return read;
  context.addIssue({
    code: 'custom',
    message: `“${text}” is not a duration. Write “4h”, “2bd” or “90m calendar”.`,
  });
  return z.NEVER;
});

const target = z.object({
  kind: z.enum(['response', 'resolution', 'update']),
  within: duration,
  pauses: z.array(z.string()).optional(),
  reopen: z.enum(['resume', 'new-cycle', 'ignore']).default('resume'),
  reopenWithin: duration.default({ unit: 'business-days', days: 3 }),
  resolvedCounts: z.boolean().default(true),
});

/** The answer to a case about a clock. */
export const answerClock = operation(
  z.object({
    calendar: calendarJson,
    target,
    events: z.array(workItemEventJson),
    asOf: z.string().transform(parseInstant),
  }),
  ({ calendar, target: terms, events, asOf }) => writeClock({ calendar, terms, events, asOf }),
);

function writeClock(input: ClockInput): object {
  const clock = foldClock(input);
  return {
    state: clock.state,
    elapsedSeconds: Math.floor(clock.elapsedMs / SECOND),
    remainingSeconds: Math.floor(clock.remainingMs / SECOND),
    dueAt: instantOrNull(clock.dueAt),
    breachedAt: instantOrNull(clock.breachedAt),
    cycle: clock.cycle,
    ledger: joinCycles(explainClock(input)).map(writeSegment),
  };
}

/** A ledger of the whole work item does not show where one cycle follows another. */
function joinCycles(segments: readonly ClockSegment[]): readonly ClockSegment[] {
  const joined: ClockSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last && last.kind === segment.kind && isSameCause(last, segment)) {
      joined[joined.length - 1] = { ...last, to: segment.to };
    } else joined.push(segment);
  }
  return joined;
}

function isSameCause(a: ClockSegment, b: ClockSegment): boolean {
  return a.party === b.party && a.reason === b.reason;
}

function writeSegment({ from, to, kind, party, reason }: ClockSegment): object {
  return { from: formatInstant(from), to: formatInstant(to), kind, party, reason };
}

function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
