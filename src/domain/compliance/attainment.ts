import { AccordError } from '../error.ts';
import { formatPercent } from './display.ts';
import { compare, floor, fraction, times } from './fraction.ts';
import { shareOf, toleranceOf } from './percentage.ts';

type CountedVerdict = 'met' | 'breached' | 'no-data';

export type Cases = { readonly met: number; readonly total: number; readonly objective: string };

/** How a number of cases stands against its objective, and how many may be missed. */
export type Attainment = {
  readonly percent: string | null;
  readonly missesAllowed: number;
  readonly missesLeft: number;
  readonly verdict: CountedVerdict;
};

/** Met ÷ total against the objective, decided exactly; no case is no data. */
export function attainment(cases: Cases): Attainment {
  refuseImpossible(cases);
  const { met, total, objective } = cases;
  const allowed = missesAllowed(total, objective);
  return {
    percent: total === 0 ? null : formatPercent(fraction(met, total), objective),
    missesAllowed: allowed,
    missesLeft: allowed - (total - met),
    verdict: judge(cases),
  };
}

/** How many of so many cases may be missed. */
export function missesAllowed(total: number, objective: string): number {
  return Number(floor(times(fraction(total), toleranceOf(objective))));
}

function judge({ met, total, objective }: Cases): CountedVerdict {
  if (total === 0) return 'no-data';
  return compare(fraction(met, total), shareOf(objective)) >= 0 ? 'met' : 'breached';
}

function refuseImpossible({ met, total }: Cases): void {
  if (isCount(met) && isCount(total) && met <= total) return;
  throw new AccordError(
    'invalid',
    `${met} of ${total} cases is not possible. Counts are whole numbers, and no more are met than there are.`,
  );
}

/** Whether a number can be a count of something. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
