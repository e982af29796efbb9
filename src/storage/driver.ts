import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';

export type Row = Readonly<Record<string, unknown>>;

/** One way to reach a PostgreSQL database: a server, or PGlite in this process. */
export type Driver = {
  readonly kind: 'pglite' | 'postgresql';
  readonly connectionString?: string;
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Asks a named statement without Prisma, which takes longer than the answer; absent where its turn is Prisma's to give. */
  ask?(text: string, values: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Runs work while no other process migrates the same database. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Runs a transaction, after those that must be over before it can begin. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};
