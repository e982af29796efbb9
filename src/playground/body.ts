import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject, parseJson } from './json.ts';

const MAX_BYTES = 32 * 1024 * 1024;

/** The whole body of a request; throws when it is larger than the playground takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MAX_BYTES) throw new Error('The body is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The fields of a form, JSON or multipart body. */
export async function fieldsOf(type: string, body: Buffer): Promise<JsonObject> {
  if (type.startsWith('application/json')) {
    const parsed = parseJson(body.toString('utf8'));
    return isObject(parsed) ? parsed : {};
  }
  if (type.startsWith('multipart/form-data')) return Object.fromEntries(await partsOf(type, body));
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}

/** The bytes of an upload: the first file of a form, or the body itself. */
export async function uploadOf(type: string, body: Buffer): Promise<Buffer> {
  if (!type.startsWith('multipart/form-data')) return body;
  const file = [...(await partsOf(type, body))]
    .map(([, value]) => value)
    .find((value) => typeof value !== 'string');
  return file === undefined ? body : Buffer.from(await new Response(file).arrayBuffer());
}

async function partsOf(type: string, body: Buffer): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}
