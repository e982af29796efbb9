import type { Instant } from '../calendar/instant.ts';
import type { Budget } from '../target/figure.ts';

type Span = { readonly from: Instant; readonly to: Instant; readonly now: Instant };

/** When nothing is left of what may go wrong if it goes on as it did since the period began; null when the period ends before. */
export function missDate(
  { spent, granted, left }: Budget,
  { from, to, now }: Span,
): Instant | null {
  if (spent <= 0 || left < 0 || granted <= 0 || now <= from) return null;
  const at = from + Math.ceil(((now - from) * granted) / spent);
  return at > now && at < to ? at : null;
}
