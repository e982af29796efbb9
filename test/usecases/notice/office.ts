import { LogLevel } from '@slack/web-api';
import type { Messenger } from '../../../src/outbox/notice-post.ts';
import { openQueue, type Queue } from '../../../src/outbox/queue.ts';
import type { Playground } from '../../../src/playground/playground.ts';
import { createMessenger, createOutboxClient } from '../../../src/slack/notices/post-notice.ts';
import type { Context } from '../../../src/usecases/context.ts';
import type { TestDatabase } from '../../database.ts';

/** A queue of one process: it looks often, and tries again at once. */
export function openTestQueue({ database }: TestDatabase): Promise<Queue> {
  const retry = { retryLimit: 5, retryDelay: 0 };
  return openQueue({ executor: database, pollEvery: 20, retry });
}

/** What a job is given in the test workspace. */
export function jobContext(
  { database, workspace }: TestDatabase,
  { queue, now }: { readonly queue: Queue; readonly now: number },
): Context {
  return { database, workspace, queue, now, actor: { kind: 'job', name: 'test' } };
}

/** Posts to a playground. */
export function messengerTo(slack: Pick<Playground, 'botToken' | 'apiUrl'>): Messenger {
  return createMessenger(
    createOutboxClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      logger: QUIET,
      timeout: 5_000,
    }),
  );
}

/** The messages of a channel a moment apart, instead of the second that Slack asks for. */
export const BRISK = { apart: 1 };

const silent = () => {};
const QUIET = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  setName: silent,
  getLevel: () => LogLevel.ERROR,
};
