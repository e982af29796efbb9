import { json, text } from './json.ts';
import type {
  Json,
  PageAct,
  PageContainer,
  PageOutcome,
  PageScreen,
  PageWireEntry,
} from './protocol.ts';

/** The page's calls, made as one person. */
export class Server {
  readonly #as: string;

  constructor(as: string) {
    this.#as = as;
  }

  async act(act: PageAct): Promise<PageOutcome> {
    const answer = await this.#post('act', act);
    if (answer.kind === 'taken' || answer.kind === 'failed' || answer.kind === 'invalid') {
      return outcome(answer);
    }
    return { kind: 'failed', sentence: text(answer.error) || 'Something went wrong.' };
  }

  async suggest(asked: {
    readonly container: PageContainer;
    readonly blockId: string;
    readonly actionId: string;
    readonly value: string;
  }): Promise<readonly Json[]> {
    const answer: unknown = await this.#post('suggest', asked);
    return Array.isArray(answer) ? answer : [];
  }

  /** Moves time; gives a sentence when that failed. */
  async advance(step: string): Promise<string | undefined> {
    const { error } = await this.#post('time', { step });
    return error === undefined ? undefined : `Time could not be moved: ${text(error)}.`;
  }

  async wire(after: number): Promise<readonly PageWireEntry[]> {
    const response = await fetch(this.#url('wire', `&after=${after}`));
    return response.json();
  }

  /** Listens to what this person sees, and to traffic; returns how to stop. */
  watch(on: {
    screen(screen: PageScreen): void;
    wire(last: number): void;
    lost(): void;
  }): () => void {
    const source = new EventSource(this.#url('events'));
    source.addEventListener('screen', (event) => on.screen(JSON.parse(event.data)));
    source.addEventListener('wire', (event) => on.wire(JSON.parse(event.data).last));
    source.addEventListener('error', () => on.lost());
    return () => source.close();
  }

  async #post(path: string, body: unknown): Promise<Json> {
    const response = await fetch(this.#url(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  #url(path: string, more = ''): string {
    return `/page/${path}?as=${encodeURIComponent(this.#as)}${more}`;
  }
}

function outcome(answer: Json): PageOutcome {
  if (answer.kind === 'failed') return { kind: 'failed', sentence: text(answer.sentence) };
  if (answer.kind !== 'invalid') return { kind: 'taken' };
  const errors = Object.entries(json(answer.errors)).map(([id, each]) => [id, text(each)]);
  return { kind: 'invalid', errors: Object.fromEntries(errors) };
}
