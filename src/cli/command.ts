import type { Command } from 'commander';
import type { Setting } from '../usecases/status/viewing.ts';

/** Opens the database of the environment for one command and closes it again. */
export type WithSetting = <T>(work: (setting: Setting) => Promise<T>) => Promise<T>;

/** A command of `accord`: adds its own words and action to the program. */
export type CliCommand = (
  program: Command,
  withSetting: WithSetting,
  /** Whether the environment names a database that is there. */
  hasDatabase?: () => boolean,
) => void;

/** Writes a line of text to standard output. */
export function print(text: string): void {
  write(`${text}\n`);
}

/** Writes a text to standard output as it is. */
export function write(text: string): void {
  process.stdout.write(text);
}

/** Writes a value as JSON to standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
