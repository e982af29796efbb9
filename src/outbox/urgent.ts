import type { Notice } from './notice.ts';

const FIRST = /^(p|priority |sev(erity)? ?)?1\b/i;

/** Whether a notice leaves on the second path as well, where there is one: the highest priority, and a watch that fails. */
export function isUrgent(notice: Notice): boolean {
  switch (notice.kind) {
    case 'alert':
      return FIRST.test(notice.workItem?.priority ?? '');
    case 'outage':
      return notice.severity === 1 && notice.inside !== null;
    case 'watch-late':
      return true;
    default:
      return false;
  }
}
