import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type PostgresDatabase = { readonly url: string; drop(): Promise<void> };

/** A database of its own on the PostgreSQL server of this test run: migrated, or empty. */
export async function createPostgresDatabase(
  template: 'template_accord' | 'template1' = 'template_accord',
): Promise<PostgresDatabase> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: `${server}/${name}`,
    drop: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function serverUrl(): Promise<string> {
  const response = await fetch(inject('postgresDoor'));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
