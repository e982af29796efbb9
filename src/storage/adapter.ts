import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';

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

function replaceScripts(adapter: SqlDriverAdapter, execute: ExecuteScript): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    await execute(script).catch((error: unknown) => {
      throw new DriverAdapterError(describeScriptError(error));
    });
  };
  return adapter;
}

function describeScriptError(error: unknown) {
  const { code = 'XX000', message = String(error) } = error as { code?: string; message?: string };
  return {
    kind: 'postgres' as const,
    code,
    severity: 'ERROR',
    message,
    detail: undefined,
    column: undefined,
    hint: undefined,
  };
}
