import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiParts, answerCall } from './api/endpoint.ts';
import { sendAsset, sendIndex } from './assets.ts';
import { fieldsOf, readBody, uploadOf } from './body.ts';
import { isFromBrowser, isOwnPage } from './guard.ts';
import { showReply } from './interactions/reply.ts';
import { answerPage, type PageParts } from './page-api.ts';
import { Refusal } from './refusal.ts';
import { sendBytes, sendJson } from './respond.ts';
import { mimeTypeOf } from './state/files.ts';

export type ServerParts = ApiParts & PageParts & { readonly host: string };

/** Sends each request where it belongs. */
export async function route(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ServerParts,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://playground').pathname;
  if (path === '/healthz') return sendBytes(response, 'text/plain', 'ok\n');
  const isProgram = /^\/(api|response|upload)\//.test(path);
  const isAllowed = isProgram ? !isFromBrowser(request) : isOwnPage(request, parts.host);
  if (!isAllowed) return sendJson(response, 403, { error: 'Not from here.' });
  if (path.startsWith('/api/')) return answerCall(request, response, parts);
  if (path.startsWith('/response/')) return takeReply(request, response, parts);
  if (path.startsWith('/upload/')) return takeUpload(request, response, parts);
  if (path.startsWith('/page/')) return answerPage(request, response, parts);
  if (path.startsWith('/files/')) return sendFile(path, response, parts);
  if (path.startsWith('/assets/')) return sendAsset(response, path);
  if (path === '/') return sendIndex(response);
  return sendJson(response, 404, { error: 'There is nothing here.' });
}

async function takeReply(
  request: IncomingMessage,
  response: ServerResponse,
  { workspace }: ServerParts,
): Promise<void> {
  const secret = String(request.url).split('/').at(-1) ?? '';
  const body = await readBody(request);
  const reply = await fieldsOf(request.headers['content-type'] ?? '', body);
  const end = workspace.wire.begin({
    direction: 'from-app',
    kind: 'response_url',
    name: 'response_url',
    payload: reply,
  });
  try {
    showReply(reply, workspace.responseUrls.use(secret), workspace);
    end({ status: 200, answer: 'ok' });
    sendBytes(response, 'text/html', 'ok');
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const status = /_url$/.test(refusal.code) ? 404 : 400;
    const answer = { ok: false, error: refusal.code, ...refusal.details };
    end({ status, answer });
    sendJson(response, status, answer);
  }
}

async function takeUpload(
  request: IncomingMessage,
  response: ServerResponse,
  { workspace }: ServerParts,
): Promise<void> {
  const id = String(request.url).split('/').at(-1) ?? '';
  const bytes = await uploadOf(request.headers['content-type'] ?? '', await readBody(request));
  const known = workspace.files.find(id);
  const end = workspace.wire.begin({
    direction: 'from-app',
    kind: 'upload',
    name: known?.name ?? 'upload',
    payload: `${bytes.length} bytes`,
  });
  const isRight = known?.length === bytes.length;
  if (isRight) workspace.files.upload(id, bytes);
  end({ status: isRight ? 200 : 400 });
  if (isRight) sendBytes(response, 'text/plain', `OK - ${bytes.length}`);
  else sendJson(response, 400, { ok: false, error: 'length_mismatch' });
}

async function sendFile(
  path: string,
  response: ServerResponse,
  { workspace }: ServerParts,
): Promise<void> {
  const file = workspace.files.find(path.split('/')[2] ?? '');
  if (!file?.bytes) return sendJson(response, 404, { error: 'There is no such file.' });
  const type = mimeTypeOf(file.name);
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  return sendBytes(response, type, file.bytes);
}
