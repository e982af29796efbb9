import type { World } from '../playground/world.ts';

type Person = World['users'][number];

const HOME_TEAM = 'T0NORTH';

/** The companies whose people meet in the demo's channels; the provider's own comes first. */
export const teams: World['teams'] = [
  { id: HOME_TEAM, name: 'Northwind IT', domain: 'northwind' },
  { id: 'T0ACME', name: 'Acme GmbH', domain: 'acme' },
  { id: 'T0GLOBEX', name: 'Globex Ltd', domain: 'globex' },
  { id: 'T0CLOUDMAIL', name: 'Cloudmail', domain: 'cloudmail' },
];

const provider: readonly Person[] = [
  {
    ...named('U0ANNA', 'Anna Vogel'),
    email: 'anna.vogel@northwind.example',
    timeZone: 'Europe/Berlin',
    teamId: HOME_TEAM,
    colour: '#7c3aed',
    role: 'Service level manager: keeps the register and prepares the reviews',
  },
  {
    ...named('U0BEN', 'Ben Okafor'),
    email: 'ben.okafor@northwind.example',
    timeZone: 'Europe/Berlin',
    teamId: HOME_TEAM,
    colour: '#0f766e',
    role: 'Owner of messaging: answers for e-mail',
  },
  {
    ...named('U0CHLOE', 'Chloé Martin'),
    email: 'chloe.martin@northwind.example',
    timeZone: 'Europe/Paris',
    teamId: HOME_TEAM,
    colour: '#be185d',
    role: 'On-call engineer: works on the tickets',
  },
  {
    ...named('U0DAVID', 'David Lindqvist'),
    email: 'david.lindqvist@northwind.example',
    timeZone: 'Europe/Stockholm',
    teamId: HOME_TEAM,
    colour: '#1d4ed8',
    role: 'IT director: approves what is promised',
  },
];

const customers: readonly Person[] = [
  {
    ...named('U0EMMA', 'Emma Schulz'),
    email: 'emma.schulz@acme.example',
    timeZone: 'Europe/Berlin',
    teamId: 'T0ACME',
    colour: '#b45309',
    role: 'Acme’s CIO, in Acme’s own Slack; meets Northwind in #acme',
  },
  {
    ...named('U0FRANK', 'Frank Weber'),
    email: 'frank.weber@acme.example',
    timeZone: 'Europe/Berlin',
    teamId: HOME_TEAM,
    colour: '#a16207',
    role: 'Acme’s representative, with an account at Northwind: sees Acme’s agreements only',
  },
  {
    ...named('U0GRACE', 'Grace Hopper-Lee'),
    email: 'grace.hopper-lee@globex.example',
    timeZone: 'Europe/London',
    teamId: 'T0GLOBEX',
    colour: '#15803d',
    role: 'Globex’s head of IT, in Globex’s own Slack; meets Northwind in #globex',
  },
];

const suppliers: readonly Person[] = [
  {
    ...named('U0HUGO', 'Hugo Brandt'),
    email: 'hugo.brandt@cloudmail.example',
    timeZone: 'Europe/Berlin',
    teamId: 'T0CLOUDMAIL',
    colour: '#475569',
    role: 'Account lead at Cloudmail, the supplier behind e-mail; meets Northwind in #cloudmail',
  },
];

/** Those of the provider, who may see every customer's agreements. */
export const staff: readonly string[] = provider.map(({ id }) => id);

/** Everybody in the demo's Slack, in the order of the persona switch. */
export const people: readonly Person[] = [...provider, ...customers, ...suppliers];

function named(id: string, realName: string) {
  const words = realName.split(/[\s-]/);
  return {
    id,
    name: id.slice(2).toLowerCase(),
    realName,
    initials: words
      .slice(0, 2)
      .map((word) => word.charAt(0))
      .join(''),
  };
}
