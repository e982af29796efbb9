import type { Instant } from '../../domain/calendar/instant.ts';
import { zonedWords } from '../../domain/calendar/zoned-words.ts';
import type { Shortcoming } from '../../domain/maintenance/judge-plan.ts';
import { durationWords } from '../../domain/target/duration-words.ts';
import { lengthWords } from '../../domain/target/length-words.ts';
import type { Judged } from './judge-agreements.ts';

type Standing = {
  readonly staysUp: boolean;
  /** When it was announced; left out while that is still to come. */
  readonly approvedAt?: Instant | null;
};

/** What a planned maintenance means for one agreement, in sentences that its own people may read. */
export function judgementWords(
  { agreement, judgement }: Pick<Judged, 'agreement' | 'judgement'>,
  { staysUp, approvedAt = null }: Standing,
): readonly string[] {
  const { promisedMs, excludedMs, downMs, shortcomings } = judgement;
  if (promisedMs === 0) {
    return ['It lies outside the agreed hours, so nothing of it counts as downtime.'];
  }
  if (staysUp) return ['The service stays up, so nothing of it counts as downtime.'];
  if (downMs === 0) {
    return [`All of it was agreed as maintenance: ${lengthWords(excludedMs)} does not count.`];
  }
  const parts = [
    ...(excludedMs > 0 ? [`${lengthWords(excludedMs)} does not count`] : []),
    `${lengthWords(downMs)} counts as downtime`,
  ];
  const why = shortcomings.map((one) => because(one, agreement.terms.timeZone, approvedAt));
  return [`${parts.join(', ')}.`, ...why].map(capitalised);
}

function because(shortcoming: Shortcoming, timeZone: string, announcedAt: Instant | null): string {
  switch (shortcoming.kind) {
    case 'none-agreed':
      return 'No planned maintenance was agreed.';
    case 'too-late': {
      const { notice, earliest } = shortcoming;
      const agreed = `The agreed notice is ${durationWords(notice)}`;
      if (announcedAt !== null) return `${agreed}, and it was announced later than that.`;
      const from =
        earliest === null
          ? ''
          : ` It could begin ${zonedWords(earliest, timeZone)} at the earliest.`;
      return `${agreed}, so it is announced too late.${from}`;
    }
    case 'outside-windows':
      return `${lengthWords(shortcoming.ms)} lies outside the agreed windows.`;
    case 'over-allowance':
      return `${lengthWords(shortcoming.ms)} goes beyond the ${durationWords(shortcoming.cap)} a month that were agreed.`;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
