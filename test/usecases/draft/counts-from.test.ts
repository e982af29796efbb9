import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { foreseePublishing } from '../../../src/usecases/draft/foresee-publishing.ts';
import { publishDraft } from '../../../src/usecases/draft/publish-draft.ts';
import { saveDraft } from '../../../src/usecases/draft/save-draft.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { figureOf } from '../../../src/usecases/period/show-period.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { ADA, NEW_SLA, newsroom } from './newsroom.ts';

const PLACE = { kind: 'agreement', key: 'corp-web' } as const;

const promising = (objective: string) => ({
  ...NEW_SLA,
  targets: [{ key: 'up', kind: 'availability', objective, period: 'month' }],
});

describe.each(DATABASES.slice(0, 1))('changed terms on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  /** February had an outage of ten hours: 98.5 %. It is April now. */
  async function april() {
    const { as, context } = await newsroom(getDatabase());
    const from = { kind: 'terms', terms: promising('99') } as const;
    await startDraft(as(ADA), { ...PLACE, from });
    await publishDraft(as(ADA), { ...PLACE, version: 1 });
    const now = Date.parse('2026-04-10T12:00:00Z');
    const down = {
      from: Date.parse('2026-02-10T00:00:00Z'),
      to: Date.parse('2026-02-10T10:00:00Z'),
    };
    await recordOutages({ ...context, now }, [{ id: 'o1', serviceKey: 'web', ...down }]);
    const ada = as(ADA, now);
    await startDraft(ada, PLACE);
    await saveDraft(ada, { ...PLACE, version: 1, terms: promising('98') });
    const verdict = async (at: string, later = 0) => {
      const asked = { agreement: 'corp-web', target: 'up', at: Date.parse(at) };
      return (await figureOf({ ...ada, now: now + later }, asked)).figure.verdict;
    };
    return { ada, verdict };
  }

  const publish = { ...PLACE, version: 2 };

  it('are not published over ended months in silence', async () => {
    const { ada, verdict } = await april();
    const { past } = await foreseePublishing(ada, PLACE);
    expect(past?.flips).toMatchObject([
      { period: 'February 2026', before: 'breached', after: 'met' },
    ]);
    await expect(publishDraft(ada, publish)).rejects.toThrow(
      /would measure 2 ended periods anew. Write the day/,
    );
    const start = { ...publish, counts: 'from-the-start' } as const;
    await expect(publishDraft(ada, start)).rejects.toThrow('write why');
    expect(await verdict('2026-02-10T00:00:00Z')).toBe('breached');
  });

  it('count from the day that somebody names, and the earlier ones until then', async () => {
    const { ada, verdict } = await april();
    const done = await publishDraft(ada, { ...publish, counts: { from: '2026-05-01' } });
    expect(done).toMatchObject({ outcome: 'published', revision: 2 });
    expect(await verdict('2026-02-10T00:00:00Z', 40 * DAY)).toBe('breached');
  });

  it('correct the past when somebody says so, and why', async () => {
    const { ada, verdict } = await april();
    const counts = 'from-the-start';
    await publishDraft(ada, { ...publish, counts, reason: 'It was a typo.' });
    expect(await verdict('2026-02-10T00:00:00Z')).toBe('met');
  });

  it('ask for no day when only a name changes', async () => {
    const { ada } = await april();
    const terms = { ...promising('99'), name: 'Another name' };
    await saveDraft(ada, { ...PLACE, version: 2, terms });
    const done = await publishDraft(ada, { ...PLACE, version: 3 });
    expect(done.outcome).toBe('published');
  });

  it('in a file are held back until somebody corrects the past on purpose', async () => {
    const { ada } = await april();
    const text = JSON.stringify({ agreement: 'corp-web', ...promising('98') });
    const files = [{ name: 'a.yaml', text }];
    const held = await importDocuments(ada, { files, apply: true });
    expect(held).toMatchObject({ applied: false, past: [{ key: 'corp-web', periods: 2 }] });
    const done = await importDocuments(ada, { files, apply: true, correct: true });
    expect(done.applied).toBe(true);
  });
});
