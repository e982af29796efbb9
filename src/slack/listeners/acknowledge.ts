import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';

/**
 * Tells Slack at once that something arrived, before any work. A form is the exception: what is
 * told back there are the complaints about its fields.
 */
export const acknowledge: Middleware<AnyMiddlewareArgs> = async (args) => {
  if ('ack' in args && !('view' in args)) await acknowledgeWith(args.ack);
  await args.next();
};

async function acknowledgeWith(ack: unknown): Promise<void> {
  if (typeof ack === 'function') await ack();
}
