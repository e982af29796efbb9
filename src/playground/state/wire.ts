/** One thing that went over the wire between the playground and the app. */
export type WireEntry = {
  readonly seq: number;
  /** Real time, in milliseconds. */
  readonly at: number;
  readonly direction: 'to-app' | 'from-app';
  readonly kind: 'web-api' | 'envelope' | 'response_url' | 'upload' | 'socket';
  readonly name: string;
  readonly payload: unknown;
  /** Filled in when the other side answers. */
  readonly answer?: unknown;
  readonly status?: number;
  readonly milliseconds?: number;
};

type Started = Pick<WireEntry, 'direction' | 'kind' | 'name' | 'payload'>;
type Ended = { readonly answer?: unknown; readonly status?: number };

const KEPT = 300;
const SECRET = /xox[a-z]-[\w-]+|xapp-[\w-]+/g;

/** The last three hundred exchanges, with tokens blanked. */
export class WireLog {
  #entries: WireEntry[] = [];
  #seq = 0;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  /** Writes down a request; call the result with the answer. */
  begin(started: Started): (ended: Ended) => void {
    const at = Date.now();
    this.#seq += 1;
    const entry = { ...started, payload: blanked(started.payload), seq: this.#seq, at };
    this.#entries = [...this.#entries.slice(1 - KEPT), entry];
    this.#changed();
    return (ended) => this.#replace({ ...entry, ...ended, milliseconds: Date.now() - at });
  }

  #replace(entry: WireEntry): void {
    const kept = { ...entry, answer: blanked(entry.answer) };
    this.#entries = this.#entries.map((other) => (other.seq === entry.seq ? kept : other));
    this.#changed();
  }
}

function blanked(value: unknown): unknown {
  if (value === undefined) return undefined;
  return JSON.parse(JSON.stringify(value).replace(SECRET, '[token]'));
}
