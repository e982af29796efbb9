import { createHmac } from 'node:crypto';

/** The headers Slack signs a request body with. */
export function signedHeaders(
  body: string,
  secret: string,
  seconds: number,
): Readonly<Record<string, string>> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': String(seconds), 'X-Slack-Signature': `v0=${digest}` };
}
