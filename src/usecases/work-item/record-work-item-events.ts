import { refuseFutureEvent, type WorkItem } from '../../domain/measurement/work-item-event.ts';
import { requireAuthority, subjectOf } from '../../domain/party/authority.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { keepWorkItems } from './keep-work-items.ts';

type Happened = {
  readonly agreementKey: string;
  /** Where the events come from; keys of work items and ids of events are unique within it. */
  readonly source: string;
  readonly items: readonly WorkItem[];
};

export type RecordedEvents = {
  readonly workItems: number;
  readonly recorded: number;
  readonly repeated: number;
};

/** Records what has just happened to work items of an agreement, and what it means for their clocks. */
export async function recordWorkItemEvents(
  context: Setting,
  { agreementKey, source, items }: Happened,
): Promise<RecordedEvents> {
  const { database, now, workspace } = context;
  const view = await openView(context);
  requireAuthority(view.authority, 'record-work-items', 'anything');
  const { key, terms } = agreementMeant(view, agreementKey);
  requireAuthority(view.authority, 'record-work-items', subjectOf(terms));
  for (const event of items.flatMap(({ events }) => events)) refuseFutureEvent(event, now);
  const {
    items: workItems,
    recorded,
    repeated,
  } = await transactionTriedAgain(database, (tx) =>
    keepWorkItems(tx, {
      workspaceId: workspace.id,
      register: view.register,
      agreementKey: key,
      ...{ source, items, now, passed: 'tell' },
    }),
  );
  return { workItems, recorded, repeated };
}
