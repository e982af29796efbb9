import { createHmac } from 'node:crypto';
import { SECOND } from '../domain/calendar/instant.ts';
import type { SendCopy } from './second-path.ts';

type Webhook = {
  readonly url: string;
  /** Signs what is sent, so that the receiver knows who sent it. */
  readonly secret: string;
};

const WITHIN = 10 * SECOND;

/** Sends copies as JSON to a webhook, signed as Slack signs: `v1=` HMAC-SHA256 of `v1:<seconds>:<body>`. */
export function postCopyTo(
  { url, secret }: Webhook,
  seconds: () => number = () => Math.floor(Date.now() / SECOND),
): SendCopy {
  return async (copy) => {
    const body = JSON.stringify(copy);
    const at = String(seconds());
    const signature = createHmac('sha256', secret).update(`v1:${at}:${body}`).digest('hex');
    try {
      const response = await fetch(url, {
        ...{ method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(WITHIN) },
        headers: {
          'content-type': 'application/json',
          'x-accord-timestamp': at,
          'x-accord-signature': `v1=${signature}`,
        },
      });
      return response.ok ? null : `The webhook answered with HTTP status ${response.status}.`;
    } catch {
      return 'The webhook cannot be reached.';
    }
  };
}
