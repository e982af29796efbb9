import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { DATABASES, useDatabase } from '../database.ts';
import { createPostgresDatabase } from '../postgres.ts';
import { temporaryFolder } from '../temporary.ts';

describe.each(DATABASES)('a transaction on $name', ({ open }) => {
  const test = useDatabase(open);

  it('is kept as a whole or not at all', async () => {
    const { database } = test();
    const before = await database.prisma.workspace.count();
    const failing = database.transaction(async (tx) => {
      await tx.sql(`INSERT INTO "Workspace" (name, "createdAt") VALUES ('lost', now())`);
      await tx.prisma.workspace.create({ data: { name: 'lost too', createdAt: new Date(0) } });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await database.prisma.workspace.count()).toBe(before);
  });

  it('runs what waits for its end only when it is kept', async () => {
    const { database } = test();
    const ran: string[] = [];
    await database.transaction(async (tx) => {
      tx.afterCommit(() => ran.push('kept'));
      expect(ran).toEqual([]);
    });
    const failing = database.transaction(async (tx) => {
      tx.afterCommit(() => ran.push('lost'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(ran).toEqual(['kept']);
  });

  it('does not take in what others do at the same time', async () => {
    const { database } = test();
    let others: Promise<unknown> = Promise.resolve();
    const failing = database.transaction(async (tx) => {
      await tx.sql(
        `INSERT INTO "Workspace" (name, "createdAt") VALUES ('of the transaction', now())`,
      );
      others = Promise.all([
        database.executeSql(`INSERT INTO "Workspace" (name, "createdAt") VALUES ('raw', now())`),
        database.prisma.workspace.create({ data: { name: 'prisma', createdAt: new Date(0) } }),
        database.transaction((tx) =>
          tx.prisma.workspace.create({ data: { name: 'transaction', createdAt: new Date(0) } }),
        ),
      ]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.sql(`INSERT INTO "Workspace" (name, "createdAt") VALUES ('of it too', now())`);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await others;
    const names = await database.prisma.workspace.findMany({ select: { name: true } });
    expect(names.map(({ name }) => name).sort()).toEqual(['Test', 'prisma', 'raw', 'transaction']);
  });

  it.each(['RegisterRevision', 'WorkItemEvent', 'Outage', 'AuditEntry'])(
    'cannot change or delete the facts in %s',
    async (table) => {
      const { database } = test();
      for (const statement of [
        `UPDATE "${table}" SET "workspaceId" = 1`,
        `DELETE FROM "${table}"`,
        `TRUNCATE "${table}"`,
      ]) {
        await expect(database.sql(statement)).rejects.toThrow('they are only added');
      }
    },
  );
});

describe('a PostgreSQL server', () => {
  it('that does not answer is named with what to do', async () => {
    const databaseUrl = 'postgresql://me:secret@127.0.0.1:1/accord';
    await expect(openDatabase({ databaseUrl, dataDir: '' })).rejects.toMatchObject({
      code: 'internal',
      message:
        'Accord cannot use the PostgreSQL server at 127.0.0.1:1/accord: nothing answers there. Start it, or correct DATABASE_URL.',
    });
  });

  it('that hangs up is named with what to do', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const databaseUrl = `postgresql://me:secret@127.0.0.1:${port}/accord`;
    await expect(openDatabase({ databaseUrl, dataDir: '' })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringMatching(
        /^Accord cannot use the PostgreSQL server at 127\.0\.0\.1:\d+/,
      ),
    });
    server.close();
  });

  it.each([
    {
      wrong: 'password',
      change: (url: URL) => Object.assign(url, { password: 'wrong' }),
      advice: 'it refuses the password. Correct the user and password in DATABASE_URL.',
    },
    {
      wrong: 'database',
      change: (url: URL) => Object.assign(url, { pathname: '/nowhere' }),
      advice: 'it has no database of that name. Create it, or correct DATABASE_URL.',
    },
    {
      wrong: 'host',
      change: (url: URL) => Object.assign(url, { hostname: 'nowhere.invalid' }),
      advice: 'DATABASE_URL',
    },
  ])('with a wrong $wrong in DATABASE_URL is named with what to do', async ({ change, advice }) => {
    const { url, drop } = await createPostgresDatabase();
    const databaseUrl = change(new URL(url)).href;
    await expect(openDatabase({ databaseUrl, dataDir: '' })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining(advice),
    });
    await drop();
  });
});

describe('a data directory', () => {
  it('keeps what was written', async () => {
    const dataDir = join(temporaryFolder(), 'new');
    const first = await openDatabase({ dataDir });
    await first.prisma.workspace.create({ data: { name: 'Acme', createdAt: new Date(0) } });
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await second.prisma.workspace.count()).toBe(1);
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`is in use by the running process ${process.pid}`),
    });
    await second.close();
  });

  it('that cannot be written is refused', async () => {
    const dataDir = join(temporaryFolder(), 'file');
    writeFileSync(dataDir, '');
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(
        /^Accord cannot write to the data directory “.*ACCORD_DATA_DIR/,
      ),
    });
  });

  it.each([
    ['below a file', () => join(ordinaryFile(), 'deep', 'deeper')],
    ['where the kernel keeps its own', () => '/proc/nope/deeper'],
  ])('%s is refused', async (_, name) => {
    await expect(openDatabase({ dataDir: name() })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Accord cannot write to the data directory'),
    });
  });

  it('of another version of PostgreSQL is refused', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'postgresql'));
    writeFileSync(join(dataDir, 'postgresql', 'PG_VERSION'), '16\n');
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('is of PostgreSQL 16, but this version of Accord needs 18'),
    });
  });
});

function ordinaryFile(): string {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, '');
  return path;
}
