import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendBytes, sendJson } from './respond.ts';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const here = dirname(fileURLToPath(import.meta.url));
/** The compiled page: beside the compiled server, or in dist when the server runs from source. */
const PAGE = [join(here, 'page'), join(here, '../../dist/playground/page')].find((folder) =>
  existsSync(join(folder, 'main.js')),
);
const PARSER = dirname(fileURLToPath(import.meta.resolve('slack-message-parser')));

/** Sends the page itself. */
export async function sendIndex(response: ServerResponse): Promise<void> {
  if (!PAGE) {
    sendJson(response, 503, { error: 'The page is not built. Run `npm run build` first.' });
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  const html = await readFile(join(PAGE, 'index.html'), 'utf8');
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': policy(nonce),
  });
  response.end(html.replaceAll('{{nonce}}', nonce));
}

/** Sends a script or style of the page, or of the message parser it uses. */
export async function sendAsset(response: ServerResponse, path: string): Promise<void> {
  const match = /^\/assets\/((?:[\w-]+\/)*[\w-]+\.(js|css|svg))$/.exec(path);
  const [, file = '', extension = ''] = match ?? [];
  const parserFile = /^parser\/(.+)$/.exec(file)?.[1];
  const full = parserFile ? join(PARSER, parserFile) : join(PAGE ?? here, file);
  if (!match || !existsSync(full)) {
    sendJson(response, 404, { error: 'There is no such file.' });
    return;
  }
  sendBytes(response, String(TYPES[extension]), await readFile(full));
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: https: http:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
