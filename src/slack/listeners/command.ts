import type { App } from '@slack/bolt';
import { answerCommand } from '../commands/index.ts';
import { explainFailure } from '../failures.ts';
import { unheardBecause } from './hear-once.ts';
import { replyThrough } from './reply.ts';
import { openSession, type Workshop } from './workshop.ts';

/** The one command that people type. */
const COMMAND = '/sla';

/** Answers `/sla …` for the person who typed it only. */
export function listenToCommand(app: App, workshop: Workshop): void {
  const { client, log, turns } = workshop;
  app.command(COMMAND, async ({ command, respond, context }) => {
    const doer = {
      userId: command.user_id,
      teamId: command.team_id,
      channelId: command.channel_id,
      unheard: unheardBecause(context),
    };
    const answer = await openSession(workshop, doer)
      .then((session) => ({ ...session, triggerId: command.trigger_id }))
      .then((session) => turns.take(() => answerCommand(session, command.text ?? '')))
      .catch((error: unknown) => explainFailure(error, log));
    await replyThrough(respond, { answer, how: 'below' }, { ...doer, client, log });
  });
}
