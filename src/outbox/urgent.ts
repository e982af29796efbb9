import { priorityNumber } from '../domain/alert/urgency.ts';
import type { Notice } from './notice.ts';
import type { AlertContent } from './notice-alert.ts';

/** Whether a notice leaves on the second path as well, where there is one: the highest priority, and a watch that fails. */
export function isUrgent(notice: Notice): boolean {
  switch (notice.kind) {
    case 'alert':
      return isFirst(notice);
    case 'alert-list':
    case 'alert-list-told':
      return notice.alerts.some(isFirst);
    case 'outage':
      return notice.severity === 1 && notice.inside !== null;
    case 'watch-late':
      return true;
    default:
      return false;
  }
}

function isFirst({ workItem }: Pick<AlertContent, 'workItem'>): boolean {
  return priorityNumber(workItem?.priority) === 1;
}
