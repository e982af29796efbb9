import { type JsonObject, objectsOf } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** What a message says, however it was sent. */
export type Content = {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  readonly metadata?: JsonObject;
  readonly files?: readonly string[];
};

/** A message somebody posted, or one that only `onlyFor` can see. */
export type Message = Content & {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly botId?: string;
  readonly threadTs?: string;
  /** A reply that the channel shows, too. */
  readonly broadcast?: boolean;
  readonly editedTs?: string;
  readonly onlyFor?: string;
  /** Slack itself speaking: a command that failed, a notice. */
  readonly bySlack?: boolean;
};

export type NewMessage = Omit<Message, 'ts'>;

/** All messages in the order they were sent, ephemeral ones among them. */
export class Messages {
  #all: readonly Message[] = [];
  #lastMicros = 0;
  readonly #now: () => number;
  readonly #changed: () => void;

  constructor(now: () => number, changed: () => void) {
    this.#now = now;
    this.#changed = changed;
  }

  get all(): readonly Message[] {
    return this.#all;
  }

  /** Takes messages from an earlier run. */
  restore(messages: readonly Message[]): void {
    this.#all = [...messages, ...this.#all];
    this.#lastMicros = Math.max(
      this.#lastMicros,
      ...this.#all.map(({ ts }) => Math.round(Number(ts) * 1e6)),
    );
    this.#changed();
  }

  add(fresh: NewMessage): Message {
    const message = { ...fresh, ts: this.freshTs() };
    this.#all = [...this.#all, message];
    this.#changed();
    return message;
  }

  find(channel: string, ts: string): Message | undefined {
    return this.#all.find((message) => message.channel === channel && message.ts === ts);
  }

  /** The message everybody can see, or Slack's refusal. */
  get(channel: string, ts: string): Message {
    const message = this.find(channel, ts);
    if (!message || message.onlyFor) throw new Refusal('message_not_found');
    return message;
  }

  replace(message: Message, content: Content): Message {
    const edited = { ...message, ...content, editedTs: this.freshTs() };
    this.#all = this.#all.map((other) => (isSame(other, message) ? edited : other));
    this.#changed();
    return edited;
  }

  remove(message: Message): void {
    this.#all = this.#all.filter((other) => !isSame(other, message));
    this.#changed();
  }

  /** A time stamp by the playground's clock that no other message has. */
  freshTs(): string {
    this.#lastMicros = Math.max(this.#now() * 1000, this.#lastMicros + 1);
    return `${Math.floor(this.#lastMicros / 1e6)}.${String(this.#lastMicros % 1e6).padStart(6, '0')}`;
  }
}

/** The blocks of a message, those in its attachments among them. */
export function allBlocks({ blocks, attachments }: Message): readonly JsonObject[] {
  return [...blocks, ...attachments.flatMap((each) => objectsOf(each.blocks))];
}

/** Slack itself saying something. */
export function fromSlack(text: string): Omit<NewMessage, 'channel'> {
  return { text, blocks: [], attachments: [], user: 'USLACKBOT', bySlack: true };
}

function isSame(one: Message, other: Message): boolean {
  return one.channel === other.channel && one.ts === other.ts;
}
