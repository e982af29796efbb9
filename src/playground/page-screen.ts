import type { SocketDelivery } from './delivery/socket.ts';
import type {
  PageFile,
  PageMessage,
  PagePerson,
  PagePlace,
  PageScreen,
  PageView,
} from './page/protocol.ts';
import { placesOf, visibleMessages } from './persona/screen.ts';
import type { Place } from './state/channels.ts';
import { mimeTypeOf } from './state/files.ts';
import type { Message } from './state/messages.ts';
import type { View } from './state/views.ts';
import { homeTeam, type Workspace } from './state/workspace.ts';
import { timeSteps } from './time-steps.ts';
import type { Person } from './world.ts';

const SHOWN = 200;
const COLOURS = ['#3b6fb6', '#b0562c', '#2f855a', '#8a4fb0', '#b23a6b', '#50708a', '#8a6d1f'];

/** All one persona sees, for the page. */
export function pageScreen(
  user: string,
  workspace: Workspace,
  socket?: SocketDelivery,
): PageScreen {
  const you = workspace.people.get(user);
  const messages = visibleMessages(user, workspace);
  const home = workspace.views.home(user);
  const now = workspace.time.now();
  return {
    now,
    you: person(you, workspace),
    workspace: teamName(you.teamId, workspace),
    note: workspace.note.text,
    people: workspace.people.all.map((each) => person(each, workspace)),
    groups: workspace.world.userGroups.map(({ id, handle }) => ({ id, handle })),
    places: placesOf(user, workspace).map((each) => place(each, { user, messages, workspace })),
    messages: latest(messages).map((each) => message(each, workspace)),
    modals: workspace.views.stack(user).map(view),
    home: home ? view(home) : null,
    warnings: workspace.warnings.of(user),
    steps: timeSteps(now, you.timeZone),
    app: app(user, workspace, socket ? socket.connections > 0 : true),
  };
}

/** The last messages of each channel; enough to read, little enough to send often. */
function latest(messages: readonly Message[]): readonly Message[] {
  const counts = new Map<string, number>();
  const kept = messages.toReversed().filter(({ channel }) => {
    const count = (counts.get(channel) ?? 0) + 1;
    counts.set(channel, count);
    return count <= SHOWN;
  });
  return kept.reverse();
}

function app(user: string, workspace: Workspace, isConnected: boolean): PageScreen['app'] {
  const { name, botUserId, shortcuts } = workspace.world.app;
  const ofKind = (kind: string) => shortcuts.filter((shortcut) => shortcut.kind === kind);
  return {
    name,
    botUserId,
    isConnected,
    commands: workspace.people.isStranger(user) ? [] : commandsFor(user, workspace),
    messageShortcuts: ofKind('message'),
    globalShortcuts: ofKind('global'),
  };
}

/** What this person can type, with the lines offered to them. */
function commandsFor(user: string, { world }: Workspace): PageScreen['app']['commands'] {
  return world.app.commands.flatMap(({ command, description, usageHint, completions = [] }) => [
    { line: `${command} `, hint: [usageHint, description].filter(Boolean).join(' — ') },
    ...completions
      .filter((each) => typeof each === 'string' || each.for.includes(user))
      .map((each) => (typeof each === 'string' ? each : each.line))
      .map((line) => ({ line: whole(command, line), hint: '' })),
  ]);
}

/** A completion may be written with its command or without. */
function whole(command: string, line: string): string {
  return line.startsWith('/') ? line : `${command} ${line}`;
}

function person(each: Person, workspace: Workspace): PagePerson {
  const index = [...each.id].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);
  return {
    id: each.id,
    name: each.name,
    realName: each.realName,
    team: teamName(each.teamId, workspace),
    isStranger: each.teamId !== homeTeam(workspace).id,
    isBot: each.isBot === true,
    timeZone: each.timeZone,
    initials: each.initials ?? initialsOf(each.realName),
    colour: each.colour ?? String(COLOURS[index % COLOURS.length]),
    role: each.role ?? '',
  };
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}

function teamName(id: string, { world }: Workspace): string {
  return world.teams.find((team) => team.id === id)?.name ?? id;
}

type Looking = {
  readonly user: string;
  readonly messages: readonly Message[];
  readonly workspace: Workspace;
};

function place(each: Place, { user, messages, workspace }: Looking): PagePlace {
  const read = workspace.reading.upTo(user, each.id);
  const unread = messages.filter(
    ({ channel, ts, user: author }) => channel === each.id && ts > read && author !== user,
  );
  const isGuest = workspace.people.isStranger(user);
  const other = isGuest ? homeTeam(workspace).id : each.sharedWith;
  return {
    id: each.id,
    name: each.name,
    kind: each.kind,
    topic: each.topic ?? '',
    isPrivate: each.isPrivate === true,
    isArchived: each.isArchived === true,
    sharedWith: each.sharedWith && other ? teamName(other, workspace) : '',
    members: each.members,
    unread: unread.length,
  };
}

function message(each: Message, workspace: Workspace): PageMessage {
  return {
    channel: each.channel,
    ts: each.ts,
    user: each.user,
    text: each.text,
    blocks: each.blocks,
    attachments: each.attachments,
    files: (each.files ?? []).map((id) => file(id, workspace)),
    ...(each.threadTs ? { threadTs: each.threadTs } : {}),
    ...(each.broadcast ? { broadcast: true } : {}),
    isEdited: each.editedTs !== undefined,
    isEphemeral: each.onlyFor !== undefined,
    bySlack: each.bySlack === true,
  };
}

function file(id: string, { files }: Workspace): PageFile {
  const { title, altText, name, bytes, length } = files.get(id);
  return {
    id,
    title,
    alt: altText || title,
    type: mimeTypeOf(name),
    url: `/files/${id}/${encodeURIComponent(name)}`,
    size: bytes?.length ?? length,
  };
}

function view({ id, hash, content }: View): PageView {
  return { id, hash, content };
}
