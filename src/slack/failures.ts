import { randomBytes } from 'node:crypto';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { AccordError, type ErrorCode } from '../domain/error.ts';
import { type Answer, sentence } from './answer.ts';
import { mrkdwn } from './blocks/mrkdwn.ts';
import type { Log } from './log.ts';

const SIGNS: Readonly<Record<ErrorCode, string>> = {
  'not-found': '🔎',
  invalid: '✏️',
  conflict: '🔄',
  forbidden: '🔒',
  internal: '⚠️',
};

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|EPIPE|P1000|P1001|P1002|P1008|P1017|P2024|57P0[123]|53300|08\w{3})$/;
const UNREACHABLE_WORDS =
  /can't reach database|connection (terminated|refused)|PGlite is closed|ECONNREFUSED/i;

const SLOWER = mrkdwn`⏳ Slack asks me to slow down. Please try again in a minute.`;

/** What a person reads when something went wrong; what they cannot mend is logged with a reference. */
export function explainFailure(error: unknown, log: Log): Answer {
  if (error instanceof AccordError && error.code !== 'internal') {
    return sentence(mrkdwn`${SIGNS[error.code]} ${error.message}`);
  }
  if (error instanceof WebAPIRateLimitedError) return sentence(SLOWER);
  const reference = randomBytes(3).toString('hex');
  log.error({ err: error, reference }, 'an answer could not be given');
  const down = isDatabaseDown(error);
  return sentence(
    down
      ? mrkdwn`⚠️ I cannot reach my database at the moment, so I cannot look this up. Nothing is lost. Please try again in a few minutes; if it stays like this, tell whoever runs Accord (reference ${reference}).`
      : mrkdwn`⚠️ Something went wrong on our side (reference ${reference}). Please try again in a minute; if it happens again, tell whoever runs Accord and mention the reference.`,
  );
}

/** Whether an error, or what caused it, says that the database does not answer. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    UNREACHABLE.test(code) || UNREACHABLE_WORDS.test(error.message) || isDatabaseDown(error.cause)
  );
}
