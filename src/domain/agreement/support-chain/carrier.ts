import type { Calendar } from '../../calendar/calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import type { AgreementRevision, Register } from '../../register/register.ts';
import type { WorstStart } from './worst-start.ts';

/** What the whole chain is seen with. */
export type ChainScene = {
  readonly register: Register;
  readonly asOf: Instant;
  readonly calendarOf: (key: string) => Calendar | null;
  /** Worst starts that were searched before; the same few paces are compared again and again. */
  readonly known: Map<string, WorstStart>;
};

/** An agreement on which another one rests. */
export type Carrier = {
  readonly agreement: AgreementRevision;
  /** The service depended on, where the agreement itself does not name the carrier. */
  readonly forService: string | null;
  /** The keys of the targets above that it carries; null when it carries all. */
  readonly carries: readonly string[] | null;
  readonly redundant: boolean;
};

/** Whether a promise of the agreement above is carried by it. */
export function isCarried({ carries }: Carrier, targetKey: string): boolean {
  return carries === null || carries.includes(targetKey);
}

/** Whether somebody wrote down that it carries just this promise. */
export function isNamed({ carries }: Carrier, targetKey: string): boolean {
  return carries?.includes(targetKey) ?? false;
}
