/** What leaves on the second path; the receiver knows by id and version what it has had already. */
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

/** Sends copies everywhere; when one place fails all are tried again, and see that they have had it already. */
export function sendEverywhere(senders: readonly SendCopy[]): SendCopy {
  return async (copy) => {
    const problems = await Promise.all(senders.map((send) => send(copy)));
    return problems.filter((problem) => problem !== null).join(' ') || null;
  };
}
