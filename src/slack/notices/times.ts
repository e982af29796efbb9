import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../domain/calendar/instant.ts';

/** An instant as people in a zone read it, the zone named: “Tue 3 Nov, 15:20 (Europe/Berlin)”. */
export function timeIn(timeZone: string, instant: Instant): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const date = `${part('weekday')} ${part('day')} ${part('month').slice(0, 3)}`;
  return `${date}, ${part('hour')}:${part('minute')} (${timeZone})`;
}

const UNITS = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const;

/** A length of time in its two largest units, cut off: “1 h 12 min”. Support time has no days. */
export function lengthOf(ms: number, largest: 'days' | 'hours' = 'hours'): string {
  const units = largest === 'days' ? UNITS : UNITS.slice(1);
  const rest = Math.floor(Math.abs(ms) / SECOND) * SECOND;
  const first = units.findIndex(([size]) => rest >= size);
  if (first < 0) return '0 s';
  const parts = units.slice(first, first + 2).map(([size, name], index) => {
    const larger = index === 0 ? Number.POSITIVE_INFINITY : (units[first]?.[0] ?? 1);
    return { count: Math.floor((rest % larger) / size), name };
  });
  return parts
    .filter(({ count }, index) => index === 0 || count > 0)
    .map(({ count, name }) => `${count} ${name}`)
    .join(' ');
}

/** From here on nobody counts seconds. */
const LONG = 5 * MINUTE;

/** The same for people who have to act: seconds only where there are few minutes. */
export function roughLength(ms: number): string {
  const length = Math.abs(ms);
  return lengthOf(length < LONG ? length : Math.floor(length / MINUTE) * MINUTE);
}
