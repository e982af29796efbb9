import type { Logger } from 'pino';
import type { Context } from '../usecases/context.ts';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Something done regularly: it works from what the database says is due, so a missed tick loses nothing. */
export type Job = {
  readonly name: string;
  /** When a tick asks for it, in the words of cron. */
  readonly cron: string;
  /** Whether something has just become due, asked every second: then it is not left to the next tick. */
  readonly isDue?: (context: Context) => Promise<boolean>;
  /** Does what is due in one workspace, and logs how a long work goes on; doing it again changes nothing. */
  readonly run: (context: Context, log: Log) => Promise<void>;
};
