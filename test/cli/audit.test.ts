import { Command } from 'commander';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/cli/audit.ts';
import { history } from '../../src/cli/history.ts';
import type { Setting } from '../../src/usecases/status/viewing.ts';
import { useDatabase } from '../database.ts';
import { anotherWorkspace, deskIn } from '../usecases/work-item/desk.ts';

describe('accord audit and accord history', () => {
  const getDatabase = useDatabase();
  afterEach(() => {
    process.exitCode = undefined;
  });

  const desk = async () => deskIn(await anotherWorkspace(getDatabase()));

  async function run(setting: Setting, ...words: string[]) {
    let printed = '';
    const { write } = process.stdout;
    process.stdout.write = (text: string | Uint8Array) => {
      printed += text;
      return true;
    };
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    for (const add of [audit, history]) add(program, (work) => work(setting));
    await program.parseAsync(['node', 'accord', ...words]).finally(() => {
      process.stdout.write = write;
    });
    return printed;
  }

  it('finds the trail whole, and names the first entry that is not what was recorded', async () => {
    const context = await desk();
    expect(await run(context, 'audit', '--verify')).toMatch(
      /^The audit trail is whole: 11 entries\. The last one has the hash [0-9a-f]{64};/,
    );
    expect(process.exitCode).toBeUndefined();
    await context.database.executeSql(
      `ALTER TABLE "AuditEntry" DISABLE TRIGGER USER;
       UPDATE "AuditEntry" SET actor = 'somebody' WHERE "workspaceId" = ${context.workspace.id} AND number = 4;
       ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`,
    );
    expect(await run(context, 'audit', '--verify')).toBe(
      'The audit trail is broken. Entry 4 (2026-01-05T10:00:00Z, somebody: added by import, party:hoster) is not what was recorded (or something before it is not). The 3 entries before it hold.\n',
    );
    expect(process.exitCode).toBe(1);
    expect(JSON.parse(await run(context, 'audit', '--verify', '--json'))).toMatchObject({
      fault: { kind: 'changed', number: 4 },
    });
  });

  it('lists what was done, to everything or to one subject', async () => {
    const context = await desk();
    expect(await run(context, 'audit', 'agreement:corp-support')).toBe(
      '      9  2026-01-05T10:00:00Z  agreement:corp-support  the command line added it from a file (revision 1)\n',
    );
    const all = await run(context, 'audit', '--limit', '2');
    expect(all.trimEnd().split('\n')).toEqual([
      expect.stringContaining('agreement:uc-hoster'),
      expect.stringContaining('agreement:shop-web'),
      '… and 9 older; --limit shows more.',
    ]);
    expect(await run(context, 'audit', 'service:none')).toContain(
      'Nothing called “service:none” is known',
    );
  });

  it.each(['corp-support', 'agreement/corp-support', 'Agreement:Corp-Support'])(
    'takes %s for the agreement of that key',
    async (subject) => {
      expect(await run(await desk(), 'audit', subject)).toContain(' agreement:corp-support ');
    },
  );

  it('takes a key alone for whatever kind of document has it', async () => {
    expect(await run(await desk(), 'audit', 'hoster')).toContain(' party:hoster ');
  });

  it('tells the history of a document', async () => {
    const context = await desk();
    expect(await run(context, 'history', 'Support', 'for', 'Corp')).toBe(
      'Support for Corp (corp-support)\n  Mon 5 Jan 2026, 10:00 UTC  the command line added it from a file (revision 1)\n',
    );
    await expect(run(context, 'history', 'corp-suport')).rejects.toThrow(
      'Did you mean “corp-support”?',
    );
    await expect(run(context, 'history', 'corp-support', '--page', '0')).rejects.toThrow(
      'Write a number such as 2.',
    );
  });
});
