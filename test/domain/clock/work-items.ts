import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { ClockTerms } from '../../../src/domain/clock/clock-terms.ts';
import { readDuration } from '../../../src/domain/clock/duration.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';

type Extra = Partial<Omit<WorkItemEvent, 'at' | 'type'>>;

/** An event in June 2026, which begins on a Monday: “2 09:30” is Tuesday half past nine UTC. */
export function event(type: WorkItemEvent['type'], when: string, extra: Extra = {}): WorkItemEvent {
  const actor = type === 'opened' || type === 'reopened' ? 'customer' : 'provider';
  return { id: `${type} ${when}`, at: june(when), type, actor, ...extra };
}

/** “2 09:30” is 2 June 2026, half past nine UTC. */
export function june(when: string): number {
  const [day = '', time = ''] = when.split(' ');
  return parseInstant(`2026-06-${day.padStart(2, '0')}T${time}Z`);
}

/** What a resolution target within so long asks of a clock, unless told otherwise. */
export function clockTerms(within: string, other: Partial<ClockTerms> = {}): ClockTerms {
  return {
    kind: 'resolution',
    within: duration(within),
    reopen: 'resume',
    reopenWithin: duration('3bd'),
    resolvedCounts: true,
    ...other,
  };
}

export function duration(text: string) {
  const read = readDuration(text);
  if (!read) throw new Error(`${text} is not a duration`);
  return read;
}
