import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError, z } from 'zod';
import { readBody } from './body.ts';
import type { SocketDelivery } from './delivery/socket.ts';
import type { Parts } from './interactions/parts.ts';
import { parseJson } from './json.ts';
import { actOnPage, suggestOnPage } from './page-acts.ts';
import { streamScreen } from './page-events.ts';
import { pageScreen } from './page-screen.ts';
import { Refusal } from './refusal.ts';
import { sendJson } from './respond.ts';
import { timeSteps } from './time-steps.ts';

export type PageParts = Parts & { readonly socket: SocketDelivery | undefined };

/** So often the page is drawn again while time moves. */
const SHOW_EVERY_MS = 250;

const timeSchema = z.object({ step: z.string() });

/** Answers the page's own calls: `/page/…?as=<person>`. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  parts: PageParts,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://playground');
  const { workspace, socket } = parts;
  try {
    const route = `${request.method} ${url.pathname}`;
    const user = whoever(url.searchParams.get('as'), parts);
    if (route === 'GET /page/events') {
      streamScreen(response, { user, workspace, socket });
      return;
    }
    sendJson(response, 200, await answer(route, user, { ...parts, request, url }));
  } catch (error) {
    if (error instanceof Refusal) sendJson(response, 409, { error: error.code });
    else if (error instanceof ZodError) sendJson(response, 400, { error: z.prettifyError(error) });
    else throw error;
  }
}

type Asked = PageParts & { readonly request: IncomingMessage; readonly url: URL };

async function answer(route: string, user: string, asked: Asked): Promise<unknown> {
  const { workspace, socket, url } = asked;
  switch (route) {
    case 'GET /page/screen':
      return pageScreen(user, workspace, socket);
    case 'GET /page/wire': {
      const after = Number(url.searchParams.get('after') ?? 0);
      return workspace.wire.entries.filter(({ seq }) => seq > after);
    }
    case 'POST /page/act':
      return actOnPage(user, await bodyOf(asked.request), asked);
    case 'POST /page/suggest':
      return suggestOnPage(user, await bodyOf(asked.request), asked);
    case 'POST /page/time':
      return advance(user, await bodyOf(asked.request), asked);
    default:
      throw new Refusal('no_such_page');
  }
}

async function advance(user: string, body: unknown, { workspace }: PageParts): Promise<unknown> {
  const { time, people, changes } = workspace;
  const wanted = timeSchema.parse(body).step;
  const step = timeSteps(time.now(), people.get(user).timeZone).find(({ key }) => key === wanted);
  if (!step) throw new Refusal('no_such_step');
  const showing = setInterval(() => changes.announce(), SHOW_EVERY_MS);
  try {
    await time.advanceTo(step.to);
  } finally {
    clearInterval(showing);
    changes.announce();
  }
  return { now: time.now() };
}

/** The persona asked for; the first person of the world when nobody is. */
function whoever(id: string | null, { workspace }: PageParts): string {
  const person = id ? workspace.people.get(id) : workspace.people.all.find((each) => !each.isBot);
  if (!person || person.isBot) throw new Refusal('user_not_found');
  return person.id;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new Refusal('json_expected');
  }
  return parseJson((await readBody(request)).toString('utf8'));
}
