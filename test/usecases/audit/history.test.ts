import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/calendar/instant.ts';
import { reviewAgreement } from '../../../src/usecases/agreement/change-standing.ts';
import { showHistory } from '../../../src/usecases/audit/show-history.ts';
import { publishDraft } from '../../../src/usecases/draft/publish-draft.ts';
import { saveDraft } from '../../../src/usecases/draft/save-draft.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import { requestExclusion } from '../../../src/usecases/exclusion/request-exclusion.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { useDatabase } from '../../database.ts';
import { ADA, BEA, CORA, newsroom, OFFICE, VERA } from '../draft/newsroom.ts';

const SUPPORT = { kind: 'agreement', key: 'corp-support' } as const;
const words = ['corp-support'];

describe('the history', () => {
  const opened = useDatabase();

  async function changed() {
    const { as, context } = await newsroom(opened());
    const at = (hours: number) => context.now + hours * HOUR;
    const { draft } = await startDraft(as(ADA, at(1)), SUPPORT);
    const terms = {
      ...draft.terms,
      name: 'Support for all of Corp',
      supportedBy: ['uc-hoster'],
      report: { every: 'month', teamChannel: '#desk' },
      credits: [
        {
          target: 'p3-response',
          tiers: [['90', '7']],
          fee: { amount: '4711.00', currency: 'EUR' },
        },
      ],
    };
    await saveDraft(as(BEA, at(2)), { ...SUPPORT, version: 1, terms });
    await publishDraft(as(ADA, at(3)), { ...SUPPORT, version: 2, reason: 'agreed by mail' });
    const why = { agreement: 'corp-support', reason: 'too costly for us' };
    await reviewAgreement(as(ADA, at(4)), why);
    return { as, at };
  }

  it('tells what changed, when, by whom and why, the last change first', async () => {
    const { as, at } = await changed();
    const { lines, total, name } = await showHistory(as(VERA, at(5)), { words });
    expect([name, total]).toEqual(['Support for all of Corp', 5]);
    expect(lines.map((one) => `${one.by} ${one.deed} ${one.reason ?? ''}`.trim())).toEqual([
      'Ada put it under review too costly for us',
      'Ada published a change (revision 2) agreed by mail',
      'Bea saved the draft (version 2)',
      'Ada started a draft',
      'the command line added it from a file (revision 1)',
    ]);
    expect(lines[1]?.differences).toContainEqual({
      ...{ what: 'Name', before: 'Support for Corp', after: 'Support for all of Corp' },
    });
    expect(lines.map((one) => one.at)).toEqual([at(4), at(3), at(2), at(1), at(0)]);
  });

  it('tells saves that one person made on end in one line, with what they come to', async () => {
    const { as, context } = await newsroom(opened());
    const at = (hours: number) => context.now + hours * HOUR;
    const { draft } = await startDraft(as(ADA, at(1)), SUPPORT);
    const named = (name: string, more = {}) => ({ ...draft.terms, name, ...more });
    const saves = [
      [BEA, named('One')],
      [BEA, named('Two', { description: 'for a while' })],
      [BEA, named('Three')],
      [ADA, named('Four')],
    ] as const;
    for (const [index, [who, terms]] of saves.entries()) {
      await saveDraft(as(who, at(2 + index)), { ...SUPPORT, version: index + 1, terms });
    }
    const { lines } = await showHistory(as(VERA, at(9)), { words });
    expect(lines.map(({ by, deed }) => `${by} ${deed}`)).toEqual([
      'Ada saved the draft (version 5)',
      'Bea saved the draft 3 times',
      'Ada started a draft',
      'the command line added it from a file (revision 1)',
    ]);
    expect(lines[1]?.differences).toEqual([
      { what: 'Name', before: 'Support for Corp', after: 'Three' },
    ]);
  });

  it('tells customers what became of their agreement, not how, nor what is none of their business', async () => {
    const { as, at } = await changed();
    const history = await showHistory(as(CORA, at(5)), { words });
    expect(history.lines).toEqual([
      expect.objectContaining({ by: 'Service Desk', deed: 'put it under review', reason: null }),
      expect.objectContaining({ by: 'Service Desk', deed: 'published a change (revision 2)' }),
      expect.objectContaining({ by: 'The other side', deed: 'added it from a file (revision 1)' }),
    ]);
    expect(JSON.stringify(history)).not.toMatch(/uc-hoster|#desk|Ada|Bea|draft|costly|mail/);
    expect(history.lines[1]?.differences.map(({ what }) => what)).toContain('Name');
    // The fee is a term that they sign.
    expect(JSON.stringify(history)).toContain('4711');
    expect(history.total).toBe(3);
  });

  it('knows no other customer’s agreement, and no service, party or contract, for a customer', async () => {
    const { as, at } = await changed();
    for (const other of ['shop-web', 'uc-hoster', 'hoster', 'office', 'party desk']) {
      const asked = showHistory(as(CORA, at(5)), { words: other.split(' ') });
      await expect(asked).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(showHistory(as(CORA, at(5)), { words: ['support'] })).resolves.toMatchObject({
      ...{ lines: [], total: 0 },
    });
  });

  it('is there for services, parties and calendars, page by page', async () => {
    const { as, context } = await newsroom(opened());
    for (let number = 1; number <= 17; number++) {
      const text = OFFICE.replace('name: Web shop', `name: Web shop ${number}`);
      await importDocuments(as(ADA), { files: [{ name: 'd.yaml', text }], apply: true });
    }
    const first = await showHistory(context, { words: ['service', 'web'] });
    expect([first.lines.length, first.pages, first.total]).toEqual([15, 2, 18]);
    const last = await showHistory(context, { words: ['service', 'web'], page: 1 });
    expect(last.lines.map(({ deed }) => deed)).toEqual([
      'changed it by a file (revision 3)',
      'changed it by a file (revision 2)',
      'added it from a file (revision 1)',
    ]);
    for (const name of ['party desk', 'calendar office']) {
      expect((await showHistory(context, { words: name.split(' ') })).total).toBe(1);
    }
  });

  it('names spans that are not to count', async () => {
    const { as } = await newsroom(opened());
    await requestExclusion(as(ADA), {
      ...{ agreement: 'corp-support', category: 'force-majeure', reason: 'the river rose' },
      ...{ from: Date.UTC(2026, 0, 2), to: Date.UTC(2026, 0, 3) },
    });
    const { lines } = await showHistory(as(BEA), { words });
    expect(lines[0]?.deed).toBe(
      'asked not to count Fri 2 Jan 2026, 00:00 UTC to Sat 3 Jan 2026, 00:00 UTC',
    );
  });
});
