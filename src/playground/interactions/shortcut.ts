import { Refusal } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import { messageFields } from './action.ts';
import { type Outcome, type Parts, sharedFields, TAKEN } from './parts.ts';

export type Ran = {
  readonly user: string;
  readonly callbackId: string;
  /** The message a message shortcut is run on. */
  readonly message?: Message | undefined;
};

/** Runs a shortcut: one on a message, or a global one. */
export async function runShortcut(ran: Ran, { workspace, delivery }: Parts): Promise<Outcome> {
  const { user, callbackId, message } = ran;
  const kind = message ? 'message' : 'global';
  const known = workspace.world.app.shortcuts.some(
    (shortcut) => shortcut.callbackId === callbackId && shortcut.kind === kind,
  );
  if (!known || workspace.people.isStranger(user)) throw new Refusal('shortcut_not_found');
  const { container: _, ...about } = message ? messageFields(message, user, workspace) : {};
  const ack = await delivery.deliver({
    type: 'interactive',
    payload: {
      ...sharedFields(user, workspace),
      type: message ? 'message_action' : 'shortcut',
      callback_id: callbackId,
      action_ts: workspace.messages.freshTs(),
      trigger_id: workspace.triggers.make(user),
      ...(message ? { ...about, message_ts: message.ts } : {}),
    },
  });
  if (ack.kind === 'acked') return TAKEN;
  const sentence = 'Something went wrong with this shortcut. Try again?';
  workspace.warnings.add(user, sentence);
  return { kind: 'failed', sentence };
}
