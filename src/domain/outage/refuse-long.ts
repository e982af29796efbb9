import { AccordError } from '../error.ts';

/** The most that is written at once, so that every message and every form can carry it. */
export const LONGEST_WORDS = 1_000;

/** What is too long for a message is refused, not cut: somebody would read half a sentence. */
export function refuseLong(content: object): void {
  const longest = Math.max(
    ...Object.values(content).map((value) => (typeof value === 'string' ? value.length : 0)),
  );
  if (longest <= LONGEST_WORDS) return;
  throw new AccordError(
    'invalid',
    `Please write less: at most ${LONGEST_WORDS} characters. You wrote ${longest}.`,
  );
}
