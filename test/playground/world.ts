import type { Time, World } from '../../src/playground/playground.ts';

/** Monday 2 March 2026, 10:00 UTC. */
export const MONDAY = Date.UTC(2026, 2, 2, 10);

/** A small workspace: two people of the house, one guest of a customer. */
export const WORLD: World = {
  teams: [
    { id: 'T1', name: 'Northwind', domain: 'northwind' },
    { id: 'T2', name: 'Acme', domain: 'acme' },
  ],
  users: [
    {
      id: 'U1',
      name: 'anna',
      realName: 'Anna Berg',
      email: 'anna@northwind.example',
      timeZone: 'Europe/Berlin',
      teamId: 'T1',
      role: 'Service level manager',
    },
    {
      id: 'U2',
      name: 'ben',
      realName: 'Ben Okafor',
      email: 'ben@northwind.example',
      timeZone: 'Europe/London',
      teamId: 'T1',
      role: 'Service owner, e-mail',
    },
    {
      id: 'U9',
      name: 'carla',
      realName: 'Carla Diaz',
      email: 'carla@acme.example',
      timeZone: 'America/New_York',
      teamId: 'T2',
      role: 'Customer',
    },
  ],
  channels: [
    {
      id: 'C1',
      name: 'messaging',
      topic: 'Everything e-mail',
      members: ['U1', 'U2', 'UBOT'],
    },
    { id: 'C2', name: 'acme', members: ['U1', 'U9', 'UBOT'], sharedWith: 'T2' },
    { id: 'C3', name: 'lobby', members: ['U1', 'U2'] },
    { id: 'C4', name: 'attic', members: ['U1', 'UBOT'], isArchived: true },
    { id: 'C5', name: 'board', members: ['U1'], isPrivate: true },
  ],
  userGroups: [{ id: 'S1', handle: 'oncall', name: 'On call', users: ['U2'] }],
  app: {
    id: 'A1',
    name: 'Desk',
    botId: 'B1',
    botUserId: 'UBOT',
    commands: [
      {
        command: '/desk',
        description: 'Ask the desk',
        usageHint: 'order | show | slow',
        completions: [
          '/desk order',
          '/desk show',
          '/desk everything',
          { line: '/desk attic', for: ['U2'] },
        ],
      },
    ],
    shortcuts: [
      { name: 'Quote this', callbackId: 'quote', kind: 'message' },
      { name: 'Order something', callbackId: 'order', kind: 'global' },
    ],
    events: ['app_home_opened', 'app_mention', 'member_joined_channel'],
  },
};

/** A clock a test moves by hand. */
export function handClock(start = MONDAY): Time {
  let now = start;
  return {
    now: () => now,
    advanceTo: (instant) => {
      now = Math.max(now, instant);
    },
  };
}
