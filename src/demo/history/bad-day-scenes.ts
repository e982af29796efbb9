import { scene } from './scene.ts';
import { replied, resolved } from './tell.ts';
import type { Draft } from './tickets.ts';

/** What was reported on the days that people still talk about. */
export const badDayScenes: readonly Draft[] = [
  scene({
    title: 'The shop is down, on Black Friday',
    agreements: ['acme-webshop', 'ola-infrastructure'],
    priority: 'P1',
    opened: '2025-11-28T09:04',
    since: [
      ['2025-11-28T09:09', replied()],
      ['2025-11-28T10:00', resolved()],
    ],
  }),
  scene({
    title: 'Nobody in the London office gets in by VPN',
    agreements: ['globex-vpn', 'ola-infrastructure'],
    priority: 'P1',
    opened: '2026-02-12T09:41',
    since: [
      ['2026-02-12T09:48', replied()],
      ['2026-02-12T12:45', resolved()],
    ],
  }),
  scene({
    title: 'VPN fails for everybody at home',
    agreements: ['acme-vpn'],
    priority: 'P1',
    opened: '2026-02-12T09:44',
    since: [
      ['2026-02-12T09:55', replied()],
      ['2026-02-12T12:45', resolved()],
    ],
  }),
  // Answered two minutes before it was late.
  scene({
    title: 'Outgoing mail waits for half an hour',
    agreements: ['acme-email', 'ola-messaging'],
    priority: 'P1',
    opened: '2026-03-17T14:25',
    since: [
      ['2026-03-17T14:38', replied()],
      ['2026-03-17T15:52', resolved()],
    ],
  }),
  scene({
    title: 'Payroll run stands still',
    agreements: ['acme-payroll'],
    priority: 'P1',
    opened: '2026-04-29T13:16',
    since: [
      ['2026-04-29T13:30', replied()],
      ['2026-04-29T14:36', resolved()],
    ],
  }),
  scene({
    title: 'No mail at all',
    agreements: ['acme-email', 'ola-messaging'],
    priority: 'P1',
    opened: '2026-06-09T08:54',
    since: [
      ['2026-06-09T09:02', replied()],
      ['2026-06-09T11:21', resolved()],
    ],
  }),
  scene({
    title: 'Certificate of the mail servers has expired',
    agreements: ['uc-cloudmail'],
    priority: 'P1',
    opened: '2026-06-09T09:05',
    since: [
      ['2026-06-09T09:22', replied()],
      ['2026-06-09T11:17', resolved()],
    ],
  }),
  scene({
    title: 'No mail since this morning',
    agreements: ['globex-email', 'ola-messaging'],
    priority: 'P1',
    opened: '2026-06-09T09:36',
    since: [
      ['2026-06-09T09:44', replied()],
      ['2026-06-09T11:24', resolved()],
    ],
  }),
  scene({
    title: 'Mail servers cannot be reached',
    agreements: ['uc-cloudmail'],
    priority: 'P1',
    opened: '2026-08-15T02:14',
    since: [
      ['2026-08-15T02:49', replied()],
      ['2026-08-15T02:55', resolved()],
    ],
  }),
];
