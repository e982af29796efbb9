import { readLocalDay } from '../../../domain/calendar/local-date.ts';
import { lineOf } from './manner.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** “95 %”, “99,9”, “95%” as '95' and '99.9'. */
function readShare(text: string): string {
  return text.replace(/\s*%\s*$/, '').replace(/^(\d+),(\d+)$/, '$1.$2');
}

/** “1.1.2026”, “1 January 2026”, “2026-1-1” as 2026-01-01; anything else as it is. */
export function readDate(text: string): string {
  const [year, month, day] = dateParts(text.trim());
  const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return readLocalDay(written) === null ? text.trim() : written;
}

function dateParts(text: string): readonly (string | number | undefined)[] {
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text);
  if (dotted) return [dotted[3], dotted[2], dotted[1]];
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return [iso[1], iso[2], iso[3]];
  const named =
    /^(\d{1,2})\.?\s+(\p{L}{3,9})\.?,?\s+(\d{4})$/u.exec(text) ??
    swapped(/^(\p{L}{3,9})\s+(\d{1,2}),?\s+(\d{4})$/u.exec(text));
  if (!named) return [];
  return [named[3], MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1, named[1]];
}

function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found && [found[0], found[2], found[1], found[3]];
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:business|working)[ -]?days?\b/g, 'bd'],
  [/\bweeks?\b/g, 'w'],
  [/\bdays?\b/g, 'd'],
  [/\b(?:hours?|hrs?)\b/g, 'h'],
  [/\b(?:minutes?|mins?)\b/g, 'm'],
  [/\b(?:seconds?|secs?)\b/g, 's'],
];

/** “30 minutes” as 30m, “2 business days” as 2bd, “4 hours around the clock” as “4h calendar”. */
function readLengthWords(text: string): string {
  const plain = text.trim().toLowerCase();
  if (/^(same|next) /.test(plain)) return plain;
  const clock =
    /\s*,?\s*(around the clock|by the (wall )?clock|wall clock|24\/7|calendar( time)?)$/;
  const isWall = clock.test(plain);
  const bare = plain
    .replace(clock, '')
    .replace(/\s*(of support time|in support hours|support time)$/, '')
    .replace(/\bsupport (?=hours|minutes)/, '')
    .replace(/(\d)(?=[a-z])/g, '$1 ')
    .replace(/,| and /g, ' ');
  const short = UNITS.reduce((words, [unit, sign]) => words.replace(unit, sign), bare)
    .replace(/(\d)\s+(?=(bd|w|d|h|m|s)\b)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return isWall ? `${short} calendar` : short;
}

const SPANS: Readonly<Record<string, string>> = {
  daily: 'P1D',
  weekly: 'P1W',
  monthly: 'P1M',
  quarterly: 'P3M',
  'half-yearly': 'P6M',
  'every half year': 'P6M',
  yearly: 'P1Y',
  annually: 'P1Y',
};

/** “3 months”, “every quarter”, “monthly” as P3M, P3M and P1M. */
function readSpan(text: string): string {
  const plain = text.trim().toLowerCase();
  const known = SPANS[plain];
  if (known !== undefined) return known;
  const found = /^(?:every )?(\d*)\s*(day|week|month|quarter|year)s?$/.exec(plain);
  if (!found)
    return text.trim().toUpperCase().startsWith('P') ? text.trim().toUpperCase() : text.trim();
  const count = Number(found[1] || 1);
  const unit = (found[2] ?? '').slice(0, 1).toUpperCase();
  return unit === 'Q' ? `P${count * 3}M` : `P${count}${unit}`;
}

const SPAN = /^P(\d+)([DWMY])$/;
const SPAN_UNITS: Readonly<Record<string, string>> = { D: 'day', W: 'week', M: 'month', Y: 'year' };

/** P3M as “3 months”; what has several parts stays as it is. */
function spanText(value: unknown): string | null {
  if (typeof value === 'object') return null;
  const [whole, count, unit] = SPAN.exec(String(value)) ?? [];
  if (whole === undefined) return String(value);
  return `${count} ${SPAN_UNITS[unit ?? '']}${count === '1' ? '' : 's'}`;
}

/** “Berlin” as Europe/Berlin where only one place is called so; “Zürich” is found without its accent. */
function readZone(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  const wanted = plain.trim().toLowerCase().replaceAll(' ', '_');
  const zones = Intl.supportedValuesOf('timeZone');
  const same = zones.find((zone) => zone.toLowerCase() === wanted);
  const [found, ...others] = zones.filter((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
  return same ?? (found !== undefined && others.length === 0 ? found : text.trim());
}

const PERIODS: Readonly<Record<string, string>> = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annually: 'year',
};

function readPeriod(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(every|each|a|per) /, '');
  const rolling = /^(?:the )?(?:last|rolling) (\d+)\s*d(?:ays?)?$/.exec(plain);
  return rolling ? `rolling ${rolling[1]}d` : (PERIODS[plain] ?? plain);
}

/** “1” and “p1” as P1, “all” as any. */
function readPriority(text: string): string {
  const plain = text.trim();
  if (/^(all|any|every)$/i.test(plain)) return 'any';
  const numbered = /^(?:p|prio|priority)?\s*(\d)$/i.exec(plain);
  return numbered ? `P${numbered[1]}` : plain;
}

/** “1.200,50 €”, “1,200.50” and “1200” without what only makes them easier to read. */
export function readAmount(text: string): string {
  const plain = text.replace(/[^\d.,]/g, '');
  const german = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) || /^\d+,\d{1,2}$/.test(plain);
  return german ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '');
}

