import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { importFromServiceNow } from '../../../src/usecases/work-item/import-from-servicenow.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, clocksIn, DESK, deskIn } from './desk.ts';
import { exportFiles, INCIDENTS } from './incidents.ts';

const file = exportFiles();

describe.each(DATABASES)('clocks that are kept on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function imported() {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const path = file(INCIDENTS);
    await importFromServiceNow(context, { agreementKey: 'corp-support', path });
    return context;
  }

  async function change(context: Awaited<ReturnType<typeof imported>>, from: string, to: string) {
    const files = [{ name: 'desk.yaml', text: DESK.replace(from, to) }];
    expect((await importDocuments(context, { files, apply: true })).applied).toBe(true);
  }

  it('know a target that the agreement gets afterwards', async () => {
    const context = await imported();
    await change(
      context,
      '  - { key: p1-resolution',
      "  - { key: any-response, kind: response, within: 4h, attainment: '90', period: month }\n  - { key: p1-resolution",
    );
    const [support] = (
      await showStatus(context, { service: 'it', at: parseInstant('2016-03-31T23:00:00Z') })
    ).agreements;
    const target = support?.targets.find(({ terms }) => terms.key === 'any-response');
    expect(target?.figure.attainment).toMatchObject({ met: 3, missed: 2 });
  });

  it('move with the calendar', async () => {
    const context = await imported();
    const due = async () => (await clocksIn(context)).find(({ key }) => key === 'INC9001');
    expect(await due()).toMatchObject({ dueAt: new Date('2016-03-02T18:00:00Z') });
    await change(context, "[['08:00', '18:00']]", "[['08:00', '16:00']]");
    expect(await due()).toMatchObject({ dueAt: new Date('2016-03-03T12:00:00Z') });
  });

  it('run each local date on the hours of that date when the calendar is revised', async () => {
    const context = await imported();
    const due = async () => (await clocksIn(context)).find(({ key }) => key === 'INC9001');
    await change(
      context,
      "name: Office hours\ntimeZone: UTC\nweekly: { mon-fri: [['08:00', '18:00']] }",
      "name: Office hours\nfrom: 2016-03-02\ntimeZone: UTC\nweekly: { mon-fri: [['10:00', '18:00']] }",
    );
    expect(await due()).toMatchObject({ dueAt: new Date('2016-03-03T12:00:00Z') });
  });

  it('are given up when a target is', async () => {
    const context = await imported();
    await change(context, / {2}- { key: p3-response.*\n/.exec(DESK)?.[0] ?? '', '');
    const targets = (await clocksIn(context)).map((clock) => Object.values(clock)[1]);
    expect(targets).toContain('p3-resolution');
    expect(targets).not.toContain('p3-response');
  });
});
