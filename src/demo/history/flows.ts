import * as commitments from './commitments.ts';
import type { Flow } from './flow.ts';

const QUIET = { monthEnd: 1, supplierShare: 0, lateReplies: {}, lateResolutions: {} };
const SECOND_LEVEL = { agreement: 'ola-messaging', priorities: ['P1', 'P2'] } as const;
const INFRASTRUCTURE = { agreement: 'ola-infrastructure', priorities: ['P1', 'P2'] } as const;

/** Every stream of work items at Northwind, with its seasons and its bad months. */
export const flows: readonly Flow[] = [
  {
    ...QUIET,
    agreement: 'acme-email',
    carriedBy: SECOND_LEVEL,
    calendar: 'office-de',
    perMonth: [54, 46, 48, 44, 44, 66, 36, 30, 50, 52, 54, 38],
    monthEnd: 1.2,
    shares: { P1: 0.05, P2: 0.17, P3: 0.44, P4: 0.34 },
    commitments: commitments.acmeEmail,
    supplierShare: 0.12,
    lateReplies: { '2026-06': { P2: 0.25, P3: 0.15 } },
    lateResolutions: { '2026-06': { P2: 0.35, P3: 0.2 } },
  },
  {
    ...QUIET,
    agreement: 'acme-payroll',
    calendar: 'office-de',
    perMonth: [30, 20, 20, 20, 20, 22, 18, 16, 20, 20, 22, 36],
    monthEnd: 4,
    shares: { P1: 0.05, P2: 0.25, P3: 0.7 },
    commitments: commitments.payroll,
    lateResolutions: { '2025-12': { P2: 0.35, P3: 0.3 } },
  },
  {
    ...QUIET,
    agreement: 'acme-webshop',
    carriedBy: INFRASTRUCTURE,
    calendar: 'around-the-clock',
    perMonth: [26, 18, 18, 18, 18, 18, 20, 16, 20, 26, 52, 58],
    shares: { P1: 0.08, P2: 0.32, P3: 0.6 },
    commitments: commitments.webshop,
    lateReplies: { '2025-11': { P2: 0.25 } },
    lateResolutions: { '2025-11': { P1: 0.4, P2: 0.2 } },
  },
  {
    ...QUIET,
    agreement: 'acme-vpn',
    calendar: 'office-de',
    perMonth: [20, 22, 16, 14, 12, 12, 12, 10, 14, 16, 16, 12],
    shares: { P1: 0.1, P2: 0.9 },
    commitments: commitments.acmeVpn,
  },
  {
    ...QUIET,
    agreement: 'globex-email',
    carriedBy: SECOND_LEVEL,
    calendar: 'office-uk',
    perMonth: [34, 30, 32, 28, 28, 42, 26, 22, 32, 32, 34, 24],
    shares: { P1: 0.05, P2: 0.2, P3: 0.75 },
    commitments: commitments.globexEmail,
    supplierShare: 0.1,
    lateReplies: { '2026-08': { P2: 0.3, P3: 0.2 } },
  },
  {
    ...QUIET,
    agreement: 'globex-vpn',
    carriedBy: INFRASTRUCTURE,
    calendar: 'around-the-clock',
    perMonth: [16, 26, 14, 14, 12, 12, 12, 10, 14, 14, 16, 12],
    shares: { P1: 0.12, P2: 0.88 },
    commitments: commitments.globexVpn,
    lateResolutions: { '2026-02': { P1: 0.3, P2: 0.3 } },
  },
  {
    ...QUIET,
    agreement: 'globex-print',
    calendar: 'office-uk',
    perMonth: [20, 16, 18, 16, 16, 16, 14, 16, 58, 26, 20, 14],
    shares: { P2: 0.25, P3: 0.45, P4: 0.3 },
    commitments: commitments.print,
    supplierShare: 0.15,
    lateResolutions: { '2026-09': { P2: 0.2, P3: 0.25, P4: 0.3 } },
  },
  {
    ...QUIET,
    agreement: 'uc-cloudmail',
    calendar: 'around-the-clock',
    perMonth: [2, 1, 2, 1, 1, 4, 1, 2, 1, 2, 1, 1],
    shares: { P1: 1 },
    commitments: commitments.cloudmail,
    lateResolutions: { '2026-08': { P1: 0.6 } },
  },
];
