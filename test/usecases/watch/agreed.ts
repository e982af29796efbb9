import type { WorkItem, WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import type { AlertNotice } from '../../../src/outbox/notice-alert.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import type { TestDatabase } from '../../database.ts';

const REGISTER = `
party: acme
kind: customer
name: Acme GmbH
---
party: messaging
kind: provider
name: Messaging team
channels: { team: '#messaging' }
people: [{ key: mara, name: Mara Lind, user: U01MARA, roles: [service-owner] }]
---
service: email
name: E-mail
provider: messaging
owner: mara
---
calendar: always
timeZone: UTC
weekly: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']], wed: [['00:00', '24:00']], thu: [['00:00', '24:00']], fri: [['00:00', '24:00']], sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] }
---
agreement: acme-email
kind: SLA
customer: acme
provider: messaging
services: [email]
effective: { from: 2026-01-01 }
timeZone: Europe/Berlin
calendar: always
report: { every: month }
targets:
  - { key: availability, kind: availability, objective: '99.9', period: month }
  - { key: resolution, kind: resolution, within: 100m, attainment: '90', period: month, pauses: [awaiting-customer] }
`;

/** Puts a small register into the workspace. */
export async function agree(context: Context, change = (text: string) => text): Promise<void> {
  const files = [{ name: 'register.yaml', text: change(REGISTER) }];
  const { problems } = await importDocuments(context, { files, apply: true, correct: true });
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2));
}

type Happening = Partial<WorkItemEvent> & Pick<WorkItemEvent, 'at' | 'type'>;

/** Something that happens to a work item, by the provider unless it is opened. */
export function happening(event: Happening): WorkItemEvent {
  const actor = event.type === 'opened' ? 'customer' : 'provider';
  return { id: `${event.type} ${event.at}`, actor, ...event };
}

/** Tells the workspace what happened to work items. */
export async function happen(context: Context, ...items: readonly WorkItem[]): Promise<void> {
  await recordWorkItemEvents(context, {
    agreementKey: 'acme-email',
    source: 'test',
    items,
  });
}

type AlertStep = {
  readonly type: string;
  readonly level: number;
  readonly title: string | null;
  readonly channel: string;
  readonly at: Date;
};

/** What became of the alerts of a workspace, and how far the worst of what was seen had come. */
export async function alertSteps(
  { database }: TestDatabase,
  workspaceId: number,
): Promise<readonly AlertStep[]> {
  return database.sql<AlertStep>(
    `SELECT s.type, coalesce((SELECT max((l ->> 'level')::int)
       FROM jsonb_array_elements(s.content #> '{seen,lines}') l), 0) AS level,
       s.content #>> '{seen,workItem,title}' AS title, e.channel, s.at
     FROM "EpisodeStep" s JOIN "Episode" e ON e.id = s."episodeId"
     WHERE e."workspaceId" = $1::int ORDER BY s.at, e.id, s.number`,
    [workspaceId],
  );
}

const WARNINGS = ['opened', 'worsened', 'breached', 'reopened'];

/** How far what people were warned of had come, each time. */
export async function warnings(test: TestDatabase, workspaceId = test.workspace.id) {
  const steps = await alertSteps(test, workspaceId);
  return steps.filter(({ type }) => WARNINGS.includes(type)).map(({ level }) => level);
}

/** The messages about alerts as they stand, one for each. */
export function alertMessages({ database, workspace }: TestDatabase) {
  return database.sql<{ recipient: unknown; payload: AlertNotice }>(
    `SELECT recipient, payload FROM "Notice" WHERE kind = 'alert' AND "workspaceId" = $1::int ORDER BY id`,
    [workspace.id],
  );
}
