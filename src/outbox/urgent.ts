import { priorityNumber } from '../domain/alert/urgency.ts';
import type { Notice } from './notice.ts';

/** Whether a notice leaves on the second path as well, where there is one: the highest priority, and a watch that fails. */
export function isUrgent(notice: Notice): boolean {
  switch (notice.kind) {
    case 'alert':
      return priorityNumber(notice.workItem?.priority) === 1;
    case 'outage':
      return notice.severity === 1 && notice.inside !== null;
    case 'watch-late':
      return true;
    default:
      return false;
  }
}
