/** What leaves on the second paths; the receiver knows by id and version what it has had already. */
export type Copy = {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly text: string;
  readonly channel: string;
  readonly notice: unknown;
};

/** Sends a copy somewhere else than to Slack; gives what went wrong, or null. Never throws. */
export type SendCopy = (copy: Copy) => Promise<string | null>;

/** One of the ways on which copies leave, by a name under which it is remembered what has left on it. */
export type SecondPath = { readonly name: string; readonly send: SendCopy };
