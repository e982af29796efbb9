import type { Playground } from '../playground/playground.ts';

/** What is shared with each customer before anybody else says something. */
const FIRST = [
  { by: 'U0ANNA', line: '/sla status email', channel: '#acme' },
  { by: 'U0CHLOE', line: '/sla status vpn', channel: '#globex' },
];

/** Lets people of the provider share a status with each customer, as they would at their keyboards. */
export async function shareFirst(playground: Playground): Promise<void> {
  await playground.connected();
  for (const { by, line, channel } of FIRST) {
    const person = playground.act(by);
    const { ephemeral } = await person.command(line, { in: channel });
    if (ephemeral) await person.click('Share in this channel', { on: ephemeral });
  }
}
