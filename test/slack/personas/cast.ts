import pino from 'pino';
import type { PersonActor, Session } from '../../../src/slack/session.ts';
import type { Office } from '../bot.ts';

/** Somebody who types and clicks, where they meet us, and the words that they must never read. */
export type Member = {
  readonly name: string;
  readonly actor: PersonActor;
  readonly secret: RegExp | null;
  /** Whether few forged values are enough, because what they may see is the same as nothing or another’s. */
  readonly few?: boolean;
};

const HOME = 'T0NORTH';

/** What lies under every promise, what that costs, where our teams talk, and what is not published. */
const INSIDE = [
  'ola-messaging',
  'ola-infrastructure',
  'Second level for e-mail',
  'Networks and servers',
  'Hands over with the steps',
  '1900',
  '77.77',
  '#messaging',
  '#service-levels',
  '#infrastructure',
  '#service-desk',
  'SECRET',
];
const SUPPLIER = ['uc-cloudmail', 'Cloudmail', 'Hugo'];
// The key acme-email stands in the examples of the help, so that it alone tells nothing.
const ACME = [
  'Acme GmbH',
  'for Acme',
  '“acme-',
  'acme-payroll',
  'acme-secret',
  'Emma',
  'Frank',
  '4200',
  '6800',
];
const GLOBEX = ['Globex', 'globex', 'Grace', '2900', '1500.00'];

function staff(name: string, userId: string): Member {
  return { name, actor: { kind: 'person', userId, teamId: HOME, guest: false }, secret: null };
}

type Outside = {
  readonly userId: string;
  readonly teamId: string;
  readonly guest?: boolean;
  readonly channel: readonly [string, string];
  readonly never: readonly string[];
  readonly few?: boolean;
};

function outsider(
  name: string,
  { userId, teamId, guest = false, channel, never, few = false }: Outside,
): Member {
  const [channelId, channelName] = channel;
  return {
    name,
    few,
    actor: { kind: 'person', userId, teamId, guest, channelId, channelName },
    secret: new RegExp([...INSIDE, ...never].map(escaped).join('|')),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\#]/g, '\\$&');
}

const AT_ACME = ['C0ACME', 'acme'] as const;
const AT_GLOBEX = ['C0GLOBEX', 'globex'] as const;

/** The provider's own people, each with another role. */
export const STAFF: readonly Member[] = [
  staff('an administrator', 'U0ADA'),
  staff('a service level manager', 'U0ANNA'),
  staff('an owner of a service', 'U0BEN'),
  staff('an approver', 'U0APPROVER'),
  staff('a viewer', 'U0VIEWER'),
  staff('somebody whom the register does not list', 'U0NEW'),
];

/** People of customers and suppliers, guests and strangers. */
export const OUTSIDERS: readonly Member[] = [
  outsider('a customer’s person in their own Slack', {
    ...{ userId: 'U0EMMA', teamId: 'T0ACME', channel: AT_ACME },
    never: [...GLOBEX, ...SUPPLIER],
  }),
  outsider('a customer’s person with an account at home', {
    ...{ userId: 'U0FRANK', few: true, teamId: HOME, channel: ['C0GENERAL', 'general'] },
    never: [...GLOBEX, ...SUPPLIER],
  }),
  outsider('another customer’s person', {
    ...{ userId: 'U0GRACE', teamId: 'T0GLOBEX', channel: AT_GLOBEX },
    never: [...ACME, ...SUPPLIER],
  }),
  outsider('a supplier’s person', {
    ...{ userId: 'U0HUGO', teamId: 'T0CLOUDMAIL', channel: ['C0CLOUDMAIL', 'cloudmail'] },
    never: [...ACME, ...GLOBEX],
  }),
  outsider('a guest', {
    ...{
      userId: 'U0GUEST',
      few: true,
      teamId: HOME,
      guest: true,
      channel: ['C0GENERAL', 'general'],
    },
    never: [...ACME, ...GLOBEX, ...SUPPLIER],
  }),
  outsider('a stranger in a customer’s channel', {
    ...{ userId: 'U0ZOE', few: true, teamId: 'T0ACME', channel: AT_ACME },
    never: [...GLOBEX, ...SUPPLIER],
  }),
  outsider('a stranger elsewhere', {
    ...{ userId: 'U0NOBODY', few: true, teamId: 'T0ELSE', channel: ['C0GENERAL', 'general'] },
    never: [...ACME, ...GLOBEX, ...SUPPLIER],
  }),
];

/** What a member does, with the ways to answer that the bot has. */
export function sessionOf(office: Office, { actor }: Member): Session {
  return {
    actor,
    timeZone: 'Europe/Berlin',
    open: () => office.contextOf(actor),
    client: office.app.client,
    triggerId: office.slack.state.triggers.make(actor.userId),
    log: pino({ level: 'error' }, { write: (line: string) => void errors.push(line) }),
  };
}

/** What went wrong on our side while they acted. */
export const errors: string[] = [];

/** People whom the demo does not have: more roles, and more who are none of ours. */
export const OTHERS = `
party: board
kind: provider
name: Board
people:
  - { key: ada, name: Ada Admin, user: U0ADA, roles: [administrator] }
  - { key: paul, name: Paul Approver, user: U0APPROVER, roles: [approver] }
  - { key: vera, name: Vera Viewer, user: U0VIEWER, roles: [viewer] }
---
service: vault
name: SECRET vault
state: planned
provider: board
costPerMonth: { amount: '77.77', currency: EUR }
dependsOn: [email]
suppliers: [cloudmail]
`;
