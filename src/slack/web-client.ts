import type { Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';

export type ClientParts = {
  readonly botToken: string;
  readonly apiUrl?: string;
  readonly boltLog: Logger;
};

/** A client for answering people: it gives up in seconds, where Slack's own would try for half an hour. */
export function createImpatientClient({ botToken, apiUrl, boltLog }: ClientParts): WebClient {
  return new WebClient(botToken, {
    ...apiAt(apiUrl),
    logger: boltLog,
    timeout: 5_000,
    retryConfig: { retries: 1, minTimeout: 200 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  });
}

/** Options that lead to another Slack, such as GovSlack or a playground. */
export function apiAt(apiUrl: string | undefined): WebClientOptions {
  return apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
}
