import { type Instant, SECOND } from '../domain/calendar/instant.ts';

/** The instant that a timestamp column holds. */
export function fromColumn(time: Date): Instant {
  return time.getTime();
}

/** The instant of a timestamp column that may be empty. */
export function fromOptionalColumn(time: Date | null): Instant | null {
  return time === null ? null : time.getTime();
}

/** What Prisma writes into a timestamp column. */
export function toColumn(instant: Instant): Date {
  return new Date(instant);
}

/** What Prisma writes into a timestamp column that may be empty. */
export function toOptionalColumn(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

/** What raw SQL takes as a timestamptz, alone or in an array. */
export function toText(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** What raw SQL takes as a timestamptz that may be null. */
export function toOptionalText(instant: Instant | null): string | null {
  return instant === null ? null : toText(instant);
}

/** What raw SQL takes for to_timestamp, which is several times faster than a date in words. */
export function toSeconds(instant: Instant | null): number | null {
  return instant === null ? null : instant / SECOND;
}
