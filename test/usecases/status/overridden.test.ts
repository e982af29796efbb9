import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { listAgreements } from '../../../src/usecases/status/list-agreements.ts';
import { overriddenWords } from '../../../src/usecases/status/overridden.ts';
import { showAgreement } from '../../../src/usecases/status/show-agreement.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, clocksIn, DESK, deskIn } from '../work-item/desk.ts';

const NINE = parseInstant('2026-01-06T09:00:00Z');
const NOW = NINE + 3 * HOUR;

const BRANCH =
  "  - { key: branch-response, kind: response, priority: P3, within: 1h, attainment: '90', segment: { site: Branch } }\n";
const MORE = `
agreement: corp-night
kind: SLA
name: Nights for Corp
customer: corp
provider: desk
services: [support]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: always
targets:
  - { key: p1, kind: resolution, priority: P1, within: 4h, attainment: '90' }
---`;

const LEVELS = DESK.replace('name: Support for Corp', 'level: customer\nname: Support for Corp')
  .replace('  - { key: p1-resolution', `${BRANCH}  - { key: p1-resolution`)
  .replace('\nagreement: shop-web', `${MORE}\nagreement: shop-web`);

describe.each(DATABASES)('more specific promises on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async () => deskIn(await anotherWorkspace(getDatabase()), NOW, LEVELS);

  it('are named beside those that they go before', async () => {
    const { overridden } = await showAgreement(await desk(), 'corp-support');
    expect(overridden.map(overriddenWords)).toEqual([
      'for IT support, P1 resolution of Nights for Corp goes before P1 resolution',
      'P3 response (site Branch) goes before P3 response',
    ]);
    const listed = await listAgreements(await desk(), { customer: 'corp' });
    expect(listed.map(({ key, overriddenCount }) => [key, overriddenCount])).toEqual([
      ['corp-night', 0],
      ['corp-support', 1],
    ]);
    const [night] = (await showStatus(await desk(), { agreement: 'corp-night' })).agreements;
    expect(night?.overridden).toEqual([]);
  });

  it('of a segment count its work items, and the others count the rest', async () => {
    const context = await desk();
    const item = (key: string, site?: string) => ({
      key,
      events: [
        { id: 'o', at: NINE, type: 'opened', actor: 'customer', priority: 'P3', site } as const,
      ],
    });
    await recordWorkItemEvents(context, {
      ...{ agreementKey: 'corp-support', source: 'live' },
      items: [item('T-1', 'Branch'), item('T-2', 'Head office'), item('T-3')],
    });
    const responses = (await clocksIn(context)).filter((clock) =>
      String(Object.values(clock)[1]).endsWith('response'),
    );
    expect(responses.map((clock) => [clock.key, Object.values(clock)[1]])).toEqual([
      ['T-1', 'branch-response'],
      ['T-2', 'p3-response'],
      ['T-3', 'p3-response'],
    ]);
    const [support] = (await showStatus(context, { agreement: 'corp-support' })).agreements;
    const figure = (key: string) =>
      support?.targets.find(({ terms }) => terms.key === key)?.figure.attainment;
    expect(figure('branch-response')).toMatchObject({ missed: 1, open: 0 });
    expect(figure('p3-response')).toMatchObject({ missed: 0, open: 2 });
  });
});
