import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { recordFile } from '../../src/cli/record.ts';
import { samplesOf } from '../../src/storage/samples.ts';
import { importDocuments } from '../../src/usecases/register/import-documents.ts';
import type { Setting } from '../../src/usecases/status/viewing.ts';
import { useDatabase } from '../database.ts';
import { anotherWorkspace, deskIn, LATER } from '../usecases/work-item/desk.ts';
import { printedBy } from './printed.ts';

const LINE = { service: 'IT support', indicator: 'coffee', id: 'a', of: 'delivery' };
const AT = '2026-01-05T09:45:00Z';

const SURVEY = `
agreement: corp-survey
kind: SLA
customer: corp
provider: desk
services: [support]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: office
targets: [{ key: survey, kind: satisfaction, scale: [1, 5], mean: '4.2' }]
`;

describe('accord record', () => {
  const getDatabase = useDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'accord-record-'));

  async function record(setting: Setting, path: string) {
    const program = new Command();
    recordFile(program, (work) => work(setting));
    await program.parseAsync(['node', 'accord', 'record', path]);
  }

  it('records the samples of a file under the services that are meant', async () => {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const path = join(folder, 'samples.jsonl');
    writeFileSync(path, `${JSON.stringify({ ...LINE, at: AT })}\n`);
    await record(context, path);
    await record(context, path);
    const question = { serviceKeys: ['support'], indicators: ['coffee'], asOf: LATER };
    const period = { from: 0, to: LATER };
    const where = { workspaceId: context.workspace.id, ...question, period };
    expect(await samplesOf(context.database, where)).toMatchObject([{ id: 'a', of: 'delivery' }]);
  });

  it('names the line of an answer off the agreed scale, and keeps the others', async () => {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const files = [{ name: 'survey.yaml', text: SURVEY }];
    expect((await importDocuments(context, { files, apply: true })).problems).toEqual([]);
    const path = join(folder, 'answers.jsonl');
    const answers = ['4', '40', '5'].map((value) =>
      JSON.stringify({ ...LINE, indicator: 'survey', id: value, of: 'value', value, at: AT }),
    );
    writeFileSync(path, answers.join('\n\n'));
    expect(await printedBy(() => record(context, path))).toBe(
      [
        'Line 3: the answer “40” is not on the agreed scale, whole numbers from 1 to 5 (survey of corp-survey).',
        'Recorded 2 new samples; known already: 0.',
        '1 line could not be taken in.\n',
      ].join('\n'),
    );
  });

  it('says that there is no such file', async () => {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    await expect(record(context, join(folder, 'none'))).rejects.toThrow('There is no file');
  });
});
