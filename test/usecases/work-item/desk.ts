import type { Instant } from '../../../src/domain/calendar/instant.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { createWorkspace } from '../../../src/storage/workspaces.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import type { TestDatabase } from '../../database.ts';

export const LATER = parseInstant('2026-01-05T10:00:00Z');

/** A service desk that promises two customers something about their incidents. */
export const DESK = `
party: desk
kind: provider
name: Service Desk
people: [{ key: ada, name: Ada, user: U0ADA, roles: [service-level-manager] }]
---
party: corp
kind: customer
name: Corp
people: [{ key: cora, name: Cora, user: U0CORA }]
---
party: shop
kind: customer
name: Shop
people: [{ key: sam, name: Sam, user: U0SAM }]
---
party: hoster
kind: supplier
name: Hoster
---
service: support
name: IT support
aliases: [helpdesk, it]
provider: desk
---
service: web
name: Web shop
provider: desk
---
calendar: always
timeZone: UTC
weekly: { mon-sun: [['00:00', '24:00']] }
---
calendar: office
name: Office hours
timeZone: UTC
weekly: { mon-fri: [['08:00', '18:00']] }
holidays: ['2016-03-25', '2016-03-28']
---
agreement: corp-support
kind: SLA
name: Support for Corp
customer: corp
provider: desk
services: [support]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: p3-response, kind: response, priority: P3, within: 4h, attainment: '90', period: month }
  - { key: p1-resolution, kind: resolution, priority: P1, within: 8h, attainment: '90', period: month }
  - { key: p2-resolution, kind: resolution, priority: P2, within: 8h, attainment: '90', period: month }
  - { key: p3-resolution, kind: resolution, priority: P3, within: 20h, attainment: '80', period: month, pauses: [awaiting-customer] }
  - { key: p4-resolution, kind: resolution, priority: P4, within: 5bd, attainment: '80', period: quarter, pauses: [awaiting-customer, awaiting-supplier] }
---
agreement: shop-web
kind: SLA
name: Web for Shop
customer: shop
provider: desk
services: [web]
effective: { from: 2016-01-01, to: 2016-12-31 }
timeZone: Europe/Berlin
calendar: always
targets:
  - { key: availability, kind: availability, objective: '99.9', period: month }
credits: [{ target: availability, tiers: [['99.9', '10']], fee: { amount: '100.00', currency: EUR } }]
supportedBy: [uc-hoster]
---
agreement: uc-hoster
kind: UC
name: Hosting
customer: desk
provider: hoster
services: [web]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: always
targets:
  - { key: availability, kind: availability, objective: '99.95', period: month }
`;

const CLI: Actor = { kind: 'cli' };

/** Somebody of the customer Corp. */
export const CORA: Actor = { kind: 'person', userId: 'U0CORA', teamId: 'T1', guest: false };

/** What a verb is given, with the desk's register in the database. */
export async function deskIn(
  { database, workspace }: TestDatabase,
  now: Instant = LATER,
  text = DESK,
) {
  const context = { actor: CLI, now, workspace, database };
  const files = [{ name: 'desk.yaml', text }];
  const { problems } = await importDocuments(context, { files, apply: true });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return context;
}

let workspaces = 0;

/** A further, empty workspace in the same database. */
export async function anotherWorkspace({ database, close }: TestDatabase): Promise<TestDatabase> {
  const workspace = await createWorkspace(database, {
    teamId: null,
    name: `Desk ${++workspaces}`,
    now: LATER,
  });
  return { database, workspace, close };
}

/** Every cached clock of the workspace, by the key of its work item. */
export function clocksIn({ database, workspace }: Pick<TestDatabase, 'database' | 'workspace'>) {
  return database.sql<{ readonly key: string }>(
    `SELECT i.key, c."targetKey", c.cycle, c.revision, c.state, c."startedAt", c."dueAt", c."stoppedAt",
       c."nextThreshold", c."nextThresholdAt"
     FROM "Clock" c JOIN "WorkItem" i ON i.id = c."workItemId" WHERE c."workspaceId" = $1
     ORDER BY i.key, c."targetKey", c.cycle`,
    [workspace.id],
  );
}
