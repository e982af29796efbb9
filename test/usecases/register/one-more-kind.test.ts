// The kind comes first: what is imported after it reads the list with it.
import './calm-kind.ts';
import { expect, it } from 'vitest';
import { statusText } from '../../../src/cli/status-text.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { lint } from '../../../src/usecases/agreement/lint.ts';
import { showChain } from '../../../src/usecases/agreement/show-chain.ts';
import { showExamples } from '../../../src/usecases/agreement/show-examples.ts';
import { explainMeant } from '../../../src/usecases/explain/explain-meant.ts';
import { tellExplained } from '../../../src/usecases/explain/words/tell-explained.ts';
import { forecastTarget } from '../../../src/usecases/forecast/forecast-target.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { useDatabase } from '../../database.ts';
import { anotherWorkspace, deskIn } from '../work-item/desk.ts';

const QUIET = `
agreement: corp-quiet
kind: SLA
name: Quiet nights
customer: corp
provider: desk
services: [web]
effective: { from: 2026-01-01 }
timeZone: UTC
calendar: always
targets: [{ key: quiet, kind: calm, most: 1 }]
`;

const getDatabase = useDatabase();

it('a kind that only the list names is imported, measured, explained, foreseen, checked and told of', async () => {
  const context = await deskIn(await anotherWorkspace(getDatabase()));
  const said = async (text: string) => {
    const files = [{ name: 'quiet.yaml', text }];
    const { problems, applied } = await importDocuments(context, { files, apply: true });
    return applied ? [] : problems.map(({ message }) => message);
  };
  expect(await said(QUIET.replace('most: 1', 'most: 0'))).toMatchObject([/most/]);
  expect(await said(QUIET)).toEqual([]);
  const [from, to] = ['2026-01-02T10:00:00Z', '2026-01-02T10:05:00Z'].map(parseInstant);
  const outage = { serviceKey: 'web', from: from ?? 0, to: to ?? 0 };
  await recordOutages(context, [
    { ...outage, id: 'a' },
    { ...outage, id: 'b' },
  ]);

  const asked = { agreement: 'corp-quiet', target: 'quiet' };
  const report = await showStatus(context, { agreement: 'corp-quiet' });
  expect(report.agreements[0]?.targets[0]?.figure).toMatchObject({ verdict: 'breached' });
  expect(statusText(report)).toContain('Calm');
  const explained = await explainMeant(context, { words: ['corp-quiet', 'quiet'] });
  expect(tellExplained(explained, { fullness: 'full', timeZone: 'UTC' }).title).toContain('Calm');
  expect((await forecastTarget(context, asked)).forecast).toMatchObject({ probability: 1 });
  expect((await showExamples(context, 'corp-quiet')).targets).toMatchObject([
    { sentence: 'at most 1 alarms each month', examples: ['With 2 alarms it is missed.'] },
  ]);
  expect((await lint(context, { agreement: 'corp-quiet' })).counts.error).toBe(0);
  expect((await showChain(context, 'corp-quiet')).name).toBe('Quiet nights');
});
