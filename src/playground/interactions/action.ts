import { messageShape, viewShape } from '../api/shapes.ts';
import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { allBlocks, type Message } from '../state/messages.ts';
import type { View } from '../state/views.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Answers, elementState, type Given } from './answers.ts';
import { currentValues } from './current.ts';
import { findElement } from './find.ts';
import { type Outcome, type Parts, responseUrl, sharedFields, TAKEN } from './parts.ts';

/** Where an element stands: in a message or in a view. */
export type Container =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View };

export type Clicked = {
  readonly user: string;
  readonly container: Container;
  readonly blockId?: string | undefined;
  readonly actionId: string;
  /** What was chosen; nothing for a button. */
  readonly given?: Given;
  /** Everything else the person has filled in so far. */
  readonly answers?: Answers;
};

/** Acts on an element: sends block_actions and waits for the acknowledgement. */
export async function clickElement(
  clicked: Clicked,
  { workspace, delivery }: Parts,
): Promise<Outcome> {
  const blocks = blocksOf(clicked.container);
  const found = findElement(blocks, clicked);
  if (!found) throw new Refusal('element_not_found');
  const payload = {
    type: 'block_actions',
    ...sharedFields(clicked.user, workspace),
    ...containerFields(clicked, workspace),
    state: { values: remembered(clicked, workspace) },
    actions: [actionField(found, clicked, workspace)],
  };
  const ack = await delivery.deliver({ type: 'interactive', payload });
  if (ack.kind === 'acked') return TAKEN;
  const sentence = 'This app is not responding. Give it another try, or contact the app’s maker.';
  workspace.warnings.add(clicked.user, sentence);
  return { kind: 'failed', sentence };
}

/** The blocks of a container. */
export function blocksOf(container: Container): unknown {
  if (container.kind === 'view') return container.view.content.blocks;
  return allBlocks(container.message);
}

/** The key under which a person's choices in a container are remembered. */
function containerKey(container: Container): string {
  const { kind } = container;
  return kind === 'message' ? container.message.ts : container.view.id;
}

function remembered(clicked: Clicked, workspace: Workspace): JsonObject {
  const { container, user, actionId, given } = clicked;
  const found = findElement(blocksOf(container), clicked);
  const own =
    given === undefined || !found ? {} : { [String(found.block.block_id)]: { [actionId]: given } };
  const answers = { ...clicked.answers, ...own };
  return currentValues(
    { user, blocks: blocksOf(container), key: containerKey(container), answers },
    workspace,
  );
}

type FoundElement = { readonly block: JsonObject; readonly element: JsonObject };

function actionField(
  { block, element }: FoundElement,
  clicked: Clicked,
  workspace: Workspace,
): JsonObject {
  const { type, action_id, text, value } = element;
  const shared = {
    type,
    action_id,
    block_id: block.block_id,
    action_ts: workspace.messages.freshTs(),
  };
  if (type === 'button' || type === 'workflow_button') {
    return { ...shared, text, ...(value === undefined ? {} : { value }) };
  }
  return { ...shared, ...elementState(element, clicked.given ?? null) };
}

function containerFields(clicked: Clicked, workspace: Workspace): JsonObject {
  const { container, user } = clicked;
  if (container.kind === 'view') {
    const { view } = container;
    return {
      container: { type: 'view', view_id: view.id },
      trigger_id: workspace.triggers.make(
        user,
        view.content.type === 'modal' ? view.id : undefined,
      ),
      view: { ...viewShape(view, workspace), state: { values: remembered(clicked, workspace) } },
    };
  }
  return {
    ...messageFields(container.message, user, workspace),
    trigger_id: workspace.triggers.make(user),
  };
}

/** Where a message stands, as payloads about it say. Ephemeral ones are not sent along. */
export function messageFields(message: Message, user: string, workspace: Workspace): JsonObject {
  const place = workspace.channels.find(message.channel);
  const target = { channel: message.channel, user, messageTs: message.ts };
  const thread = message.threadTs ? { threadTs: message.threadTs } : {};
  const secret = workspace.responseUrls.make({ ...target, ...thread });
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.onlyFor !== undefined,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: message.channel, name: place?.kind === 'im' ? 'directmessage' : place?.name },
    response_url: responseUrl(secret, workspace),
    ...(message.onlyFor ? {} : { message: messageShape(message, workspace) }),
  };
}
