import { scene } from './scene.ts';
import { customerWait, replied } from './tell.ts';
import type { Draft } from './tickets.ts';

const [askCustomer] = customerWait(0, 0);

/** What is open when the demo begins. */
export const openScenes: readonly Draft[] = [
  scene({
    agreements: ['acme-email'],
    priority: 'P2',
    opened: '2026-11-13T13:16',
    since: [['2026-11-13T13:41', replied(0)]],
  }),
];
void askCustomer;
