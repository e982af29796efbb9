import { Temporal } from 'temporal-polyfill';
import type { TimeStep } from './page/protocol.ts';

const MORNING = { hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 };

/** The ways forward in time for somebody in this zone. */
export function timeSteps(now: number, timeZone: string): readonly TimeStep[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return [
    step('hour', '+1 hour', here.add({ hours: 1 })),
    step('morning', 'Next working morning', nextWorkingMorning(here)),
    step('month-end', 'End of month', monthEnd(here)),
  ];
}

function step(key: string, label: string, at: Temporal.ZonedDateTime): TimeStep {
  const words = at.toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  // Every other month has three letters.
  return { key, label, to: at.epochMilliseconds, says: words.replace('Sept', 'Sep') };
}

function nextWorkingMorning(here: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const days = [0, 1, 2, 3, 4].map((count) => here.add({ days: count }).with(MORNING));
  const next = days.find(
    (day) => day.epochMilliseconds > here.epochMilliseconds && day.dayOfWeek <= 5,
  );
  return next ?? here.add({ days: 1 }).with(MORNING);
}

/** The first instant of the next month, when the month's figures are final. */
function monthEnd(here: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return here.with({ day: 1 }).startOfDay().add({ months: 1 });
}
