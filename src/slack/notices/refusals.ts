import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Concern, PostOutcome } from '../../outbox/notice-post.ts';

type Failure = Exclude<PostOutcome, { kind: 'posted' }>;

/** What a person has to do, by Slack's name for what it refused. */
const REMEDIES: Readonly<Record<string, string>> = {
  not_in_channel: 'Accord is not in this channel. Invite it there with “/invite @Accord”.',
  channel_not_found:
    'There is no such channel, or it is private and Accord is not in it. Correct the channel in the agreement or the party, or invite Accord.',
  is_archived:
    'The channel is archived. Unarchive it, or name another channel in the agreement or the party.',
  restricted_action:
    'The workspace lets only some people post in this channel. Allow Accord to post there, or name another channel.',
  restricted_action_read_only_channel:
    'The channel is read-only for Accord. Allow it to post there, or name another channel.',
  message_limit_exceeded:
    'The workspace has reached its message limit. Ask a workspace administrator.',
  invalid_auth: 'Slack does not accept the token. Install Accord again.',
  not_authed: 'There is no token. Install Accord again.',
  token_revoked: 'The token was revoked. Install Accord again.',
  token_expired: 'The token has expired. Install Accord again.',
  account_inactive: 'Accord was removed from the workspace. Install it again.',
  missing_scope: 'Accord lacks a permission. Install it again with the scopes of its manifest.',
};

/** What concerns every message of the channel, or of the workspace. */
const OF_CHANNEL = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'user_not_found',
  'user_disabled',
  'messages_tab_disabled',
  'cannot_dm_bot',
]);
const OF_WORKSPACE = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'missing_scope',
]);

const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'service_unavailable',
  'team_added_to_org',
]);
/** Slack says of these that something may have been done before it failed. */
const UNCLEAR = new Set(['fatal_error', 'internal_error', 'request_timeout']);
/** The request never left. */
const NOT_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;
/** Seconds after which something that passes is tried again. */
export const SOON = 2;

/** Slack's name for what it refused; null when the failure was of another kind. */
export function refusalOf(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** What a failed call means for the notice. */
export function explainPostFailure(error: unknown): Failure {
  const refusal = refusalOf(error);
  if (refusal !== null) return explainRefusal(refusal);
  if (error instanceof WebAPIRateLimitedError) {
    const problem = `Slack takes no more messages for ${error.retryAfter} s.`;
    return { kind: 'later', afterSeconds: error.retryAfter, problem, of: 'channel' };
  }
  if (error instanceof WebAPIHTTPError) return explainStatus(error.statusCode);
  if (error instanceof WebAPIRequestError && NOT_SENT.test(reasonsOf(error.original))) {
    const problem = 'Slack cannot be reached.';
    return { kind: 'later', afterSeconds: SOON, problem, of: 'workspace' };
  }
  const problem = 'The connection to Slack broke: the message may or may not have been posted.';
  return { kind: 'unclear', problem };
}

function explainRefusal(refusal: string): Failure {
  if (PASSING.has(refusal)) {
    const problem = `Slack is not ready (${refusal}).`;
    return { kind: 'later', afterSeconds: SOON, problem, of: 'message' };
  }
  if (UNCLEAR.has(refusal)) {
    const problem = `Slack failed (${refusal}): the message may or may not have been posted.`;
    return { kind: 'unclear', problem };
  }
  const remedy = REMEDIES[refusal] ?? 'Slack refused the message.';
  return { kind: 'refused', problem: `${remedy} (${refusal})`, of: concernOf(refusal) };
}

function concernOf(refusal: string): Concern {
  if (OF_WORKSPACE.has(refusal)) return 'workspace';
  return OF_CHANNEL.has(refusal) ? 'channel' : 'message';
}

function explainStatus(status: number): Failure {
  const problem = `Slack answered with HTTP status ${status}.`;
  return status >= 500
    ? { kind: 'later', afterSeconds: SOON, problem, of: 'message' }
    : { kind: 'refused', problem, of: 'message' };
}

function reasonsOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? String(error.code) : '';
  return `${code} ${error.message} ${reasonsOf(error.cause)}`;
}
