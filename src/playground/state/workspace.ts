import type { CheckedWorld } from '../world.ts';
import { Changes } from './changes.ts';
import { Channels } from './channels.ts';
import { Files } from './files.ts';
import { Messages } from './messages.ts';
import { Note } from './note.ts';
import { People } from './people.ts';
import { Reading } from './reading.ts';
import { ResponseUrls } from './response-urls.ts';
import { Selections } from './selections.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';
import { Warnings } from './warnings.ts';
import { WireLog } from './wire.ts';

/** The playground's time, which the caller owns; it only moves forward. */
export type Time = {
  now(): number;
  advanceTo(instant: number): void | Promise<void>;
};

/** Everything the workspace remembers. */
export type Workspace = {
  readonly world: CheckedWorld;
  readonly time: Time;
  readonly changes: Changes;
  /** Changes of the wire log, which no persona sees. */
  readonly wireChanges: Changes;
  readonly people: People;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly views: Views;
  readonly files: Files;
  readonly triggers: Triggers;
  /** Web socket addresses given out and not used yet. */
  readonly tickets: Set<string>;
  readonly responseUrls: ResponseUrls;
  readonly selections: Selections;
  readonly warnings: Warnings;
  readonly reading: Reading;
  readonly note: Note;
  readonly wire: WireLog;
  /** Where the playground is reached, without a slash at the end. */
  readonly url: string;
};

/** An empty workspace: the world before anybody speaks. */
export function createWorkspace(world: CheckedWorld, time: Time, url: string): Workspace {
  const changes = new Changes();
  const wireChanges = new Changes();
  const changed = () => changes.announce();
  const people = new People(world);
  return {
    world,
    time,
    url,
    changes,
    wireChanges,
    people,
    channels: openDirects(new Channels(world.channels, changed), people, world),
    messages: new Messages(() => time.now(), changed),
    views: new Views(changed),
    files: new Files(),
    triggers: new Triggers(),
    tickets: new Set(),
    responseUrls: new ResponseUrls(),
    selections: new Selections(),
    warnings: new Warnings(changed),
    reading: new Reading(changed),
    note: new Note(changed),
    wire: new WireLog(() => wireChanges.announce()),
  };
}

/** The people of the house have a direct message with the app from the start. */
function openDirects(channels: Channels, people: People, { app }: CheckedWorld): Channels {
  const own = people.all.filter(({ id, isBot }) => !isBot && !people.isStranger(id));
  for (const { id } of own) channels.direct([app.botUserId, id]);
  return channels;
}

/** The team the app is installed in. */
export function homeTeam(workspace: Workspace): CheckedWorld['teams'][number] {
  const team = workspace.world.teams[0];
  if (!team) throw new Error('A world needs a team.');
  return team;
}
