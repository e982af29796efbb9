import type { Instant } from '../domain/calendar/instant.ts';

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
export function toOptionalColumn(instant: Instant | null | undefined): Date | null {
  return instant === null || instant === undefined ? null : new Date(instant);
}
