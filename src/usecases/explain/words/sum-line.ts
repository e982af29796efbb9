import { type LedgerEntry, ledgerSums } from '../ledger.ts';
import { exactLength } from './exact-length.ts';
import { lengthOf } from './fold-ledger.ts';

const WORDS: Readonly<Record<LedgerEntry['kind'], string>> = {
  counting: 'counted',
  up: 'up',
  down: 'down',
  'to-come': 'still to come',
  paused: 'paused',
  closed: 'closed',
  holiday: 'holidays',
  excluded: 'excluded',
  stopped: 'stopped',
};

/** “Together 66 h 12 min = 3 h 12 min counted + 63 h closed”, exactly. */
export function sumLine(ledger: readonly LedgerEntry[]): string {
  const parts = ledgerSums(ledger).map(({ kind, ms }) => `${exactLength(ms)} ${WORDS[kind]}`);
  return `Together ${exactLength(lengthOf(ledger))} = ${parts.join(' + ') || 'nothing yet'}.`;
}
