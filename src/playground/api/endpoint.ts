import type { IncomingMessage, ServerResponse } from 'node:http';
import { fieldsOf, readBody } from '../body.ts';
import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Workspace } from '../state/workspace.ts';
import { Arguments } from './call.ts';
import type { Fault, Faults } from './faults.ts';
import { METHODS } from './index.ts';
import type { PostingRate } from './rate.ts';

export type ApiParts = {
  readonly workspace: Workspace;
  readonly faults: Faults;
  readonly rate: PostingRate;
  /** Counts calls that have not been answered yet. */
  readonly open: { calls: number };
};

type Answer = { readonly status: number; readonly body: JsonObject; readonly retryAfter?: number };

const APP_LEVEL = ['apps.connections.open'];

/** Answers `POST /api/<method>`. */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ApiParts,
): Promise<void> {
  parts.open.calls += 1;
  try {
    await answer(request, response, parts);
  } finally {
    parts.open.calls -= 1;
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ApiParts,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://playground');
  const method = url.pathname.replace(/^\/api\//, '');
  const body = await readBody(request);
  const fields = await fieldsOf(request.headers['content-type'] ?? '', body);
  const given = { ...Object.fromEntries(url.searchParams), ...fields };
  const { token: _, ...visible } = given;
  const end = parts.workspace.wire.begin({
    direction: 'from-app',
    kind: 'web-api',
    name: method,
    payload: readable(visible),
  });
  const fault = parts.faults.take(method);
  if (fault && breaks(fault, response, end)) return;
  const result = fault ? faulty(fault) : call(method, tokenOf(request, given), { given, parts });
  const outcome = result ?? call(method, tokenOf(request, given), { given, parts });
  end({ status: outcome.status, answer: outcome.body });
  if (fault?.kind === 'cut') response.destroy();
  else send(response, outcome);
}

/** Faults that leave the caller without an answer and the call undone. */
function breaks(
  fault: Fault,
  response: ServerResponse,
  end: (ended: { answer: string }) => void,
): boolean {
  if (fault.kind === 'hang') {
    end({ answer: 'no answer at all' });
    return true;
  }
  if (fault.kind === 'cut' && fault.when === 'before') {
    end({ answer: 'connection cut before the call was taken' });
    response.destroy();
    return true;
  }
  return false;
}

function faulty(fault: Fault): Answer | undefined {
  if (fault.kind === 'error') return { status: 200, body: { ok: false, error: fault.error } };
  if (fault.kind === 'status') return { status: fault.status, body: { ok: false } };
  if (fault.kind === 'rate-limited') return tooMany(fault.retryAfterSeconds);
  return undefined;
}

type Calling = { readonly given: JsonObject; readonly parts: ApiParts };

function call(method: string, token: string | undefined, { given, parts }: Calling): Answer {
  try {
    const known = METHODS.get(method);
    if (!known) throw new Refusal('unknown_method', { req_method: method });
    checkToken(method, token, parts.workspace);
    const wait = secondsToWait(method, given, parts);
    if (wait > 0) return tooMany(wait);
    const { workspace } = parts;
    const result = known({ workspace, arguments: new Arguments(given) });
    return { status: 200, body: { ok: true, ...result } };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { status: 200, body: { ok: false, error: refusal.code, ...refusal.details } };
  }
}

function checkToken(method: string, token: string | undefined, { world }: Workspace): void {
  if (!token) throw new Refusal('not_authed');
  const { bot, app } = world.tokens;
  if (token !== bot && token !== app) throw new Refusal('invalid_auth');
  const expected = APP_LEVEL.includes(method) ? app : bot;
  if (token !== expected) throw new Refusal('not_allowed_token_type');
}

function secondsToWait(method: string, given: JsonObject, { rate, workspace }: ApiParts): number {
  if (method !== 'chat.postMessage') return 0;
  const named = String(given.channel ?? '').replace(/^#/, '');
  const place = workspace.channels.all.find(({ id, name }) => id === named || name === named);
  return rate.secondsToWait(place?.id ?? named);
}

function tooMany(seconds: number): Answer {
  return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter: seconds };
}

function tokenOf(request: IncomingMessage, given: JsonObject): string | undefined {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '');
  return header?.[1] ?? (typeof given.token === 'string' ? given.token : undefined);
}

function send(response: ServerResponse, { status, body, retryAfter }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
  });
  response.end(JSON.stringify(body));
}

function readable(given: JsonObject): JsonObject {
  const parsed = new Arguments(given);
  return Object.fromEntries(Object.keys(given).map((name) => [name, parsed.json(name)]));
}
