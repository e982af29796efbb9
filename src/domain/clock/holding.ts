import type { WorkItemEvent } from '../measurement/work-item-event.ts';
import type { Pause } from './pauses.ts';

/** Whether an assignment gives the item to somebody: a team or supplier by its key, or one of a party. */
export function isGivenTo({ holder, party }: WorkItemEvent, whom: string): boolean {
  return holder === whom || party === whom;
}

/** The spans in which somebody else was given the item: for those whose promise it is, time stands still. */
export function spansElsewhere(
  history: readonly WorkItemEvent[],
  holder: string,
): readonly Pause[] {
  const assignments = history.filter(({ type }) => type === 'assigned');
  return assignments.flatMap((assignment, i) => {
    const to = assignments[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const { at: from, party } = assignment;
    if (isGivenTo(assignment, holder) || from >= to) return [];
    return [{ from, to, party, reason: `held by ${assignment.holder ?? party}` }];
  });
}
