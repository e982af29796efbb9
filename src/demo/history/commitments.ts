import { HOUR, MINUTE } from '../../domain/calendar/instant.ts';
import type { Commitment, Priority, Span } from './flow.ts';

type Commitments = Readonly<Record<Priority, Commitment>>;

/** In time up to `good`, late from `late` on; one number when both are the same. */
const minutes = (good: number, late = good): Span => ({
  good: good * MINUTE,
  late: late * MINUTE,
});
const hours = (good: number, late = good): Span => ({ good: good * HOUR, late: late * HOUR });

/** E-mail for Acme, and the second level under it, which has less time. */
export const acmeEmail: Commitments = {
  P1: { reply: minutes(10, 15), resolve: hours(3, 4) },
  P2: { reply: minutes(60), resolve: hours(6, 8) },
  P3: { reply: hours(4), resolve: hours(18) },
  P4: { reply: hours(8), resolve: hours(40) },
};

/** E-mail for Globex: business days are counted whole, so late is only what is late in any case. */
export const globexEmail: Commitments = {
  P1: { reply: minutes(10, 30), resolve: hours(3, 4) },
  P2: { reply: minutes(60), resolve: hours(6, 18) },
  P3: { reply: hours(4), resolve: hours(27, 36) },
  P4: { reply: hours(8), resolve: hours(36) },
};

export const payroll: Commitments = {
  P1: { reply: minutes(30), resolve: hours(8) },
  P2: { reply: hours(2), resolve: hours(18, 30) },
  P3: { reply: hours(8), resolve: hours(45, 60) },
  P4: { reply: hours(8), resolve: hours(45, 60) },
};

export const webshop: Commitments = {
  P1: { reply: minutes(10, 15), resolve: hours(3, 4) },
  P2: { reply: minutes(60), resolve: hours(10, 12) },
  P3: { reply: hours(8), resolve: hours(72) },
  P4: { reply: hours(8), resolve: hours(72) },
};

export const acmeVpn: Commitments = {
  P1: { reply: minutes(10, 15), resolve: hours(3, 4) },
  P2: { reply: minutes(60), resolve: hours(9, 20) },
  P3: { reply: hours(4), resolve: hours(18) },
  P4: { reply: hours(8), resolve: hours(40) },
};

export const globexVpn: Commitments = {
  P1: { reply: minutes(10, 15), resolve: hours(3, 4) },
  P2: { reply: minutes(60), resolve: hours(10, 12) },
  P3: { reply: hours(4), resolve: hours(24) },
  P4: { reply: hours(8), resolve: hours(48) },
};

export const print: Commitments = {
  P1: { reply: hours(2), resolve: hours(18, 36) },
  P2: { reply: hours(2), resolve: hours(18, 36) },
  P3: { reply: hours(9, 18), resolve: hours(27, 36) },
  P4: { reply: hours(9, 18), resolve: hours(27, 36) },
};

export const cloudmail: Commitments = {
  P1: { reply: minutes(30), resolve: hours(3) },
  P2: { reply: hours(2), resolve: hours(12) },
  P3: { reply: hours(8), resolve: hours(72) },
  P4: { reply: hours(8), resolve: hours(72) },
};
