import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { openQueue, type Queue } from '../../../src/outbox/queue.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { emptiedDatabase, type TestDatabase } from '../../database.ts';

/** Monday 16 November 2026, 12:00 in Berlin. */
export const NOON = Date.parse('2026-11-16T11:00:00Z');

const REGISTER = `
party: mail
kind: provider
name: Mail team
channels: { team: '#mail' }
people:
  - { key: ben, name: Ben, user: U0BEN, roles: [service-owner] }
  - { key: anna, name: Anna, user: U0ANNA, roles: [administrator, service-level-manager] }
  - { key: dora, name: Dora, user: U0DORA, roles: [approver] }
  - { key: carl, name: Carl, user: U0CARL }
---
party: acme
kind: customer
name: Acme
channels: { customer: '#acme' }
people: [{ key: emma, name: Emma, user: U0EMMA }]
---
party: globex
kind: customer
name: Globex
people: [{ key: grace, name: Grace, user: U0GRACE }]
---
service: email
name: E-mail
provider: mail
owner: ben
sites: [Berlin, London]
---
service: fax
name: Fax
provider: mail
owner: anna
---
calendar: office
timeZone: Europe/Berlin
weekly: { mon-fri: [['08:00', '18:00']] }
---
calendar: always
timeZone: UTC
weekly: { mon-sun: [['00:00', '24:00']] }
---
agreement: acme-email
kind: SLA
customer: acme
provider: mail
services: [email]
effective: { from: 2026-01-01 }
timeZone: Europe/Berlin
calendar: office
maintenance: { notice: 24h calendar, windows: { sat-sun: [['20:00', '24:00']] }, capPerMonth: 3h }
targets:
  - { key: availability, kind: availability, objective: '99.9', period: month }
  - { key: update, kind: update, priority: any, within: 4h, attainment: '90', period: month }
  - { key: p1-update, kind: update, priority: P1, within: 1h, attainment: '90', period: month }
---
agreement: globex-email
kind: SLA
customer: globex
provider: mail
services: [email]
effective: { from: 2026-01-01 }
timeZone: Europe/London
calendar: always
targets:
  - { key: availability, kind: availability, objective: '99.5', period: month }
`;

/** The same with e-mail promised to Acme around the clock. */
export const AROUND_THE_CLOCK = REGISTER.replace(
  'calendar: office\nmaintenance',
  'calendar: always\nsupport: office\nmaintenance',
);

/** The same with promises of their own to two of Acme’s sites. */
export const SITES = REGISTER.replace(
  "objective: '99.9', period: month }\n",
  `$&  - { key: berlin, kind: availability, objective: '99', segment: { site: Berlin } }
  - { key: london, kind: availability, objective: '98', segment: { site: London } }\n`,
);

export type Newsdesk = {
  readonly as: (userId: string, now?: Instant) => Context;
  readonly db: TestDatabase;
  readonly told: () => Promise<readonly Told[]>;
};

export type Told = {
  readonly key: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
};

let queue: Queue | undefined;

/** A mail team with two customers, of whom one has a channel. */
export async function openNewsdesk(text = REGISTER): Promise<Newsdesk> {
  const db = await emptiedDatabase();
  const { database, workspace } = db;
  queue ??= await openQueue({ executor: database });
  const cli = { actor: { kind: 'cli' }, now: NOON, workspace, database, queue } as const;
  const files = [{ name: 'mail.yaml', text }];
  const { problems } = await importDocuments(cli, { files, apply: true });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const as = (userId: string, now = NOON): Context => {
    const actor: Actor = { kind: 'person', userId, teamId: 'T1', guest: false };
    return { ...cli, workspace: { ...workspace, teamId: 'T1' }, now, actor };
  };
  const told = async () =>
    (
      await database.sql<Told>(
        `SELECT key, recipient->>'channel' AS channel, "threadKey" AS thread, payload
         FROM "Notice" WHERE "workspaceId" = $1 ORDER BY id`,
        [workspace.id],
      )
    ).filter(({ key }) => /^(outage|maintenance)\//.test(key));
  return { as, db, told };
}
