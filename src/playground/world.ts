import { z } from 'zod';

const team = z.strictObject({ id: z.string(), name: z.string(), domain: z.string() });

const person = z.strictObject({
  id: z.string(),
  /** The handle: `anna`. */
  name: z.string(),
  realName: z.string(),
  email: z.string(),
  timeZone: z.string(),
  teamId: z.string(),
  isBot: z.boolean().optional(),
  colour: z.string().optional(),
  initials: z.string().optional(),
  /** What the person does, shown where one chooses whom to be. */
  role: z.string().optional(),
});

const channel = z.strictObject({
  id: z.string(),
  name: z.string(),
  topic: z.string().optional(),
  members: z.array(z.string()),
  isPrivate: z.boolean().optional(),
  isArchived: z.boolean().optional(),
  /** The other company this channel is shared with (Slack Connect). */
  sharedWith: z.string().optional(),
});

const userGroup = z.strictObject({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  users: z.array(z.string()),
});

/** A line offered while the person types; to some people only when it says for whom. */
const completion = z.union([
  z.string(),
  z.strictObject({ line: z.string(), for: z.array(z.string()) }),
]);

const command = z.strictObject({
  command: z.string().regex(/^\/\S+$/),
  description: z.string(),
  usageHint: z.string().optional(),
  /** Lines offered while the person types: `/desk show`, or `show` for short. */
  completions: z.array(completion).optional(),
});

const shortcut = z.strictObject({
  name: z.string(),
  callbackId: z.string(),
  kind: z.enum(['message', 'global']),
});

const app = z.strictObject({
  id: z.string(),
  name: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  commands: z.array(command),
  shortcuts: z.array(shortcut),
  /** The bot events the app subscribed to, as its manifest says. */
  events: z.array(z.string()).default(['app_home_opened']),
  /** Whether it was allowed to read the messages of the channels it is in. */
  readsHistory: z.boolean().optional(),
});

const worldSchema = z.strictObject({
  /** The first team is the one the app is installed in. */
  teams: z.array(team).min(1),
  users: z.array(person),
  channels: z.array(channel),
  userGroups: z.array(userGroup).default([]),
  app,
  tokens: z
    .strictObject({ bot: z.string(), app: z.string() })
    .default({ bot: 'xoxb-playground', app: 'xapp-playground' }),
});

/** Who and what there is in the workspace before anybody speaks. */
export type World = z.input<typeof worldSchema>;
export type CheckedWorld = z.output<typeof worldSchema>;
export type Person = z.output<typeof person>;
export type Channel = z.output<typeof channel>;

/** Checks a world and fills in what it leaves out; throws naming every mistake. */
export function checkWorld(world: World): CheckedWorld {
  const checked = worldSchema.parse(world);
  const known = new Set([...checked.users.map((user) => user.id), checked.app.botUserId]);
  const strangers = checked.channels.flatMap((place) =>
    place.members.filter((id) => !known.has(id)).map((id) => `${place.name}: ${id}`),
  );
  if (strangers.length) throw new Error(`Members who do not exist: ${strangers.join(', ')}`);
  return checked;
}
