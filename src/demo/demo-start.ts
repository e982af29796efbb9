import type { Instant } from '../domain/calendar/instant.ts';
import { localInstant } from './history/local-instant.ts';

/** When the demo begins: Monday 16 November 2026, 09:40 in Berlin. All before it is history. */
export const DEMO_START: Instant = localInstant('2026-11-16T09:40');

/** When the history begins, thirteen months before. */
export const HISTORY_START: Instant = localInstant('2025-10-01T00:00');
