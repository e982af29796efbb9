import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import type { Figure } from '../../domain/target/figure.ts';

/** Whether a figure may still change; whoever asks about the last minute of a period asks how it ended. */
export function isRunning({ period }: Pick<Figure, 'period'>, asOf: Instant): boolean {
  return asOf < period.to - MINUTE;
}
