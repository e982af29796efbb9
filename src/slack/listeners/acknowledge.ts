import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';

/**
 * Tells Slack at once that something arrived, before any work. Forms and choices are the exception:
 * what is told back there are the complaints about fields, or what can be chosen.
 */
export const acknowledge: Middleware<AnyMiddlewareArgs> = async (args) => {
  const isAnswered = 'view' in args || 'options' in args;
  if ('ack' in args && !isAnswered) await acknowledgeWith(args.ack);
  await args.next();
};

async function acknowledgeWith(ack: unknown): Promise<void> {
  if (typeof ack === 'function') await ack();
}
