import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { showChain } from '../../../src/usecases/agreement/show-chain.ts';
import { showExamples } from '../../../src/usecases/agreement/show-examples.ts';
import { explainMeant } from '../../../src/usecases/explain/explain-meant.ts';
import { tellExplained } from '../../../src/usecases/explain/words/tell-explained.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showAgreement } from '../../../src/usecases/status/show-agreement.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, clocksIn, DESK, deskIn } from './desk.ts';

// A Friday, two hours before the desk goes home.
const OPENED = parseInstant('2026-01-09T16:00:00Z');
const NOW = parseInstant('2026-01-12T12:00:00Z');

/** The service is there day and night, the desk is not. */
const TERMS = `
agreement: corp-support
kind: SLA
name: Support for Corp
customer: corp
provider: desk
services: [support]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: always
support: office
targets:
  - { key: up, kind: availability, objective: '99.9', period: month }
  - { key: p3-response, kind: response, priority: P3, within: 4h, attainment: '90', period: month }
`;
const [BEFORE = '', AFTER = ''] = DESK.split(/agreement: corp-support[\s\S]*?\n---\n/);

const opened = { id: 'o', at: OPENED, type: 'opened', actor: 'customer', priority: 'P3' } as const;
const items = [{ key: 'T-1', events: [opened] }];

describe.each(DATABASES)('support hours that are not the service hours on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async () =>
    deskIn(
      await anotherWorkspace(getDatabase()),
      NOW,
      `${BEFORE}${TERMS.trimStart()}---\n${AFTER}`,
    );

  it('are what cases are counted by, while availability counts day and night', async () => {
    const context = await desk();
    await recordWorkItemEvents(context, { agreementKey: 'corp-support', source: 'live', items });
    // By the hours of the service it would have been due on Friday at 20:00.
    expect(await clocksIn(context)).toMatchObject([
      { key: 'T-1', dueAt: new Date('2026-01-12T10:00:00Z') },
    ]);
    const why = async (words: readonly string[]) =>
      JSON.stringify(
        tellExplained(await explainMeant(context, { words: [...words] }), {
          ...{ timeZone: 'UTC', fullness: 'full' },
        }),
      );
    expect(await why(['T-1'])).toContain('Office hours');
    expect(await why(['corp-support', 'p3-response'])).toContain('Office hours');
    expect(await why(['corp-support', 'up'])).not.toContain('Office hours');
  });

  it('are told by the sheet, the examples and the chain', async () => {
    const context = await desk();
    const sheet = await showAgreement(context, 'corp-support');
    expect([sheet.calendar?.key, sheet.supportCalendar?.key]).toEqual(['always', 'office']);
    const { targets } = await showExamples(context, 'corp-support');
    const [up = '', response = ''] = targets.map(({ examples }) => examples.join(' '));
    expect(up).toContain('day and night alike');
    expect(response).not.toContain('day and night');
    const chain = await showChain(context, 'corp-support');
    expect(chain.rows[0].hours).toBe('around the clock; support Mon–Fri 08:00–18:00');
  });

  it('move the clocks when they are revised', async () => {
    const context = await desk();
    await recordWorkItemEvents(context, { agreementKey: 'corp-support', source: 'live', items });
    const office = DESK.slice(DESK.indexOf('calendar: office'), DESK.indexOf('---\nagreement:'));
    const text = office.replace("'18:00'", "'19:00'");
    const { problems } = await importDocuments(context, {
      files: [{ name: 'office.yaml', text }],
      apply: true,
      correct: true,
    });
    expect(problems).toEqual([]);
    expect(await clocksIn(context)).toMatchObject([
      { key: 'T-1', dueAt: new Date('2026-01-12T09:00:00Z') },
    ]);
  });
});
