import type { IncomingMessage, ServerResponse } from 'node:http';

/** A path that the bot answers over HTTP, in the shape that Bolt's receivers take too. */
export type Route = {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
};

export type Reply = { readonly status: number; readonly type: string; readonly body: string };

/** A GET route whose reply is computed; a failure is a plain 500. */
export function get(path: string, reply: () => Promise<Reply>): Route {
  return {
    path,
    method: 'GET',
    handler: (_request, response) => {
      reply().then(
        ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
        () => response.writeHead(500, { 'content-type': 'text/plain' }).end('internal error\n'),
      );
    },
  };
}
