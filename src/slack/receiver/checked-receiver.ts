import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type BufferedIncomingMessage,
  type CustomRoute,
  HTTPReceiver,
  type Logger,
} from '@slack/bolt';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Log } from '../log.ts';
import { readBody } from './read-body.ts';
import { createRequestChecks, type Refusal, type SignedRequest } from './request-checks.ts';

/** The path under which Slack reaches the bot. */
const SLACK_PATH = '/slack/events';

const BODY_LIMIT = 1024 * 1024;

type ReceiverParts = {
  readonly signingSecret: string;
  readonly routes: readonly CustomRoute[];
  /** The time that all replicas share, whatever the clock of this machine says. */
  readonly now: () => Instant;
  readonly boltLog: Logger;
  readonly log: Log;
};

/**
 * Bolt's HTTP receiver behind stricter doors: it takes timestamps from the future, replays and
 * bodies of 4 MB by itself.
 */
export function createCheckedReceiver(parts: ReceiverParts): HTTPReceiver {
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    endpoints: [SLACK_PATH],
    customRoutes: [...parts.routes],
    logger: parts.boltLog,
    bodyLimit: BODY_LIMIT,
    // Checked at the door, by the time that all replicas share instead of the clock of this machine.
    signatureVerification: false,
  });
  receiver.requestListener = guard(receiver.requestListener, parts);
  return receiver;
}

function guard(pass: RequestListener, { signingSecret, now, log }: ReceiverParts): RequestListener {
  const check = createRequestChecks(signingSecret);
  return (request, response) => {
    if (!isFromSlack(request)) return pass(request, response);
    admit(request, (signed) => check(signed, now())).then(
      (refusal) => (refusal ? turnAway(response, { refusal, log }) : pass(request, response)),
      () => request.destroy(),
    );
  };
}

/** Only Slack posts anything, so that no way of writing its path leads past the door. */
function isFromSlack({ method }: IncomingMessage): boolean {
  return method?.toUpperCase() === 'POST';
}

async function admit(
  request: IncomingMessage,
  check: (signed: SignedRequest) => Refusal | null,
): Promise<Refusal | null> {
  const body = await readBody(request, BODY_LIMIT);
  if (!body) return { status: 413, reason: 'its body is too long' };
  if (isCertificateCheck(body)) return { status: 200, reason: 'it only looks at the certificate' };
  keepBody(request, body);
  const { headers } = request;
  return check({
    timestamp: single(headers['x-slack-request-timestamp']),
    signature: single(headers['x-slack-signature']),
    body,
  });
}

/** Bolt looks for the body it would otherwise read from the stream, which is used up now. */
function keepBody(request: IncomingMessage, rawBody: Buffer): BufferedIncomingMessage {
  return Object.assign(request, { rawBody });
}

/** Slack looks now and then whether our certificate is good; it does not sign that, and it asks for nothing. */
function isCertificateCheck(body: Buffer): boolean {
  return body.length < 1_000 && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}

function turnAway(
  response: ServerResponse,
  { refusal, log }: { readonly refusal: Refusal; readonly log: Log },
): void {
  const { status, reason } = refusal;
  if (status !== 200) log.warn({ status, reason }, 'a request to Slack’s path was refused');
  response.writeHead(status, { connection: 'close' }).end();
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
