import {
  findSpokenSpan,
  readSpokenSpan,
  type SpokenSpan,
} from '../../domain/calendar/spoken-span.ts';
import type { Speaking } from '../../domain/calendar/spoken-time.ts';

const LONGEST = 9;

/** Reads a span of time out of what was typed, wherever it stands, and leaves the rest. */
export function readSpanWords(
  words: readonly string[],
  speaking: Speaking,
): { readonly span: SpokenSpan; readonly text: string } {
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
      const span = findSpokenSpan(words.slice(at, at + length).join(' '), speaking);
      if (span === null || span.from >= span.to) continue;
      return { span, text: words.toSpliced(at, length).join(' ').trim() };
    }
  }
  const meant = words.filter((word) => !word.includes(' ')).slice(0, 3);
  return { span: readSpokenSpan(meant.join(' '), speaking), text: '' };
}