/** “1 to 5”, “1-5” and “[1, 5]” as the lowest and the highest. */
function readRange(text: string): unknown {
  const [, lowest, highest] =
    /^\[?\s*(-?\d+)\s*(?:to|-|–|,|\.\.)\s*(-?\d+)\s*\]?$/i.exec(text) ?? [];
  return lowest === undefined ? text : [Number(lowest), Number(highest)];
}

/** “6:00”, “6.30” and “6 Uhr” as 06:00, 06:30 and 06:00; null for anything else. */
export function readTime(text: string): string | null {
  const [, hour, minute = '00'] =
    /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*(?:h|uhr))?$/i.exec(text.trim()) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };

/** “€” and “eur” as EUR. */
export function readCurrency(text: string): string {
  return SIGNS[text.trim()] ?? text.trim().toUpperCase();
}

export const share = lineOf('A percentage, such as 95 or 99.9.', readShare);
export const date = {
  ...lineOf('A day, such as 1.1.2026 or 2026-01-01.', readDate),
  ask: 'date',
} as const;
export const length = lineOf(
  'Such as 30 minutes, 4 hours (support hours), 2 business days, 4 hours around the clock, or next business day 16:00.',
  readLengthWords,
);
export const span = {
  ...lineOf('Such as 3 months, 1 year or monthly.', readSpan),
  write: spanText,
};
export const zone = lineOf('A city such as Berlin, or a zone such as Europe/Berlin.', readZone);
export const period = lineOf('Such as month, quarter, or last 30 days.', readPeriod);
export const priority = lineOf('Such as 1 or P1; empty for all.', readPriority);
export const amount = lineOf('Such as 1200 or 1200.50.', readAmount);
export const currency = lineOf('Such as EUR or CHF.', readCurrency);
export const channelName = lineOf('Such as #acme.', (text) =>
  /^(#|[CG][A-Z0-9]{2,20}$)/.test(text) ? text : `#${text.toLowerCase()}`,
);
/** A time of day on a line. */
export function time(hint: string) {
  return lineOf(hint, (text) => readTime(text) ?? text.trim());
}

export const range = {
  ...lineOf('The lowest and the highest answer, such as 1 to 5.', readRange),
  write: (value: unknown) => (Array.isArray(value) ? value.join(' to ') : null),
};
