import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { recordFile } from '../../src/cli/record.ts';
import { samplesOf } from '../../src/storage/samples.ts';
import type { Setting } from '../../src/usecases/status/viewing.ts';
import { useDatabase } from '../database.ts';
import { anotherWorkspace, deskIn, LATER } from '../usecases/work-item/desk.ts';

const LINE = { service: 'IT support', indicator: 'coffee', id: 'a', of: 'delivery' };
const AT = '2026-01-05T09:45:00Z';

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

  it('says that there is no such file', async () => {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    await expect(record(context, join(folder, 'none'))).rejects.toThrow('There is no file');
  });
});
