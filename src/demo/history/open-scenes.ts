import { scene } from './scene.ts';
import {
  customerAnswers,
  replied,
  resolved,
  supplierAnswers,
  waitForCustomer,
  waitForSupplier,
} from './tell.ts';
import type { Draft } from './tickets.ts';

/** What is open when the demo begins, on Monday 16 November at 9:40, and how it goes on. */
export const openScenes: readonly Draft[] = [
  // Four fifths of its four hours are used at the start: it is missed at 10:28 unless somebody acts.
  // It passed three quarters at 9:28, so the first look of the watch warns of it.
  scene({
    title: 'Mail to customers outside is not delivered',
    agreements: ['acme-email', 'ola-messaging'],
    priority: 'P1',
    opened: '2026-11-13T15:28',
    since: [
      ['2026-11-13T15:33', replied()],
      ['2026-11-13T16:05', waitForSupplier()],
      ['2026-11-16T08:20', supplierAnswers()],
    ],
    seen: '2026-11-16T09:15',
    next: [['2026-11-16T11:31', resolved()]],
  }),
  // Waits for Acme's answer: no due date, nothing fires.
  scene({
    title: 'Shared mailbox for the new office in Potsdam',
    agreements: ['acme-email'],
    priority: 'P3',
    opened: '2026-11-12T14:10',
    since: [
      ['2026-11-12T15:02', replied()],
      ['2026-11-13T10:20', waitForCustomer()],
    ],
    next: [
      ['2026-11-17T10:05', customerAnswers()],
      ['2026-11-17T15:40', resolved()],
    ],
  }),
  // Due tomorrow at 8:50.
  scene({
    title: 'Calendar invitations arrive twice',
    agreements: ['acme-email'],
    priority: 'P3',
    opened: '2026-11-13T09:50',
    since: [['2026-11-13T11:02', replied()]],
    next: [['2026-11-17T08:25', resolved()]],
  }),
  scene({
    title: 'Mailing list for the works council',
    agreements: ['acme-email'],
    priority: 'P4',
    opened: '2026-11-11T15:00',
    since: [['2026-11-12T09:48', replied()]],
    next: [['2026-11-17T13:20', resolved()]],
  }),
  scene({
    title: 'Voucher is not accepted',
    agreements: ['acme-webshop'],
    priority: 'P3',
    opened: '2026-11-16T08:55',
    since: [['2026-11-16T09:17', replied()]],
    next: [['2026-11-16T15:10', resolved()]],
  }),
  scene({
    title: 'Overtime is missing from the pay slip',
    agreements: ['acme-payroll'],
    priority: 'P3',
    opened: '2026-11-13T11:20',
    since: [['2026-11-13T14:05', replied()]],
    next: [['2026-11-18T11:00', resolved()]],
  }),
  scene({
    title: 'Connection drops every few minutes',
    agreements: ['globex-vpn', 'ola-infrastructure'],
    priority: 'P2',
    opened: '2026-11-16T09:12',
    since: [['2026-11-16T09:31', replied()]],
    next: [['2026-11-16T16:20', resolved()]],
  }),
  scene({
    title: 'Search finds no old mail',
    agreements: ['globex-email'],
    priority: 'P3',
    opened: '2026-11-16T09:34',
    since: [],
    next: [
      ['2026-11-16T10:50', replied()],
      ['2026-11-17T14:00', resolved()],
    ],
  }),
  scene({
    title: 'Prints come out striped',
    agreements: ['globex-print'],
    priority: 'P3',
    opened: '2026-11-12T11:40',
    since: [
      ['2026-11-12T13:15', replied()],
      ['2026-11-13T10:05', waitForSupplier()],
      ['2026-11-16T09:36', supplierAnswers()],
    ],
    next: [['2026-11-17T11:00', resolved()]],
  }),
];
