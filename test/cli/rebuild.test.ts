import { Command } from 'commander';
import { afterEach, describe, expect, it } from 'vitest';
import { rebuild } from '../../src/cli/rebuild.ts';
import type { Setting } from '../../src/usecases/status/viewing.ts';
import { importFromServiceNow } from '../../src/usecases/work-item/import-from-servicenow.ts';
import { useDatabase } from '../database.ts';
import { anotherWorkspace, deskIn } from '../usecases/work-item/desk.ts';
import { exportFiles, INCIDENTS } from '../usecases/work-item/incidents.ts';

const file = exportFiles();

describe('accord rebuild', () => {
  const getDatabase = useDatabase();
  afterEach(() => {
    process.exitCode = undefined;
  });

  async function corrupted() {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const path = file(INCIDENTS);
    await importFromServiceNow(context, { agreementKey: 'corp-support', path });
    await context.database.sql(
      `UPDATE "Clock" SET state = 'met' WHERE "workspaceId" = $1 AND "targetKey" = 'p1-resolution'`,
      [context.workspace.id],
    );
    return context;
  }

  async function run(setting: Setting, ...words: string[]) {
    const program = new Command();
    rebuild(program, (work) => work(setting));
    await program.parseAsync(['node', 'accord', 'rebuild', ...words]);
    return process.exitCode;
  }

  it('fails on a difference when it is only to verify, and not once it is repaired', async () => {
    const context = await corrupted();
    expect(await run(context, '--verify')).toBe(1);
    process.exitCode = undefined;
    expect(await run(context)).toBeUndefined();
    expect(await run(context, '--verify')).toBeUndefined();
  });

  it('refuses an agreement that there is not', async () => {
    const context = await corrupted();
    await expect(run(context, '--agreement', 'none')).rejects.toThrow(
      'There is no agreement “none”',
    );
  });
});
