import type { App, BlockAction, ButtonAction, ExternalSelectAction, RespondFn } from '@slack/bolt';
import { type Answer, sentence } from '../answer.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { explainFailure } from '../failures.ts';
import { answerDialog } from '../interactions/dialog.ts';
import { BUTTONS } from '../interactions/index.ts';
import type { Click } from '../interactions/interaction.ts';
import { unheardBecause } from './hear-once.ts';
import { replyThrough, sendAnew } from './reply.ts';
import { type Doer, openSession, type Workshop } from './workshop.ts';

type Clickable = ButtonAction | ExternalSelectAction;

type Clicked = {
  readonly body: BlockAction;
  readonly action: Clickable;
  readonly respond: RespondFn;
  readonly unheard: unknown;
};

/** Does what the clicked button says; a button that is not known any more says so. */
export function listenToButtons(app: App, workshop: Workshop): void {
  app.action<BlockAction<Clickable>>(/./, async ({ body, action, respond, context }) => {
    const unheard = unheardBecause(context);
    await workshop.turns.take(() => runButton(workshop, { body, action, respond, unheard }));
  });
}

async function runButton(workshop: Workshop, clicked: Clicked): Promise<void> {
  const { body, action, unheard } = clicked;
  const doer = {
    userId: body.user.id,
    teamId: body.user.team_id,
    channelId: body.channel?.id,
    unheard,
  };
  const click = clickOf(workshop, doer, clicked);
  try {
    const button = BUTTONS.find((one) => one.action === action.action_id);
    if (button) await button.run(await openSession(workshop, doer), click);
    else await click.reply(OUTDATED, 'below');
  } catch (error) {
    await click.reply(explainFailure(error, workshop.log), 'below');
  }
}

const OUTDATED = sentence(
  mrkdwn`⌛ This button is from an earlier version of me and does nothing any more. \`/sla help\` shows what I can do now.`,
);

function clickOf({ client, log }: Workshop, doer: Doer, { body, action, respond }: Clicked): Click {
  const { view } = body;
  const value = carriedBy(action);
  const to = { client, log, userId: doer.userId, channelId: doer.channelId };
  const inDialog = async (answer: Answer) => {
    const opening = { trigger_id: body.trigger_id, view: answerDialog('Accord', answer) };
    const opened = view?.type === 'modal' ? client.views.push(opening) : client.views.open(opening);
    await opened.catch(() => sendAnew(answer, to));
  };
  return {
    value,
    triggerId: body.trigger_id,
    channelId: doer.channelId ?? null,
    message: postedIn(body),
    identity: [doer.userId, view?.id ?? body.container.message_ts, action.action_id, value].join(),
    view: view
      ? { id: view.id, hash: view.hash, type: view.type === 'home' ? 'home' : 'modal' }
      : null,
    reply: (answer, how) => (view ? inDialog(answer) : replyThrough(respond, { answer, how }, to)),
  };
}

function carriedBy(action: Clickable): string {
  const value = action.type === 'button' ? action.value : action.selected_option?.value;
  return value ?? '';
}

function postedIn({ container, channel }: BlockAction): Click['message'] {
  const { message_ts: ts, is_ephemeral: isPrivate } = container;
  if (channel === undefined || typeof ts !== 'string' || isPrivate === true) return null;
  return { channel: channel.id, ts };
}
