import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../src/domain/calendar/instant.ts';
import type { Chance } from './chance.ts';
import type { Figures } from './figures.ts';
import { SIGNING_SECRET } from './plan.ts';

type Stage = {
  readonly chance: Chance;
  readonly figures: Figures;
  readonly now: () => number;
  /** Where those listen who are there at this moment. */
  readonly ports: () => readonly number[];
};

/** What somebody does in the chat, and the words by which it is found again. */
export type Deed =
  | { readonly kind: 'typed'; readonly text: string; readonly words: string }
  | { readonly kind: 'noted'; readonly episode: string; readonly words: string }
  | { readonly kind: 'pressed'; readonly episode: string };

const PERSON = { id: 'U01MARA', team_id: 'T01HOME' };
const TIMES = 5;

/** What people do in the chat arrives as Slack's signed requests, each of them five times, at any process, in any order. */
export class Chat {
  readonly #stage: Stage;
  #under: Promise<unknown>[] = [];
  #triggers = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  say(deed: Deed): void {
    const { chance, figures } = this.#stage;
    this.#triggers += 1;
    const body = bodyOf(deed, `trigger-${this.#triggers}`).toString();
    figures.count('asked for in the chat');
    for (let time = 0; time < TIMES; time += 1) {
      this.#under.push(this.#deliver(body, { after: chance.below(1_500), age: time }));
    }
  }

  /** Waits until everything that was said has arrived everywhere. */
  async silence(): Promise<void> {
    await Promise.all(this.#under.splice(0));
  }

  async #deliver(body: string, { after, age }: { after: number; age: number }): Promise<void> {
    await sleep(after);
    const { chance, ports, now, figures } = this.#stage;
    const open = ports();
    if (open.length === 0) return void figures.count('requests of Slack lost');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      // A request that is delivered again is signed again.
      ...signed(body, Math.floor(now() / SECOND) - age),
    };
    const url = `http://127.0.0.1:${chance.of(open)}/slack/events`;
    const signal = AbortSignal.timeout(10_000);
    const sent = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null);
    figures.count(sent?.ok ? 'requests of Slack taken' : 'requests of Slack lost');
  }
}

function bodyOf(deed: Deed, trigger: string): URLSearchParams {
  const team = { id: PERSON.team_id, domain: 'home' };
  const shared = { user: PERSON, team, api_app_id: 'A0APP', trigger_id: trigger };
  switch (deed.kind) {
    case 'typed':
      return new URLSearchParams({
        ...{ command: '/sla', text: deed.text, trigger_id: trigger },
        ...{ user_id: PERSON.id, team_id: PERSON.team_id, channel_id: 'C0MSG' },
        response_url: 'http://127.0.0.1:9/nowhere',
      });
    case 'pressed':
      return payload({
        ...{ type: 'block_actions', ...shared, response_url: 'http://127.0.0.1:9/nowhere' },
        channel: { id: 'C0MSG', name: 'messaging' },
        container: { type: 'message', message_ts: '1.1', channel_id: 'C0MSG' },
        actions: [
          { type: 'button', action_id: 'alert.acknowledge', block_id: 'b', value: deed.episode },
        ],
      });
    case 'noted':
      return payload({
        ...{ type: 'view_submission', ...shared },
        view: {
          ...{ id: 'V1', type: 'modal', callback_id: 'alert.note-form', hash: '1' },
          ...{ private_metadata: deed.episode, blocks: [] },
          state: { values: { b: { text: { type: 'plain_text_input', value: deed.words } } } },
        },
      });
  }
}

function payload(content: object): URLSearchParams {
  return new URLSearchParams({ payload: JSON.stringify(content) });
}

function signed(body: string, seconds: number): Readonly<Record<string, string>> {
  const text = `v0:${seconds}:${body}`;
  const hash = createHmac('sha256', SIGNING_SECRET).update(text).digest('hex');
  return {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${hash}`,
  };
}
