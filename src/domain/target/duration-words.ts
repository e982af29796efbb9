import { DAY, HOUR, MINUTE, SECOND } from '../calendar/instant.ts';
import { type FixedPoint, readDuration } from '../clock/duration.ts';

const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
] as const;

/** How soon: “within 15 support minutes”, “by 16:00 on the next business day”. */
export function deadlineWords(text: string): string {
  const isPoint = readDuration(text)?.unit === 'point';
  return `${isPoint ? 'by' : 'within'} ${durationWords(text)}`;
}

/** An agreed duration as people say it: “15 support minutes”, “2 business days”, “30 days”. */
export function durationWords(text: string): string {
  const duration = readDuration(text);
  if (duration === null) return text;
  if (duration.unit === 'business-days') return counted(duration.days, 'business day');
  if (duration.unit === 'point') return pointWords(duration);
  const units = duration.unit === 'calendar' ? UNITS : UNITS.slice(1);
  const words: string[] = [];
  let rest = duration.ms;
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(counted(count, name));
  }
  if (duration.unit !== 'support-time') return words.join(' ');
  const [first = ''] = words;
  return words.length === 1
    ? first.replace(' ', ' support ')
    : `${words.join(' ')} of support time`;
}

function pointWords({ days, time, pauses }: FixedPoint): string {
  const parts = [time / HOUR, (time % HOUR) / MINUTE].map(Math.floor);
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const day = days === 0 ? 'the same day' : 'the next business day';
  return `${clock} on ${day}${pauses === 'shift' ? ', later when it waits' : ''}`;
}

/** “1 interruption”, “3 interruptions”. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
