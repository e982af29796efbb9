import type { Logger } from 'pino';
import type { Context } from '../usecases/context.ts';
import type { Served } from '../usecases/job/workspaces-served.ts';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Something done regularly: it works from what the database says is due, so a missed tick loses nothing. */
export type Job = {
  readonly name: string;
  /** When a tick asks for it, in the words of cron. */
  readonly cron: string;
  /**
   * Where it is run: once over all workspaces together; by the clock of every zone in which something was agreed, in
   * the workspaces of that zone; or wherever one question over all workspaces finds something due.
   */
  readonly scope: 'together' | 'zones' | ((context: Context) => Promise<Served>);
  /** Whether something has just become due, asked every second: then it is not left to the next tick. */
  readonly isDue?: (context: Context) => Promise<boolean>;
  /** Does what is due, and logs how a long work goes on; doing it again changes nothing. */
  readonly run: (context: Context, log: Log) => Promise<void>;
};
