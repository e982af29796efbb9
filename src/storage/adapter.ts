import { setImmediate } from 'node:timers/promises';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { codeOf, messageOf } from './failure.ts';

type ExecuteScript = (script: string) => Promise<unknown>;

/**
 * Runs a migration script as one message, so that it is applied wholly or not at all: the adapters split it at
 * every semicolon, also inside a function body, or do not wait for its end.
 */
export function withWholeScripts(
  factory: SqlMigrationAwareDriverAdapterFactory,
  execute: ExecuteScript,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => replaceScripts(await factory.connect(), execute),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/** The engine’s own lock would stay on a connection that a pooler gives to somebody else; ours is held already. */
const ENGINE_LOCK = /^SELECT pg_advisory_lock\(\d+\)$/;

function replaceScripts(adapter: SqlDriverAdapter, execute: ExecuteScript): SqlDriverAdapter {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => (ENGINE_LOCK.test(query.sql) ? 0 : await executeRaw(query));
  adapter.executeScript = async (script) => {
    await execute(script).catch((error: unknown) => {
      throw new DriverAdapterError(describeScriptError(error));
    });
  };
  return adapter;
}

/**
 * Lets other work run after every query: an embedded database computes in this very thread, where a
 * row of queries would keep requests waiting until its last one has ended.
 */
export function withPauses(
  factory: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => pausing(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function pausing(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const query = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (wanted) => {
    const rows = await query(wanted);
    await setImmediate();
    return rows;
  };
  return adapter;
}

function describeScriptError(error: unknown) {
  return {
    kind: 'postgres' as const,
    code: codeOf(error),
    severity: 'ERROR',
    message: messageOf(error),
    detail: undefined,
    column: undefined,
    hint: undefined,
  };
}
