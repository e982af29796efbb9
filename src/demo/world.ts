import type { World } from '../playground/world.ts';
import { channels } from './channels.ts';
import { people, staff, teams } from './people.ts';

/** The demo company's Slack: who and what there is before anybody speaks. */
export const demoWorld: World = {
  teams: [...teams],
  users: [...people],
  channels: [...channels],
  userGroups: [
    {
      id: 'S0MESSAGING',
      handle: 'messaging',
      name: 'Messaging team',
      users: ['U0BEN', 'U0CHLOE'],
    },
  ],
  app: {
    id: 'A0ACCORD',
    name: 'Accord',
    botId: 'B0ACCORD',
    botUserId: 'U0ACCORD',
    commands: [
      {
        command: '/sla',
        description: 'See how the promises about a service stand',
        usageHint:
          'status [service] [customer] · why <ticket> · services · service <service> · agreements · show <agreement> · who · diff · history · chain · lint · dates · new · edit · drafts · import · export · help',
        completions: [
          'status email',
          'status webshop acme',
          { line: 'status vpn globex', for: [...staff] },
          'status email --at 2026-06-30',
          'status',
          'list',
          'show acme-email',
          { line: 'show globex-vpn', for: [...staff] },
          'help',
        ],
      },
    ],
    shortcuts: [
      { name: 'Import as agreement file', callbackId: 'import.message', kind: 'message' },
    ],
    events: ['app_home_opened'],
  },
};
