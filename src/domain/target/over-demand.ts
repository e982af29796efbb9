import type { Figure } from './figure.ts';

/** How much more was asked for than was agreed, and which target says so. */
export type OverDemand = {
  readonly targetKey: string;
  readonly counted: number;
  readonly capacity: number;
};

type Measured = { readonly terms: { readonly key: string }; readonly figure: Figure };

/**
 * Whether the customer has asked for more than was agreed. Then the other targets of the agreement
 * are still measured, but shown as outside the agreed demand.
 */
export function overDemandOf(targets: readonly Measured[]): OverDemand | null {
  for (const { terms, figure } of targets) {
    const { attainment } = figure;
    if (attainment.of !== 'count' || attainment.counted <= attainment.capacity) continue;
    return { targetKey: terms.key, counted: attainment.counted, capacity: attainment.capacity };
  }
  return null;
}
