import type { Context } from '../usecases/context.ts';

/** Something done regularly: it works from what the database says is due, so a missed tick loses nothing. */
export type Job = {
  readonly name: string;
  /** When a tick asks for it, in the words of cron. */
  readonly cron: string;
  /** Does what is due in one workspace; doing it again changes nothing. */
  readonly run: (context: Context) => Promise<void>;
};
