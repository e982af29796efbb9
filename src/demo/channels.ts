import type { World } from '../playground/world.ts';

type Channel = World['channels'][number];

const OFFICE = ['U0ANNA', 'U0BEN', 'U0CHLOE', 'U0DAVID', 'U0ACCORD'];
const ENGINEERS = ['U0ANNA', 'U0BEN', 'U0CHLOE', 'U0ACCORD'];

/** Where the demo company talks: its teams' channels, and one shared with each customer. */
export const channels: readonly Channel[] = [
  {
    id: 'C0GENERAL',
    name: 'general',
    topic: 'Everybody at Northwind IT',
    members: OFFICE,
  },
  {
    id: 'C0LEVELS',
    name: 'service-levels',
    topic: 'What we promised, and how it stands',
    members: OFFICE,
  },
  {
    id: 'C0MESSAGING',
    name: 'messaging',
    topic: 'E-mail, calendars, mailing lists',
    members: ENGINEERS,
  },
  {
    id: 'C0INFRA',
    name: 'infrastructure',
    topic: 'Networks, VPN, servers',
    members: ENGINEERS,
  },
  { id: 'C0WEB', name: 'web', topic: 'The web shop', members: ENGINEERS },
  {
    id: 'C0DESK',
    name: 'service-desk',
    topic: 'Tickets, payroll and printing',
    members: OFFICE,
  },
  {
    id: 'C0ACME',
    name: 'acme',
    topic: 'Acme GmbH and Northwind IT',
    members: ['U0ANNA', 'U0BEN', 'U0EMMA', 'U0FRANK', 'U0ACCORD'],
    sharedWith: 'T0ACME',
  },
  {
    id: 'C0GLOBEX',
    name: 'globex',
    topic: 'Globex Ltd and Northwind IT',
    members: ['U0ANNA', 'U0CHLOE', 'U0GRACE', 'U0ACCORD'],
    sharedWith: 'T0GLOBEX',
  },
  {
    id: 'C0CLOUDMAIL',
    name: 'cloudmail',
    topic: 'Cloudmail and Northwind IT',
    members: ['U0ANNA', 'U0BEN', 'U0HUGO', 'U0ACCORD'],
    sharedWith: 'T0CLOUDMAIL',
  },
];
