import type { WorkItem, WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';

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
