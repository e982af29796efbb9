import { disruption } from './disruption.ts';

/** The days that people at Northwind still talk about. */
export const badDays = [
  disruption({
    service: 'webshop',
    at: '2025-11-24T10:05',
    minutes: 26,
    weight: 0.4,
    cause: 'Black Friday week: the product search timed out',
  }),
  disruption({
    service: 'webshop',
    at: '2025-11-26T19:40',
    minutes: 18,
    weight: 0.5,
    cause: 'Black Friday week: half of the checkouts failed',
  }),
  disruption({
    service: 'webshop',
    at: '2025-11-28T09:02',
    minutes: 58,
    cause: 'Black Friday: the shop was down, the database ran out of connections',
  }),
  disruption({
    service: 'webshop',
    at: '2025-11-28T20:15',
    minutes: 22,
    weight: 0.5,
    cause: 'Black Friday: payments by card failed',
  }),
  disruption({
    service: 'vpn',
    at: '2026-02-12T09:35',
    minutes: 190,
    cause: 'Storm: both lines to the data centre were cut',
  }),
  disruption({
    service: 'email',
    at: '2026-03-17T14:20',
    minutes: 12,
    weight: 0.5,
    cause: 'Cloudmail delivered outgoing mail late',
  }),
  disruption({
    service: 'payroll',
    at: '2026-04-29T13:10',
    minutes: 84,
    cause: 'The month-end run locked the database',
  }),
  disruption({
    service: 'email',
    at: '2026-06-09T08:50',
    minutes: 147,
    cause: 'Cloudmail let a certificate expire: all mail stopped',
  }),
  disruption({
    service: 'email',
    at: '2026-06-09T11:05',
    minutes: 55,
    weight: 0.3,
    cause: 'The queue of delayed mail was worked off',
  }),
  disruption({
    service: 'email',
    at: '2026-08-15T02:10',
    minutes: 42,
    cause: 'Cloudmail moved a storage cluster on a Saturday night',
  }),
  disruption({
    service: 'print',
    at: '2026-09-22T10:30',
    minutes: 95,
    weight: 0.5,
    cause: 'The print server of the London office ran full',
  }),
  disruption({
    service: 'email',
    at: '2026-10-06T15:10',
    minutes: 9,
    cause: 'Cloudmail restarted a mail server without notice',
  }),
  disruption({
    service: 'webshop',
    at: '2026-11-04T20:12',
    minutes: 37,
    cause: 'A release of the basket had to be rolled back',
  }),
  disruption({
    service: 'email',
    at: '2026-11-05T11:20',
    minutes: 4,
    cause: 'A mail gateway was restarted',
  }),
  disruption({
    service: 'webshop',
    at: '2026-11-09T13:31',
    minutes: 30,
    weight: 0.5,
    cause: 'Every second payment by card failed',
  }),
  disruption({
    service: 'webshop',
    at: '2026-11-14T17:05',
    minutes: 17,
    cause: 'The search cluster lost a node on a busy Saturday',
  }),
];
