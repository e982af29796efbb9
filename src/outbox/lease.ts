import { type Instant, SECOND } from '../domain/calendar/instant.ts';

/** How long a taken notice belongs to whoever took it, and until when a request for it may still begin. */
export type Lease = { readonly lasts: number; readonly beginsWithin: number };

/** Slack’s client gives up a request after 15 s, so that one begun in time has ended before the lease has. */
export const LEASE: Lease = { lasts: 90 * SECOND, beginsWithin: 60 * SECOND };

/**
 * Begins a lease; what it gives says whether it is over for beginning anything. It counts on a clock that nobody can
 * set, which goes on while the process is stopped.
 */
export function startLease(
  { beginsWithin }: Lease,
  elapsed: () => Instant = () => performance.now(),
): () => boolean {
  const end = elapsed() + beginsWithin;
  return () => elapsed() > end;
}
