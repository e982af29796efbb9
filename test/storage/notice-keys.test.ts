import pg from 'pg';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { postedNotices } from '../../src/storage/notices.ts';
import { withWorkspace } from '../database.ts';
import { createPostgresDatabase } from '../postgres.ts';

/** Where letters are compared as people sort them, an index does not find what begins alike. */
const LANGUAGE = `LOCALE_PROVIDER icu ICU_LOCALE 'en-US' TEMPLATE template0`;

it('what begins alike is found by an index, and nothing else is, in a database that speaks English', async () => {
  const server = await createPostgresDatabase('template1');
  const administer = new pg.Client({ connectionString: server.url });
  await administer.connect();
  const name = `${new URL(server.url).pathname.slice(1)}_icu`;
  await administer.query(`CREATE DATABASE ${name} ${LANGUAGE}`);
  const url = new URL(server.url);
  url.pathname = name;
  const database = await openDatabase({ databaseUrl: url.href, dataDir: '' });
  const { workspace } = await withWorkspace(database);
  await database.sql(
    `INSERT INTO "Notice" ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt", "channelId", "messageTs")
     SELECT $1, 'negotiation/' || n || '/x', 'x', '{}', '{"channel":"#a"}', 'delivered', now(), 'C1', '1.1'
     FROM generate_series(1, 20000) n`,
    [workspace.id],
  );
  await database.executeSql('ANALYZE "Notice"');
  const own = { workspaceId: workspace.id, keyPrefix: 'negotiation/17/' };
  expect(await postedNotices(database, own)).toHaveLength(1);
  const plan = await database.sql(
    `EXPLAIN SELECT id FROM "Notice" WHERE "workspaceId" = ${workspace.id} AND key::text LIKE 'negotiation/17/%'`,
  );
  expect(JSON.stringify(plan)).toMatch(
    /Index.*Notice_workspaceId_key_key.*key >= 'negotiation\/17\/'/,
  );
  await database.close();
  await administer.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await administer.end();
  await server.drop();
});
