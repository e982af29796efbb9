import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { explainMeant } from '../../../src/usecases/explain/explain-meant.ts';
import { tellExplained } from '../../../src/usecases/explain/words/tell-explained.ts';
import { rebuild } from '../../../src/usecases/rebuild/rebuild.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { anotherWorkspace, CORA, clocksIn, DESK, deskIn } from './desk.ts';

const NINE = parseInstant('2026-01-06T09:00:00Z');
const NOW = NINE + 3 * HOUR;

const NIGHTS = `
agreement: corp-night
kind: SLA
name: Nights for Corp
customer: corp
provider: desk
services: [support]
effective: { from: 2026-01-06 }
timeZone: UTC
calendar: always
targets:
  - { key: fast, kind: response, priority: P3, within: 1h, attainment: '90' }
`;
const CUSTOMER = DESK.replace(
  'name: Support for Corp',
  'level: customer\nname: Support for Corp',
).replace('name: Service Desk', "name: Service Desk\nchannels: { team: '#desk' }");

type Desk = Awaited<ReturnType<typeof deskIn>>;

describe.each(DATABASES)('a work item under promises of two levels on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async () => deskIn(await anotherWorkspace(getDatabase()), NOW, CUSTOMER);
  const why = async (context: Desk, question: string) => {
    const explained = await explainMeant(context, { words: question.split(' ') });
    return JSON.stringify(tellExplained(explained, { timeZone: 'UTC', fullness: 'full' }));
  };
  const agree = (context: Desk) =>
    importDocuments(context, { files: [{ name: 'nights.yaml', text: NIGHTS }], apply: true });

  const record = (context: Desk, agreementKey: string, opened: Record<string, number>) =>
    recordWorkItemEvents(context, {
      ...{ agreementKey, source: 'live' },
      items: Object.entries(opened).map(([key, at]) => ({
        key,
        events: [{ id: 'o', at, type: 'opened', actor: 'customer', priority: 'P3' } as const],
      })),
    });

  async function responses(context: Desk) {
    const { agreements } = await showStatus(context);
    return Object.fromEntries(
      agreements.flatMap(({ key, targets }) =>
        targets
          .filter(({ terms }) => terms.kind === 'response')
          .map(({ terms, figure }) => [`${key} ${terms.key}`, figure.attainment]),
      ),
    );
  }

  it('counts once, under the more specific one, and says so', async () => {
    const context = await desk();
    expect(await agree(context)).toMatchObject({ problems: [] });
    const both = { 'T-1': NINE, 'T-2': NINE - 12 * HOUR };
    await record(context, 'corp-support', { ...both, 'T-3': NINE });
    await record(context, 'corp-night', both);
    const responding = (await clocksIn(context)).map((each) => [each.key, Object.values(each)[1]]);
    expect(responding.filter(([, target]) => /fast|response/.test(String(target)))).toEqual([
      ['T-1', 'fast'],
      // Opened the day before the more specific agreement began.
      ['T-2', 'p3-response'],
      ['T-3', 'p3-response'],
    ]);
    expect(await responses(context)).toMatchObject({
      'corp-night fast': { missed: 1, open: 0 },
      'corp-support p3-response': { missed: 0, open: 2 },
    });
    expect(await why(context, 'T-1')).toContain(
      'P3 response does not count here: P3 response of Nights for Corp is more specific and counts it.',
    );
    expect(await why(context, 'corp-support p3-response')).toContain(
      'P3 response of Nights for Corp goes before P3 response',
    );
    expect(await rebuild(context, { verify: true })).toMatchObject({ differences: [] });
  });

  it('says that a message about the less specific one does not hold any more', async () => {
    const context = await desk();
    const queue = await openTestQueue(getDatabase());
    await record(context, 'corp-support', { 'T-1': NINE });
    // Three of four hours have passed.
    await watchClocks({ ...context, queue });
    await queue.stop();
    expect(await why(context, 'T-1')).not.toContain('does not hold any more');
    await agree(context);
    await record(context, 'corp-night', { 'T-1': NINE });
    expect(await why(context, 'T-1')).toContain(
      'is more specific and counts it. The message that was sent about it before does not hold any more.',
    );
    expect(await why({ ...context, actor: CORA }, 'T-1')).not.toContain('does not hold any more');
  });

  it('is counted anew when the more specific agreement is made or changed afterwards', async () => {
    const context = await desk();
    await record(context, 'corp-support', { 'T-1': NINE });
    await agree(context);
    await record(context, 'corp-night', { 'T-1': NINE });
    expect(await responses(context)).toMatchObject({
      'corp-night fast': { missed: 1 },
      'corp-support p3-response': { missed: 0, open: 0 },
    });
    const files = [{ name: 'nights.yaml', text: NIGHTS.replace('priority: P3', 'priority: P1') }];
    await importDocuments(context, { files, apply: true });
    expect(await responses(context)).toMatchObject({
      'corp-support p3-response': { missed: 0, open: 1 },
    });
    expect(await rebuild(context, { verify: true })).toMatchObject({ differences: [] });
  });
});
