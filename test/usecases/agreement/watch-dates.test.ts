import { beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { notice } from '../../../src/outbox/notice.ts';
import { watchDates } from '../../../src/usecases/agreement/watch-dates.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { useDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';

const PARTIES = `
party: acme
kind: customer
name: Acme
---
party: messaging
kind: provider
name: Messaging team
channels: { team: '#messaging' }
people: [{ key: mara, name: Mara Lind, user: U01MARA }]
---
service: email
name: E-mail
provider: messaging
owner: mara
---
calendar: always
timeZone: Europe/Berlin
weekly: { mon-sun: [['00:00', '24:00']] }
---
`;

function agreement(to: string): string {
  return `
agreement: acme-email
kind: SLA
customer: acme
provider: messaging
services: [email]
effective: { from: 2026-01-01, to: ${to}, renewal: { kind: tacit, term: P1Y, notice: P3M } }
timeZone: Europe/Berlin
calendar: always
targets: [{ key: up, kind: availability, objective: '99', period: month }]
`;
}

describe('the watch over dates', () => {
  const database = useDatabase();
  let at: (when: string) => Context;

  const reminders = async () => {
    const rows = await database().database.prisma.notice.findMany({
      orderBy: { enqueuedAt: 'asc' },
    });
    return rows
      .map(({ payload }) => notice.parse(payload))
      .flatMap((one) =>
        one.kind === 'date-near' ? [`${one.date.kind} ${one.date.on} at ${one.step}`] : [],
      );
  };
  const put = (to: string, when: string) =>
    importDocuments(
      { ...at(when), actor: { kind: 'cli' } },
      { files: [{ name: 'a.yaml', text: PARTIES + agreement(to) }], apply: true },
    );

  beforeAll(async () => {
    const queue = await openTestQueue(database());
    at = (when) => jobContext(database(), { queue, now: parseInstant(when) });
    const { problems } = await put('2026-12-31', '2026-01-02T09:00:00Z');
    expect(problems).toEqual([]);
    return () => queue.stop();
  });

  it('is silent until 90 days before, and before 8 in the morning where the agreement is kept', async () => {
    await watchDates(at('2026-07-01T09:00:00Z'));
    await watchDates(at('2026-07-02T05:59:00Z'));
    expect(await reminders()).toEqual([]);
    await watchDates(at('2026-07-02T06:00:00Z'));
    expect(await reminders()).toEqual(['notice 2026-09-30 at 90']);
  });

  it('tells each step once, however often it looks', async () => {
    await watchDates(at('2026-07-02T07:00:00Z'));
    await watchDates(at('2026-07-20T07:00:00Z'));
    expect(await reminders()).toHaveLength(1);
  });

  it('tells one step and no ladder after it was away for months', async () => {
    await watchDates(at('2026-09-10T07:00:00Z'));
    expect((await reminders()).slice(1)).toEqual(['notice 2026-09-30 at 30']);
  });

  it('glpi#4571: once the dates are corrected, it reminds of the new ones', async () => {
    await put('2027-01-31', '2026-09-11T07:00:00Z');
    await watchDates(at('2026-09-11T08:00:00Z'));
    expect((await reminders()).slice(2)).toEqual(['notice 2026-10-31 at 60']);
    await watchDates(at('2026-10-31T08:00:00Z'));
    expect((await reminders()).slice(3)).toEqual(['notice 2026-10-31 at 0']);
  });

  it('after the last day it is about the next term', async () => {
    await watchDates(at('2027-08-02T08:00:00Z'));
    expect((await reminders()).slice(4)).toEqual(['notice 2027-10-31 at 90']);
  });
});
