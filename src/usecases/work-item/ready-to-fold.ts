import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import type { StoredWorkItem } from '../../storage/work-items.ts';
import { exclusionsForClocks } from '../exclusion/exclusions-in-force.ts';
import { foldingFor, type PinnedClock } from './fold-work-item.ts';
import { withCoverage } from './with-coverage.ts';

type Reading = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreementKey: string;
  readonly items: readonly StoredWorkItem[];
  readonly now: Instant;
};

/** Work items with all that their clocks under an agreement are folded from; asked again for an instant, none is folded again. */
export type ReadyToFold = {
  readonly items: readonly StoredWorkItem[];
  readonly clocksOf: (item: StoredWorkItem, asOf: Instant) => readonly PinnedClock[];
};

/** Reads what the clocks of work items depend on besides their events. */
export async function readyToFold(db: Db, reading: Reading): Promise<ReadyToFold> {
  const { register, agreementKey } = reading;
  const items = await withCoverage(db, reading, reading.items);
  const effective = await exclusionsForClocks(db, reading);
  const { clocksOf } = foldingFor(register, agreementKey, effective);
  const folded = new Map<StoredWorkItem, { readonly asOf: Instant } & Folded>();
  return {
    items,
    clocksOf: (item, asOf) => {
      const known = folded.get(item);
      if (known?.asOf === asOf) return known.clocks;
      const clocks = clocksOf(item, asOf);
      folded.set(item, { asOf, clocks });
      return clocks;
    },
  };
}

type Folded = { readonly clocks: readonly PinnedClock[] };
