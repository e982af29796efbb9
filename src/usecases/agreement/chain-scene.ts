import type { ChainScene } from '../../domain/agreement/support-chain/carrier.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** What the chains of a register are compared with; what was searched for one serves the others. */
export function chainScene(register: Register, asOf: Instant): ChainScene {
  return { register, asOf, calendarOf: calendarsOf(register), known: new Map() };
}
