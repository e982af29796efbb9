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
          'status [service] [customer] · why <ticket> · forecast <service> · alerts · improvements · services · service <service> · agreements · show <agreement> · who · diff · history · chain · lint · dates · jobs · examples · propose · negotiation · negotiations · outage · maintenance · new · edit · drafts · import · export · help',
        completions: [
          'status email',
          'status webshop acme',
          { line: 'status vpn globex', for: [...staff] },
          'status email --at 2026-06-30',
          'status',
          'services',
          'service email',
          'agreements',
          'show acme-email',
          'who acme-email',
          { line: 'edit acme-email', for: [...staff] },
          { line: 'new service', for: [...staff] },
          { line: 'import', for: [...staff] },
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

/** The same Slack for a register that begins empty: the lines offered lead to its first documents. */
export const emptyWorld: World = {
  ...demoWorld,
  app: {
    ...demoWorld.app,
    commands: demoWorld.app.commands.map((command) => ({
      ...command,
      completions: [
        'help',
        'new team',
        'new customer',
        'new calendar',
        'new service',
        'new sla',
        'import',
        'drafts',
        'services',
        'agreements',
      ],
    })),
  },
};
