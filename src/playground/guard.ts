import type { IncomingMessage } from 'node:http';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Says whether a browser request comes from the playground's own page, not from another site. */
export function isOwnPage(request: IncomingMessage, host: string): boolean {
  const named = request.headers.host ?? '';
  const name = named.replace(/:\d+$/, '');
  if (![...LOOPBACK, host].includes(name)) return false;
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers;
  if (site === 'cross-site' && mode !== 'navigate') return false;
  return origin === undefined || origin === `http://${named}`;
}

/** Says whether a request was made by a web page; the Web API is for programs only. */
export function isFromBrowser(request: IncomingMessage): boolean {
  return request.headers.origin !== undefined;
}
