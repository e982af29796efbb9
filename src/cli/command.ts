import type { Command } from 'commander';
import type { Context } from '../usecases/context.ts';

/** Opens the database of the environment for one command and closes it again. */
export type WithContext = <T>(
  options: { readonly workspace?: string | undefined },
  work: (context: Context) => Promise<T>,
) => Promise<T>;

/** A command of `accord`: adds its own words and action to the program. */
export type CliCommand = (program: Command, withContext: WithContext) => void;

/** Writes a value as JSON, or as the text that a person reads. */
export function print(value: unknown, asText?: string): void {
  process.stdout.write(`${asText ?? JSON.stringify(value, null, 2)}\n`);
}
