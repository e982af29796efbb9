import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import type { Context } from '../../../src/usecases/context.ts';
import type { TestDatabase } from '../../database.ts';
import { anotherWorkspace, deskIn } from '../work-item/desk.ts';

type Person = Extract<Actor, { kind: 'person' }>;

const person = (userId: string, teamId = 'T1'): Person => ({
  ...{ kind: 'person', userId, teamId, guest: false },
});

/** Everybody who may come to the table. */
export const PEOPLE = {
  /** The service level manager. */
  ada: person('U0ADA'),
  /** Owns the service; Ada stands in for them. */
  otto: person('U0OTTO'),
  finn: person('U0FINN'),
  /** The director; signs, and is deputised by Ada. */
  dora: person('U0DORA'),
  /** Stands in for the director. */
  dirk: person('U0DIRK'),
  /** The customer’s CIO, who signs. */
  cora: person('U0CORA', 'T2'),
  /** The customer’s representative. */
  carl: person('U0CARL', 'T2'),
  /** Uses the service at the customer. */
  cleo: person('U0CLEO', 'T2'),
  /** Of another customer. */
  sam: person('U0SAM', 'T3'),
  /** Administers everything. */
  root: person('U0ROOT'),
  /** Of the team that runs the network: owns its service, and signs. */
  nina: person('U0NINA'),
  nils: person('U0NILS'),
  /** Answers and signs for the supplier. */
  hugo: person('U0HUGO', 'T4'),
  stranger: person('U0NOBODY', 'T9'),
} as const satisfies Record<string, Person>;

export type Who = keyof typeof PEOPLE;

/** What the desk promises Corp, and everybody around it. */
export const REGISTER = `
party: desk
kind: provider
name: Service Desk
channels: { team: '#desk' }
people:
  - { key: root, name: Root, user: U0ROOT, roles: [administrator] }
  - { key: ada, name: Ada, user: U0ADA, roles: [service-level-manager], deputy: dora }
  - { key: otto, name: Otto, user: U0OTTO, roles: [{ role: service-owner, services: [support] }], deputy: dirk }
  - { key: finn, name: Finn, user: U0FINN, roles: [finance] }
  - { key: dora, name: Dora, user: U0DORA, roles: [executive, signatory], deputy: dirk }
  - { key: dirk, name: Dirk, user: U0DIRK, roles: [] }
---
party: corp
kind: customer
name: Corp
channels: { customer: '#corp' }
people:
  - { key: cora, name: Cora, user: U0CORA, roles: [executive, signatory], deputy: carl }
  - { key: carl, name: Carl, user: U0CARL, roles: [customer-representative] }
  - { key: cleo, name: Cleo, user: U0CLEO, roles: [daily-user] }
---
party: shop
kind: customer
name: Shop
people: [{ key: sam, name: Sam, user: U0SAM, roles: [signatory] }]
---
party: hoster
kind: supplier
name: Hoster
---
service: support
name: IT support
provider: desk
owner: otto
---
calendar: office
name: Office hours
timeZone: UTC
weekly: { mon-fri: [['08:00', '18:00']] }
---
agreement: uc-hoster
kind: UC
customer: desk
provider: hoster
services: [support]
effective: { from: 2025-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: p3-response, kind: response, priority: P3, within: 2h, attainment: '90', period: month }
---
agreement: corp-support
kind: SLA
name: Support for Corp
customer: corp
provider: desk
services: [support]
effective: { from: 2025-01-01 }
timeZone: UTC
calendar: office
report: { every: month, customerChannel: '#corp', teamChannel: '#desk' }
targets:
  - { key: p1-response, kind: response, priority: P1, within: 30m, attainment: '90', period: month }
  - { key: p3-response, kind: response, priority: P3, within: 4h, attainment: '90', period: month }
credits:
  - { target: p1-response, tiers: [['90', '50']], fee: { amount: '1000.00', currency: EUR } }
supportedBy: [uc-hoster]
signatories: { provider: [dora], customer: [cora] }
`;

export const KEY = 'corp-support';
export const START = parseInstant('2026-03-02T10:00:00Z');

/** A company and its customers, in a workspace of their own. */
export async function boardroom(opened: TestDatabase, queue: Queue, register = REGISTER) {
  const setting = await deskIn(await anotherWorkspace(opened), undefined, register);
  const context: Context = { ...setting, queue, now: START };
  const as = (who: Who, now = START): Context => ({ ...context, actor: PEOPLE[who], now });
  return { context, as };
}
