import type { Calendar, Due } from '../calendar/calendar.ts';
import { type Instant, MINUTE } from '../calendar/instant.ts';
import { allowanceOf } from '../clock/allowance.ts';
import { readDuration } from '../clock/duration.ts';
import { deadlineWords } from '../target/duration-words.ts';
import type { Segment } from '../target/segment.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import { ANY_PRIORITY } from '../target/work-item-cases.ts';

type Felt = { readonly severity: number; readonly segment: Segment | null };
type UpdateTerms = Extract<TargetTerms, { kind: 'update' }>;

/** The promise of updates that holds for an outage: the one that says most about its severity and where it is felt. */
export function updatePromise(targets: readonly TargetTerms[], felt: Felt): UpdateTerms | null {
  const fitting = targets
    .filter((target) => target.kind === 'update')
    .filter(({ priority, segment }) => {
      const isOfIt = priority === ANY_PRIORITY || priority === `P${felt.severity}`;
      return isOfIt && (segment === undefined || isWithin(segment, felt.segment));
    });
  const weight = ({ priority, segment }: UpdateTerms) =>
    Number(segment !== undefined) * 2 + Number(priority !== ANY_PRIORITY);
  return fitting.toSorted((a, b) => weight(b) - weight(a)).at(0) ?? null;
}

function isWithin(segment: Segment, felt: Segment | null): boolean {
  return (['group', 'site', 'channel'] as const).every(
    (name) => segment[name] === undefined || segment[name] === felt?.[name],
  );
}

/** What was promised about an outage: “an update at least every 2 support hours”. */
export function updateSentence({ within }: Pick<UpdateTerms, 'within'>): string {
  return `an update ${deadlineWords(within).replace(/^within/, 'at least every')}`;
}

/** Until when customers are to hear the next word, and when the team is reminded of it. */
export type UpdateDue = { readonly nearAt: Instant; readonly dueAt: Instant };

const REMINDED_BEFORE = 10 * MINUTE;

/** When the next update is due after the last one; null where it never is. */
export function updateDue(
  { within }: Pick<UpdateTerms, 'within'>,
  calendar: Calendar,
  toldAt: Instant,
): UpdateDue | null {
  const duration = readDuration(within);
  if (!duration) return null;
  const allowance = allowanceOf(duration, calendar);
  const dueAt: Due = allowance.dueAfter(allowance.granted, toldAt);
  if (dueAt === 'unreachable') return null;
  const before = Math.min(REMINDED_BEFORE, Math.floor((dueAt - toldAt) / 4));
  return { nearAt: dueAt - before, dueAt };
}
