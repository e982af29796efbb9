import { DAY } from '../../../domain/calendar/instant.ts';
import type { Interval } from '../../../domain/calendar/interval.ts';
import { weekdayOf } from '../../../domain/calendar/local-date.ts';
import { localDays } from '../closed-time.ts';
import { type LedgerEntry, pauseWords } from '../ledger.ts';
import { exactLength } from './exact-length.ts';
import { counted } from './plural.ts';
import type { Times } from './times.ts';

/** Stretches of one kind, and the closed time between them: a line of a folded ledger. */
type Fold = Interval & {
  readonly main: readonly LedgerEntry[];
  readonly closed: readonly LedgerEntry[];
};

export type Folding = { readonly times: Times; readonly timeZone: string };

/** From so many stretches on, nights and weekends are folded. */
const LONG = 8;

/** Whether a ledger is so long that it is told folded. */
export function isLong(ledger: readonly LedgerEntry[]): boolean {
  return ledger.length > LONG;
}

/** A ledger line by line, closed time folded into the stretch that goes on after it. */
export function foldedLines(ledger: readonly LedgerEntry[], folding: Folding): readonly string[] {
  return folds(ledger).map((fold) => foldLine(fold, folding));
}

/** A ledger with a line for each stretch. */
export function fullLines(ledger: readonly LedgerEntry[], times: Times): readonly string[] {
  return ledger.map((entry) => {
    const shift = times.shift(entry);
    return `${times.span(entry)}: ${exactLength(entry.ms)} ${labelOf(entry)}${shift ? ` (${shift})` : ''}`;
  });
}

/** What an entry is, in a few words. */
function labelOf({ kind, rule, name, party, reason, weight }: LedgerEntry): string {
  switch (kind) {
    case 'counting':
      return 'counted';
    case 'up':
      return 'up';
    case 'to-come':
      return 'still to come';
    case 'down':
      return weight === undefined || weight === 1
        ? 'down'
        : `${Number((weight * 100).toFixed(6))} % down`;
    case 'holiday':
      return name === undefined ? rule : `holiday, ${name}`;
    case 'paused':
      return `paused, ${pauseWords({ party, reason })}`;
    case 'closed':
      return rule;
    case 'excluded':
      return rule;
    case 'stopped':
      return 'stopped, until it was opened again';
  }
}

function folds(ledger: readonly LedgerEntry[]): readonly Fold[] {
  const found: { from: number; to: number; main: LedgerEntry[]; closed: LedgerEntry[] }[] = [];
  for (const entry of ledger) {
    const last = found.at(-1);
    const goesOn = last && (isClosed(entry) || fits(last.main, entry));
    const fold = goesOn ? last : { from: entry.from, to: entry.to, main: [], closed: [] };
    if (!goesOn) found.push(fold);
    (isClosed(entry) ? fold.closed : fold.main).push(entry);
    fold.to = entry.to;
  }
  return found;
}

function fits([first]: readonly LedgerEntry[], entry: LedgerEntry): boolean {
  return first === undefined || labelOf(first) === labelOf(entry);
}

function isClosed({ kind }: LedgerEntry): boolean {
  return kind === 'closed' || kind === 'holiday';
}

function foldLine(fold: Fold, { times, timeZone }: Folding): string {
  const [first] = fold.main;
  const open = first ? [`${exactLength(lengthOf(fold.main))} ${labelOf(first)}`] : [];
  const closed = fold.closed.length > 0 ? [closures(fold.closed, timeZone)] : [];
  const shift = times.shift(fold);
  return `${times.span(fold)}: ${[...open, ...closed, ...(shift ? [shift] : [])].join('; ')}`;
}

/** “12 nights and 2 weekends closed, 180 h together”. */
function closures(closed: readonly LedgerEntry[], timeZone: string): string {
  const count = { night: 0, weekend: 0, stretch: 0 };
  const holidays = closed.filter(({ kind }) => kind === 'holiday');
  for (const entry of closed) if (entry.kind === 'closed') count[closureOf(entry, timeZone)]++;
  const names = [...new Set(holidays.map(({ name }) => name ?? 'agreed days'))];
  const words = [
    count.night && counted(count.night, 'night'),
    count.weekend && counted(count.weekend, 'weekend'),
    count.stretch && counted(count.stretch, 'other stretch', 'other stretches'),
    holidays.length && `${counted(holidays.length, 'holiday')} (${names.join(', ')})`,
  ].filter((part) => typeof part === 'string');
  const together = closed.length > 1 ? ' together' : '';
  return `${listed(words)} closed, ${exactLength(lengthOf(closed))}${together}`;
}

function closureOf(entry: LedgerEntry, timeZone: string): 'night' | 'weekend' | 'stretch' {
  const days = localDays({ from: entry.from - 1, to: entry.to + 1 }, timeZone);
  if (days.some(({ day, from, to }) => weekdayOf(day) > 4 && to - from >= DAY / 2)) {
    return 'weekend';
  }
  return days.length > 1 && entry.ms < DAY ? 'night' : 'stretch';
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

export function lengthOf(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, { ms }) => sum + ms, 0);
}
