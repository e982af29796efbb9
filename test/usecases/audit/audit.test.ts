import { describe, expect, it } from 'vitest';
import { nameActor } from '../../../src/domain/party/actor.ts';
import { type AuditEntry, record, recordAll } from '../../../src/storage/audit.ts';
import { listAudit } from '../../../src/usecases/audit/list-audit.ts';
import { verifyAudit } from '../../../src/usecases/audit/verify-audit.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { ADA, CORA, newsroom, VERA } from '../draft/newsroom.ts';

describe.each(DATABASES)('the audit trail on $name', ({ open }) => {
  const opened = useDatabase(open);

  async function trail() {
    const { context, as } = await newsroom(opened());
    const { database, workspace } = context;
    const entry = (verb: string, some: Partial<AuditEntry> = {}) => ({
      ...{ workspaceId: workspace.id, at: context.now, actor: nameActor(ADA), verb },
      ...{
        subject: 'service:web',
        detail: { words: ['ä', 'b\u2028'], n: 0.1, big: 1e21 },
        ...some,
      },
    });
    for (const verb of ['one', 'two', 'three']) {
      const change = { before: { state: verb, z: 1, a: null }, after: null, reason: `why ${verb}` };
      await database.transaction((tx) => record(tx, entry(verb, change)));
    }
    const before = await verifyAudit(context);
    /** Changes rows as only the owner of the database can. */
    const tamper = async (table: string, change: string) => {
      await database.executeSql(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
      await database.executeSql(change.replaceAll(':ws', String(workspace.id)));
      await database.executeSql(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    };
    return { context, as, database, workspace, entry, before, tamper };
  }

  const inTrail = (verb: string) => `"workspaceId" = :ws AND verb = '${verb}'`;

  it('holds as it was recorded', async () => {
    const { before, database, workspace, context } = await trail();
    expect(before).toMatchObject({ fault: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const [row] = await database.sql<{ entries: bigint }>(
      'SELECT count(*) AS entries FROM "AuditEntry" WHERE "workspaceId" = $1::int',
      [workspace.id],
    );
    expect(before.entries).toBe(Number(row?.entries));
    expect((await listAudit(context, { subject: 'service:web', take: 3 })).lines).toMatchObject([
      { verb: 'three', by: 'Ada', reason: 'why three', number: before.entries },
      { verb: 'two', number: before.entries - 1 },
      { verb: 'one', before: { state: 'one', z: 1, a: null }, after: null },
    ]);
  });

  it.each<[string, string, 'changed' | 'missing', number, string?]>([
    [
      'another reason',
      `UPDATE "AuditEntry" SET reason = 'none' WHERE ${inTrail('two')}`,
      'changed',
      1,
    ],
    [
      'another actor',
      `UPDATE "AuditEntry" SET actor = 'cli' WHERE ${inTrail('two')}`,
      'changed',
      1,
    ],
    [
      'another time',
      `UPDATE "AuditEntry" SET at = at + interval '1 ms' WHERE ${inTrail('one')}`,
      'changed',
      2,
    ],
    [
      'another past',
      `UPDATE "AuditEntry" SET before = '{}' WHERE ${inTrail('three')}`,
      'changed',
      0,
    ],
    [
      'a hash of its own',
      `UPDATE "AuditEntry" SET hash = md5('x') WHERE ${inTrail('two')}`,
      'changed',
      1,
    ],
    ['a gap', `DELETE FROM "AuditEntry" WHERE ${inTrail('two')}`, 'missing', 1],
    ['its end cut off', `DELETE FROM "AuditEntry" WHERE ${inTrail('three')}`, 'missing', 0],
    [
      'a gap that was closed',
      `DELETE FROM "AuditEntry" WHERE ${inTrail('two')}; UPDATE "AuditEntry" SET number = number - 1 WHERE ${inTrail('three')}`,
      'changed',
      1,
    ],
  ])(
    'with %s is found out, at the first entry that is wrong',
    async (...[, change, kind, back]) => {
      const { context, before, tamper } = await trail();
      await tamper('AuditEntry', change);
      const { fault } = await verifyAudit(context);
      expect(fault).toMatchObject({ kind, number: before.entries - back });
      if (kind === 'changed') expect(fault?.entry).toMatchObject({ subject: 'service:web' });
    },
  );

  it('with an entry that was put in beside the chain is found out', async () => {
    const { context, tamper } = await trail();
    await tamper(
      'AuditEntry',
      `INSERT INTO "AuditEntry" ("workspaceId", at, actor, verb, subject, detail) VALUES (:ws, now(), 'cli', 'forged', 'x', '{}')`,
    );
    expect((await verifyAudit(context)).fault).toMatchObject({
      kind: 'unchained',
      number: null,
      entry: { verb: 'forged' },
    });
  });

  it('of an older database begins its chain with what was there', async () => {
    const { context, database, workspace, entry, tamper } = await trail();
    await tamper(
      'AuditEntry',
      'UPDATE "AuditEntry" SET number = NULL, hash = NULL WHERE "workspaceId" = :ws',
    );
    await tamper('AuditChain', 'DELETE FROM "AuditChain" WHERE "workspaceId" = :ws');
    const old = await verifyAudit(context);
    expect(old.fault).toBe(null);
    await Promise.all(
      ['four', 'five'].map((verb) => database.transaction((tx) => record(tx, entry(verb)))),
    );
    expect(await verifyAudit(context)).toMatchObject({ fault: null, entries: old.entries + 2 });
    await tamper('AuditEntry', `UPDATE "AuditEntry" SET reason = 'none' WHERE ${inTrail('two')}`);
    expect((await verifyAudit(context)).fault).toMatchObject({
      kind: 'changed',
      number: old.entries + 1,
    });
    expect(workspace.id).toBeGreaterThan(0);
  });

  it('is one chain, however many write at once, and thousands of entries at once', async () => {
    const { context, database, before, entry } = await trail();
    const many = Array.from({ length: 2_500 }, (_, index) => entry(`bulk ${index}`));
    await Promise.all([
      ...Array.from({ length: 12 }, (_, index) =>
        database.transaction((tx) => record(tx, entry(`at once ${index}`))),
      ),
      database.transaction((tx) => recordAll(tx, many)),
      record(database, entry('alone')),
    ]);
    expect(await verifyAudit(context)).toMatchObject({
      fault: null,
      entries: before.entries + 2_513,
    });
  });

  it('is whole also while others add to it', async () => {
    const { context, database, entry } = await trail();
    const adding = Array.from({ length: 10 }, (_, index) =>
      database.transaction((tx) => record(tx, entry(`meanwhile ${index}`))),
    );
    const seen = await Promise.all(Array.from({ length: 5 }, () => verifyAudit(context)));
    await Promise.all(adding);
    expect(seen.map(({ fault }) => fault)).toEqual([null, null, null, null, null]);
  });

  it('forgets what a transaction did not keep', async () => {
    const { context, database, before, entry } = await trail();
    const failing = database.transaction(async (tx) => {
      await record(tx, entry('lost'));
      throw new Error('not kept');
    });
    await expect(failing).rejects.toThrow('not kept');
    expect(await verifyAudit(context)).toEqual(before);
  });

  it.each(['AuditEntry', 'AuditChain', 'Transition', 'DraftVersion', 'Sample'])(
    'and the facts in %s are protected by the database itself',
    async (table) => {
      const { database } = await trail();
      const changed: Record<string, string> = { AuditChain: 'number = 0', Sample: 'value = 1' };
      const statements = [
        `DELETE FROM "${table}"`,
        `TRUNCATE "${table}" CASCADE`,
        `UPDATE "${table}" SET ${changed[table] ?? 'at = now()'}`,
      ];
      for (const statement of statements) {
        await expect(database.executeSql(statement)).rejects.toThrow(/only added/);
      }
    },
  );

  it('is for administrators as a whole', async () => {
    const { as } = await trail();
    for (const actor of [VERA, CORA, ADA]) {
      await expect(verifyAudit(as(actor))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listAudit(as(actor))).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
