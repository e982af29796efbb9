import type { App, MessageShortcut } from '@slack/bolt';
import { explainFailure } from '../failures.ts';
import { SHORTCUTS } from '../interactions/index.ts';
import type { ShortcutInteraction } from '../interactions/interaction.ts';
import { unheardBecause } from './hear-once.ts';
import { sendAnew } from './reply.ts';
import { openSession, type Workshop } from './workshop.ts';

/** Does what somebody chose from the menu of a message. */
export function listenToShortcuts(app: App, workshop: Workshop): void {
  for (const shortcut of SHORTCUTS) {
    const constraints = { type: 'message_action', callback_id: shortcut.shortcut } as const;
    app.shortcut(constraints, async ({ shortcut: chosen, context }) => {
      const sent = { ...chosen, unheard: unheardBecause(context) };
      await workshop.turns.take(() => runShortcut(workshop, shortcut, sent));
    });
  }
}

type Chosen = MessageShortcut & { readonly unheard: unknown };

async function runShortcut(
  workshop: Workshop,
  { run }: ShortcutInteraction,
  { user, channel, message, trigger_id: triggerId, unheard }: Chosen,
): Promise<void> {
  const { client, log } = workshop;
  const doer = { userId: user.id, teamId: user.team_id, channelId: channel.id, unheard };
  const reply = (answer: Parameters<typeof sendAnew>[0]) =>
    sendAnew(answer, { client, log, userId: doer.userId, channelId: doer.channelId });
  try {
    const session = await openSession(workshop, doer);
    await run(session, { text: message.text ?? '', triggerId, view: null, reply });
  } catch (error) {
    await reply(explainFailure(error, log));
  }
}
