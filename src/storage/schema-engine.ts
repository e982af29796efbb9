import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationFile } from './migration-files.ts';

/** The part of WebAssembly used here; the types of Node know it only together with those of a browser. */
declare const WebAssembly: {
  instantiate(
    binary: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
};

const EVERYTHING = { externalTables: [], externalEnums: [] };

type Migrations = {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  readonly files: readonly MigrationFile[];
};

/** Applies the migrations that the database has not seen and records them as Prisma does. */
export async function applyMigrations({ adapter, files }: Migrations): Promise<readonly string[]> {
  return withEngine(adapter, async (engine) => {
    const applied = await engine.applyMigrations({
      migrationsList: toList(files),
      filters: EVERYTHING,
    });
    return applied.appliedMigrationNames;
  });
}

/** The SQL that leads from the migrations to a schema; undefined when they agree. Needs a shadow database. */
export async function diffMigrations(
  { adapter, files }: Migrations,
  schema: string,
): Promise<string | undefined> {
  return withEngine(adapter, async (engine) => {
    const diff = await engine.diff({
      from: { tag: 'migrations', ...toList(files) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: EVERYTHING,
    });
    return diff.exitCode === 0 ? undefined : (diff.stdout ?? undefined);
  });
}

// The package keeps one WebAssembly memory for the whole process, so it can be loaded only once.
let loading: ReturnType<typeof loadEngine> | undefined;

async function withEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine();
  const { SchemaEngine } = await loading;
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

/** The package's own entry needs a bundler to load WebAssembly. */
async function loadEngine() {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const binary = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': { ...engine, ...harmlessTimers(engine) },
  });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return engine;
}

/** The engine never clears its timers, and one of ten seconds would keep a finished command from ending. */
function harmlessTimers(engine: object): Readonly<Record<string, object>> {
  const names = Object.keys(engine).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const start = (task: () => void, delay: number) => setTimeout(task, delay >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

function toList(files: readonly MigrationFile[]): MigrationList {
  return {
    baseDir: 'migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: files.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
