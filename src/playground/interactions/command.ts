import type { Ack } from '../delivery/delivery.ts';
import type { Place } from '../state/channels.ts';
import { fromSlack } from '../state/messages.ts';
import { homeTeam, type Workspace } from '../state/workspace.ts';
import { type Outcome, type Parts, responseUrl, TAKEN } from './parts.ts';
import { showAckReply } from './reply.ts';

export type Typed = { readonly user: string; readonly place: Place; readonly line: string };

/** Runs a slash command as a person typed it. */
export async function runCommand(typed: Typed, parts: Parts): Promise<Outcome> {
  const { workspace } = parts;
  const [word = '', text = ''] = split(typed.line);
  const known = workspace.world.app.commands.some(({ command }) => command === word);
  if (!known || workspace.people.isStranger(typed.user)) return fail(notValid(word), typed, parts);
  const target = { channel: typed.place.id, user: typed.user };
  const secret = workspace.responseUrls.make(target);
  const ack = await parts.delivery.deliver({
    type: 'slash_commands',
    payload: payload({ typed, word, text, secret }, workspace),
  });
  if (ack.kind !== 'acked') return fail(failure(word, ack), typed, parts);
  showAckReply(ack.body, target, workspace);
  return TAKEN;
}

type Sent = {
  readonly typed: Typed;
  readonly word: string;
  readonly text: string;
  readonly secret: string;
};

function payload({ typed, word, text, secret }: Sent, workspace: Workspace) {
  const team = homeTeam(workspace);
  return {
    token: 'verification-token-not-used',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: typed.place.id,
    channel_name: nameOf(typed.place),
    user_id: typed.user,
    user_name: workspace.people.get(typed.user).name,
    command: word,
    text: escaped(text, workspace),
    api_app_id: workspace.world.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl(secret, workspace),
    trigger_id: workspace.triggers.make(typed.user),
  };
}

/** Slack does not tell apps the names of direct messages and private channels here. */
function nameOf({ kind, isPrivate, name }: Place): string {
  if (kind !== 'channel') return 'directmessage';
  return isPrivate ? 'privategroup' : name;
}

function split(line: string): readonly string[] {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(line.trim());
  return match ? match.slice(1) : [];
}

/** Mentions arrive as ids, because the app's commands ask for `should_escape`. */
export function escaped(text: string, workspace: Workspace): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return safe
    .replace(/(?<=^|\s)@([\w.-]+)/g, (whole, name) => personMention(name, workspace) ?? whole)
    .replace(/(?<=^|\s)#([\w.-]+)/g, (whole, name) => placeMention(name, workspace) ?? whole);
}

function personMention(name: string, { people, world }: Workspace): string | undefined {
  const person = people.all.find((other) => other.name === name);
  if (person) return `<@${person.id}|${person.name}>`;
  const group = world.userGroups.find((other) => other.handle === name);
  return group && `<!subteam^${group.id}|@${group.handle}>`;
}

function placeMention(name: string, { channels }: Workspace): string | undefined {
  const place = channels.all.find((other) => other.name === name);
  return place && `<#${place.id}|${place.name}>`;
}

function fail(sentence: string, { user, place }: Typed, { workspace }: Parts): Outcome {
  workspace.messages.add({ ...fromSlack(sentence), channel: place.id, onlyFor: user });
  return { kind: 'failed', sentence };
}

function failure(word: string, ack: Ack): string {
  const error = ack.kind === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
  return `${word} failed with the error “${error}”`;
}

function notValid(word: string): string {
  return `${word} is not a valid command. In Slack, all messages that start with the “/” character are interpreted as slash commands. If you are trying to send a message and not run a command, try preceding the “/” with an empty space.`;
}
