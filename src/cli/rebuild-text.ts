import { formatInstant } from '../domain/calendar/instant.ts';
import type { CacheDifference, Rebuilt } from '../usecases/rebuild/rebuild.ts';

const SHOWN = 50;

/** What a rebuild found, for a person at a terminal. */
export function rebuiltText({ workItems, agreements, differences }: Rebuilt, verify: boolean) {
  const hidden = differences.length - SHOWN;
  const sums = `${count(workItems, 'work item')} under ${count(agreements, 'agreement')} folded again`;
  return [
    ...differences.slice(0, SHOWN).map(line),
    ...(hidden > 0 ? [`… and ${count(hidden, 'more difference')}; --json lists them all.`] : []),
    differences.length === 0
      ? `${sums}: everything that is kept is what its events give.`
      : `${sums}: ${count(differences.length, 'difference')} ${verify ? 'found. Run it without --verify to repair them.' : 'repaired.'}`,
  ].join('\n');
}

function line(difference: CacheDifference): string {
  if (difference.of === 'tally') return tallyLine(difference);
  const { agreementKey, workItemKey } = difference;
  if (difference.of === 'work-item') {
    const { cached, fresh } = difference;
    const columns = (['openedAt', 'lastEventAt'] as const)
      .filter((column) => cached[column] !== fresh[column])
      .map((column) => change({ column, cached: cached[column], fresh: fresh[column] }));
    return `${workItemKey}: ${columns.join(', ')}`;
  }
  const { targetKey, cycle, row, columns } = difference;
  const place = `${workItemKey} under ${agreementKey} ${targetKey}, cycle ${cycle}`;
  if (row === 'missing') return `${place}: no clock is kept`;
  if (row === 'too many') return `${place}: a clock is kept that its events do not give`;
  return `${place}: ${columns.map(change).join(', ')}`;
}

function tallyLine(difference: Extract<CacheDifference, { readonly of: 'tally' }>): string {
  const { agreementKey, targetKey, day, cached, fresh } = difference;
  const columns = (['met', 'missed', 'cancelled', 'handSet', 'reopenUntil'] as const)
    .filter((column) => cached[column] !== fresh[column])
    .map((column) => change({ column, cached: cached[column], fresh: fresh[column] }));
  return `${agreementKey} ${targetKey}, ${day}: the tally says ${columns.join(', ')}`;
}

type Change = {
  readonly column: string;
  readonly cached: string | number | boolean | null;
  readonly fresh: string | number | boolean | null;
};

function change({ column, cached, fresh }: Change): string {
  return `${column} ${value(column, cached)} instead of ${value(column, fresh)}`;
}

function value(column: string, content: string | number | boolean | null): string {
  if (content === null) return '(none)';
  return /(At|Until)$/.test(column) && typeof content === 'number'
    ? formatInstant(content)
    : String(content);
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`;
}
