import type { Instant } from '../domain/calendar/instant.ts';
import type { WorkItem } from '../domain/measurement/work-item-event.ts';
import { loadRegister } from '../usecases/register/load-register.ts';
import type { Setting } from '../usecases/status/viewing.ts';
import { recordWorkItemEvents } from '../usecases/work-item/record-work-item-events.ts';
import { calendarsOf } from './calendars.ts';
import { writeHistory } from './history/history.ts';
import { SOURCE } from './seed.ts';

/** Something that happens to a work item after the demo has begun. */
export type Happening = {
  readonly at: Instant;
  readonly agreements: readonly string[];
  readonly item: WorkItem;
};

/** What the people of the demo company do about what was open when it began, in order. */
export async function happeningsAfter(setting: Setting): Promise<readonly Happening[]> {
  const { tickets } = writeHistory(calendarsOf(await loadRegister(setting)));
  return tickets
    .flatMap(({ agreements, item: { key, title }, next }) =>
      next.map((event) => ({ at: event.at, agreements, item: { key, title, events: [event] } })),
    )
    .sort((a, b) => a.at - b.at);
}

/** Records something as it happens, under every agreement it is measured by; again changes nothing. */
export async function letHappen(setting: Setting, { agreements, item }: Happening): Promise<void> {
  for (const agreementKey of agreements) {
    await recordWorkItemEvents(setting, { agreementKey, source: SOURCE, items: [item] });
  }
}
