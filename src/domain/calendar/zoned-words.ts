import type { Instant } from './instant.ts';
import type { Interval } from './interval.ts';

/** An instant on the clock of a zone, which is named: “Sat 21 Nov 2026, 22:00 (Europe/Berlin)”. */
export function zonedWords(at: Instant, timeZone: string): string {
  return `${onClock(at, timeZone)} (${timeZone})`;
}

/** A span on the clock of a zone, which is named: “Sat 21 Nov 2026, 22:00–23:30 (Europe/Berlin)”. */
export function zonedSpan({ from, to }: Interval, timeZone: string): string {
  const [begin, end] = [onClock(from, timeZone), onClock(to, timeZone)];
  const [day = '', time = ''] = end.split(', ');
  return `${begin}–${begin.startsWith(day) ? time : ` ${end}`} (${timeZone})`.replace('– ', ' – ');
}

function onClock(at: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  // Every other month has three letters.
  const month = part('month').slice(0, 3);
  return `${part('weekday')} ${part('day')} ${month} ${part('year')}, ${part('hour')}:${part('minute')}`;
}
