import { HOUR, MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import { readDuration } from '../../domain/clock/duration.ts';
import { durationWords } from '../../domain/target/duration-words.ts';

const STEPS = [
  { name: 'h', length: HOUR },
  { name: 'min', length: MINUTE },
  { name: 's', length: SECOND },
] as const;

/** A length of time in its one or two largest units: “720 h”, “1 h 30 min”, “45 s”. */
export function lengthWords(ms: number): string {
  const first = STEPS.findIndex(({ length }) => ms >= length);
  if (first < 0) return '0 min';
  const parts = STEPS.slice(first, first + 2).reduce(
    ({ left, words }, { name, length }) => {
      const count = Math.floor(left / length);
      return { left: left - count * length, words: count ? [...words, `${count} ${name}`] : words };
    },
    { left: ms, words: [] as readonly string[] },
  );
  return parts.words.join(' ');
}

/** An agreed limit such as “15m” or “2bd” as people say it. */
export function limitWords(written: string): string {
  const limit = readDuration(written);
  if (limit === null) return written;
  if (limit.unit === 'business-days') return count(limit.days, 'business day');
  if (limit.unit === 'point') return durationWords(written);
  return limit.unit === 'calendar'
    ? `${lengthWords(limit.ms)} around the clock`
    : lengthWords(limit.ms);
}

/** “1 miss”, “3 misses”, “0 targets”. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
