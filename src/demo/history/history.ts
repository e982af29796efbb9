import type { Calendar } from '../../domain/calendar/calendar.ts';
import { badDayScenes } from './bad-day-scenes.ts';
import { badDays } from './bad-days.ts';
import type { Disruption } from './disruption.ts';
import { flows } from './flows.ts';
import { type Hours, hoursOf } from './hours.ts';
import { openScenes } from './open-scenes.ts';
import { drawDisruptions } from './small-disruptions.ts';
import { draftFlow, numberTickets, type Ticket } from './tickets.ts';
import { unrests } from './unrests.ts';

/** Everything that happened at Northwind before the demo begins. */
export type History = {
  readonly tickets: readonly Ticket[];
  readonly disruptions: readonly Disruption[];
};

/** Writes the history of the demo company: the same to the last byte whenever it is written. */
export function writeHistory(calendars: ReadonlyMap<string, Calendar>): History {
  const hours = new Map([...calendars].map(([key, calendar]) => [key, hoursOf(calendar)]));
  const drafts = flows.flatMap((flow) => draftFlow(flow, hoursNamed(hours, flow.calendar)));
  const small = unrests.flatMap((unrest) =>
    drawDisruptions(unrest, hoursNamed(hours, unrest.calendar).days),
  );
  return {
    tickets: numberTickets([...drafts, ...badDayScenes, ...openScenes]),
    disruptions: [...small, ...badDays].sort((a, b) => a.outage.from - b.outage.from),
  };
}

function hoursNamed(hours: ReadonlyMap<string, Hours>, key: string): Hours {
  const found = hours.get(key);
  if (!found) throw new Error(`The demo's register has no calendar “${key}”.`);
  return found;
}
