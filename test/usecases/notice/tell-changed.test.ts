import { describe, expect, it } from 'vitest';
import {
  terminateAgreement,
  withdrawAgreement,
} from '../../../src/usecases/agreement/change-standing.ts';
import { listDates } from '../../../src/usecases/agreement/list-dates.ts';
import { showHistory } from '../../../src/usecases/audit/show-history.ts';
import { publishDraft } from '../../../src/usecases/draft/publish-draft.ts';
import { saveDraft } from '../../../src/usecases/draft/save-draft.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { useDatabase } from '../../database.ts';
import { ADA, NEW_SLA, newsroom } from '../draft/newsroom.ts';
import { openTestQueue } from './office.ts';

const PLACE = { kind: 'agreement', key: 'corp-web' } as const;
const TERMS = {
  ...NEW_SLA,
  effective: { from: '2026-01-01' },
  report: { every: 'month', customerChannel: '#corp', teamChannel: '#web' },
};

describe('an agreement that changes', () => {
  const getDatabase = useDatabase();

  it('is told to its team and its customer, with the day, and so is its end', async () => {
    const opened = getDatabase();
    const queue = await openTestQueue(opened);
    const { as } = await newsroom(opened);
    const ada = { ...as(ADA), queue };
    const told = async () =>
      (
        await opened.database.prisma.notice.findMany({
          where: { kind: 'agreement-changed' },
          orderBy: { enqueuedAt: 'asc' },
        })
      ).map(({ payload }) => payload);
    await startDraft(ada, { ...PLACE, from: { kind: 'terms', terms: TERMS } });
    await publishDraft(ada, { ...PLACE, version: 1 });
    expect(await told()).toEqual([]);
    await startDraft(ada, PLACE);
    const targets = [{ key: 'up', kind: 'availability', objective: '98', period: 'month' }];
    const report = { ...TERMS.report, every: 'week' };
    await saveDraft(ada, { ...PLACE, version: 1, terms: { ...TERMS, targets, report } });
    const counts = { from: '2026-02-01' };
    await publishDraft(ada, { ...PLACE, version: 2, counts, reason: 'Between us' });
    expect(await told()).toMatchObject([
      { to: '#web', deed: 'changed', on: '2026-02-01', byName: 'Ada', reason: 'Between us' },
      { to: '#corp', deed: 'changed', on: '2026-02-01', byName: 'Ada', reason: null },
    ]);
    expect(JSON.stringify(await told())).toContain('98');
    const ending = { agreement: 'corp-web', reason: 'Too dear', confirmed: true };
    await terminateAgreement(ada, { ...ending, lastDay: '2026-01-31' });
    expect((await told()).slice(2)).toMatchObject([
      { to: '#web', deed: 'terminated', on: '2026-01-31', reason: 'Too dear' },
      { to: '#corp', deed: 'terminated', on: '2026-01-31', reason: null },
    ]);
    expect(await listDates(ada, { of: 'corp-web' })).toMatchObject([
      { on: '2026-01-31', sentence: 'It was terminated: this is its last day.' },
    ]);
    const { lines } = await showHistory(ada, { words: ['corp-web'] });
    expect(JSON.stringify(lines)).toContain('terminated it; its last day is');
    await queue.stop();
  });

  it('is told from the command line, too, and so are terms that were withdrawn', async () => {
    const { as, context } = await newsroom(getDatabase());
    const cli = { ...as(ADA), actor: { kind: 'cli' } as const };
    const told = async () => {
      const where = { workspaceId: context.workspace.id, kind: 'agreement-changed' };
      const rows = await context.database.prisma.notice.findMany({ where, orderBy: { id: 'asc' } });
      return rows.map(({ payload }) => payload);
    };
    const written = (terms: object) => ({
      apply: true,
      files: [{ name: 'web.yaml', text: JSON.stringify({ agreement: 'corp-web', ...terms }) }],
    });
    expect(await importDocuments(cli, written(TERMS))).toMatchObject({ applied: true });
    const later = { ...TERMS, effective: { from: '2026-06-01' }, description: 'New' };
    expect(await importDocuments(cli, written(later))).toMatchObject({ applied: true });
    expect(await told()).toMatchObject([{ to: '#web', on: '2026-06-01' }, { to: '#corp' }]);
    await withdrawAgreement(cli, { agreement: 'corp-web', reason: 'Too early', confirmed: true });
    expect((await told()).slice(2)).toMatchObject([
      { to: '#web', deed: 'withdrawn', on: '2026-06-01', revision: 2, reason: 'Too early' },
      { to: '#corp', deed: 'withdrawn', reason: null },
    ]);
  });
});
