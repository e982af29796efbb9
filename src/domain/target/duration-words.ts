import { DAY, HOUR, MINUTE, SECOND } from '../calendar/instant.ts';
import { readDuration } from '../clock/duration.ts';

const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
] as const;

/** An agreed duration as people say it: “15 minutes of support time”, “2 business days”, “30 days”. */
export function durationWords(text: string): string {
  const duration = readDuration(text);
  if (duration === null) return text;
  if (duration.unit === 'business-days') return counted(duration.days, 'business day');
  if (!('ms' in duration)) return text;
  const units = duration.unit === 'calendar' ? UNITS : UNITS.slice(1);
  const words: string[] = [];
  let rest = duration.ms;
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(counted(count, name));
  }
  return `${words.join(' ')}${duration.unit === 'support-time' ? ' of support time' : ''}`;
}

/** “1 interruption”, “3 interruptions”. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
