import { z } from 'zod';
import type { Playground } from '../../src/playground/playground.ts';

const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

export type Answer = z.output<typeof answer>;

/** What a Web API call came back with. */
export async function answerOf(response: Response): Promise<Answer> {
  return answer.parse(await response.json());
}

/** Calls a Web API method with a JSON body and says what came back. */
export async function call(
  playground: Playground,
  method: string,
  body: object = {},
): Promise<Answer> {
  const response = await fetch(`${playground.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${playground.botToken}`,
    },
    body: JSON.stringify(body),
  });
  return answerOf(response);
}
