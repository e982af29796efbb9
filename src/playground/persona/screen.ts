import { interactiveElements } from '../interactions/find.ts';
import { textOf } from '../json.ts';
import type { Place } from '../state/channels.ts';
import { allBlocks, type Message } from '../state/messages.ts';
import type { View } from '../state/views.ts';
import type { Workspace } from '../state/workspace.ts';
import { textOfBlocks, textOfMessage, textOfView } from './plain-text.ts';

/** A message as a person sees it. */
export type SeenMessage = {
  readonly kind: 'message';
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  /** Everything readable in it, a line for each piece. */
  readonly text: string;
  /** The labels of what can be clicked or chosen. */
  readonly controls: readonly string[];
  /** "Only visible to you". */
  readonly isEphemeral: boolean;
  readonly threadTs?: string;
  /** The message as it is kept. */
  readonly message: Message;
};

/** A modal or Home as a person sees it. */
export type SeenView = {
  readonly kind: 'view';
  readonly title: string;
  readonly text: string;
  readonly controls: readonly string[];
  readonly view: View;
};

/** All a person can see now. */
export type Screen = {
  readonly messages: readonly SeenMessage[];
  /** The modal on top, when one is open. */
  readonly modal: SeenView | undefined;
  /** How many modals are open on top of each other. */
  readonly depth: number;
  readonly home: SeenView | undefined;
  /** Small warnings Slack showed this person. */
  readonly warnings: readonly string[];
};

/** What a person sees in the workspace now. */
export function screenOf(user: string, workspace: Workspace): Screen {
  const stack = workspace.views.stack(user);
  const top = stack.at(-1);
  const home = workspace.views.home(user);
  return {
    messages: visibleMessages(user, workspace).map((message) => seenMessage(message, workspace)),
    modal: top && seenView(top),
    depth: stack.length,
    home: home && seenView(home),
    warnings: workspace.warnings.of(user).map(({ text }) => text),
  };
}

/** The messages a person may read: of their channels, and not somebody else's ephemeral ones. */
export function visibleMessages(user: string, workspace: Workspace): readonly Message[] {
  const mine = new Set(placesOf(user, workspace).map(({ id }) => id));
  return workspace.messages.all.filter(
    (message) => mine.has(message.channel) && (!message.onlyFor || message.onlyFor === user),
  );
}

/** The channels and direct messages a person is in. */
export function placesOf(user: string, workspace: Workspace): readonly Place[] {
  return workspace.channels.all.filter((place) => place.members.includes(user));
}

function seenMessage(message: Message, workspace: Workspace): SeenMessage {
  return {
    kind: 'message',
    channel: message.channel,
    ts: message.ts,
    author: message.bySlack ? 'Slackbot' : (workspace.people.find(message.user)?.realName ?? ''),
    text: textOfMessage(message),
    controls: controlsOf(allBlocks(message)),
    isEphemeral: message.onlyFor !== undefined,
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    message,
  };
}

function seenView(view: View): SeenView {
  return {
    kind: 'view',
    title: textOfBlocks(view.content.title),
    text: textOfView(view.content),
    controls: controlsOf(view.content.blocks),
    view,
  };
}

function controlsOf(blocks: unknown): readonly string[] {
  return interactiveElements(blocks).map(
    ({ element, block }) =>
      textOfBlocks(element.text) ||
      textOfBlocks(block.label) ||
      textOfBlocks(element.placeholder) ||
      String(textOf(element.action_id)),
  );
}
