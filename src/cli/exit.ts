import { CommanderError } from 'commander';
import { AccordError, type ErrorCode } from '../domain/error.ts';
import { saidHere } from './said-here.ts';

const EXIT_CODES: Record<ErrorCode, number> = {
  invalid: 1,
  internal: 1,
  'not-found': 2,
  conflict: 3,
  forbidden: 4,
};

/** Says on standard error what went wrong, in a sentence, and gives the exit code. */
export function explainFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof AccordError) {
    process.stderr.write(`${saidHere(error.message)}\n`);
    return EXIT_CODES[error.code];
  }
  process.stderr.write(`Something went wrong that should not: ${describe(error)}\n`);
  return EXIT_CODES.internal;
}

/** Goes on in silence where nobody reads the output any more, as behind “| head”; the work is still done. */
export function passOverClosedOutput(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
