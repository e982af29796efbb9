import type { Unrest } from './small-disruptions.ts';

/** How restless each service is when nothing bad happens. */
export const unrests: readonly Unrest[] = [];
