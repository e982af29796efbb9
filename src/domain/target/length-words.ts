import { HOUR, MINUTE, SECOND } from '../calendar/instant.ts';

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

/** “1 miss”, “3 misses”, “0 targets”. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
