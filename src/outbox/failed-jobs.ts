import type { Connection } from './connection.ts';

/** A job that failed every time it was tried. */
export type FailedJob = {
  readonly id: string;
  readonly queue: string;
  readonly failedAt: number;
  readonly problem: string;
};

const LIST = `
SELECT id::text, name, (extract(epoch FROM completed_on) * 1000)::bigint::text AS at, output->>'message' AS problem
FROM pgboss.job WHERE state = 'failed' ORDER BY completed_on DESC LIMIT 50`;
const FORGET = `DELETE FROM pgboss.job WHERE state = 'failed' AND name = $1`;

/** The jobs that were given up, the last one first. */
export async function listFailed(connection: Connection): Promise<readonly FailedJob[]> {
  const { rows } = await connection.executeSql(LIST, []);
  return rows.map(({ id, name, at, problem }) => ({
    ...{ id: String(id), queue: String(name), failedAt: Number(at) },
    problem: String(problem ?? ''),
  }));
}

/** Forgets the jobs of a queue that were given up. */
export async function forgetFailed(connection: Connection, queue: string): Promise<void> {
  await connection.executeSql(FORGET, [queue]);
}
