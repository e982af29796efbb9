import { decideLook, decideOpening, knowsAll } from '../../domain/alert/decide-look.ts';
import { applyStep } from '../../domain/alert/fold-episode.ts';
import { isNews, type Line, lineKey, type Seen } from '../../domain/alert/standing.ts';
import type { Step, StepContent } from '../../domain/alert/steps.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import {
  addEpisodes,
  type KeptEpisode,
  keepEpisodes,
  lockCurrentEpisodes,
  type NewEpisode,
  retireEpisodes,
  type Subject,
} from '../../storage/episodes.ts';
import { type Mute, mutesAt } from '../../storage/mutes.ts';
import type { Context } from '../context.ts';
import { type Moved, moveAlerts, publishSteps, type Taken } from './move-alerts.ts';

/** Something new on which somebody has to act, and what was seen of it. */
export type Raised = { readonly subject: Subject; readonly seen: Seen };

type Raising = { readonly register: Register; readonly raised: readonly Raised[] };

/**
 * Raises alerts as part of the caller’s transaction: what goes on already moves its message, everything else begins
 * one. What one channel is to hear of one work item or period is one alert.
 */
export async function raiseAlerts(
  tx: Db,
  context: Context,
  { register, raised }: Raising,
): Promise<void> {
  const merged = mergeRaised(raised);
  if (merged.length === 0) return;
  const workspaceId = context.workspace.id;
  const keys = merged.map(({ subject }) => subject.key);
  const known = byKey(await lockCurrentEpisodes(tx, { workspaceId, keys }));
  const together = merged.filter((each) => isUnknown(known.get(each.subject.key), each));
  const wanted = new Set(together.map(({ subject }) => subject.key));
  const over = [...known.values()].filter(
    ({ subject, episode }) => wanted.has(subject.key) && episode.phase !== 'open',
  );
  await retireEpisodes(
    tx,
    over.map(({ id }) => id),
  );
  const isOpen = ({ subject }: Raised) => known.get(subject.key)?.episode.phase === 'open';
  const begun = await begin(
    tx,
    context,
    together.filter((each) => !isOpen(each)),
  );
  // Somebody else may have begun the same a moment ago.
  const late = together.filter((each) => !isOpen(each) && !begun.has(each.subject.key));
  const raced = late.map(({ subject }) => subject.key);
  const others = byKey(await lockCurrentEpisodes(tx, { workspaceId, keys: raced }));
  const moved = [...together.filter(isOpen), ...late].flatMap(({ subject, seen }): Moved[] => {
    const kept = known.get(subject.key);
    const open = kept?.episode.phase === 'open' ? kept : others.get(subject.key);
    return open ? [{ kept: open, decided: decideLook(open.episode, seen) }] : [];
  });
  await publishSteps(tx, context, { register, taken: [...begun.values()] });
  await moveAlerts(tx, context, { register, moved });
}

/** Whether there is something that nobody was told of in what is over by now. */
function isUnknown(kept: KeptEpisode | undefined, { seen }: Raised): boolean {
  return kept === undefined || kept.episode.phase === 'open' || !knowsAll(kept.episode, seen);
}

function byKey(episodes: readonly KeptEpisode[]): ReadonlyMap<string, KeptEpisode> {
  return new Map(episodes.map((kept) => [kept.subject.key, kept]));
}

/** Begins episodes; those of which somebody else has begun one are left out. */
async function begin(
  tx: Db,
  context: Context,
  raised: readonly Raised[],
): Promise<ReadonlyMap<string, Taken>> {
  const workspaceId = context.workspace.id;
  const rest = new Map<string, readonly StepContent[]>();
  const added = raised.flatMap(({ subject, seen }): NewEpisode[] => {
    const [content, ...more] = decideOpening(seen);
    rest.set(subject.key, more);
    return content ? [{ subject, first: stepOf(context, { number: 1, content }) }] : [];
  });
  if (added.length === 0) return new Map();
  const mutes = await mutesAt(tx, { workspaceId, at: context.now });
  const begun = await addEpisodes(tx, { workspaceId, added });
  const taken = begun.map((kept) => {
    return goneOn(context, quieted(context, kept, mutes), rest.get(kept.subject.key) ?? []);
  });
  const moved = taken.flatMap(({ kept: { id, episode }, fresh: [, ...fresh] }) =>
    fresh.length > 0 ? [{ id, episode, fresh }] : [],
  );
  await keepEpisodes(tx, { at: context.now, moved });
  return new Map(taken.map((one) => [one.kept.subject.key, one]));
}

/** What begins while all its promises are muted is muted from the beginning. */
function quieted(context: Context, kept: KeptEpisode, mutes: readonly Mute[]): Taken {
  const { steps, followed } = kept.episode;
  const own = followed.map(({ line }) => muteOf(mutes, line));
  const first = own.find((mute) => mute !== undefined);
  if (!first || own.some((mute) => mute === undefined)) return { kept, fresh: steps };
  const until = Math.min(...own.map((mute) => mute?.until ?? 0));
  const content = { type: 'muted', until, reason: first.reason } as const;
  const step = { ...stepOf(context, { number: 2, content }), actor: first.actor };
  return { kept: { ...kept, episode: applyStep(kept.episode, step) }, fresh: [...steps, step] };
}

/** An episode after what was decided with its beginning. */
function goneOn(context: Context, { kept, fresh }: Taken, more: readonly StepContent[]): Taken {
  const first = kept.episode.version + 1;
  const steps = more.map((content, index) => stepOf(context, { number: first + index, content }));
  const episode = steps.reduce(applyStep, kept.episode);
  return { kept: { ...kept, episode }, fresh: [...fresh, ...steps] };
}

function muteOf(mutes: readonly Mute[], { agreement, target }: Line): Mute | undefined {
  return mutes.find((mute) => mute.agreementKey === agreement && mute.targetKey === target);
}

type First = { readonly number: number; readonly content: StepContent };

function stepOf({ actor, now }: Context, { number, content }: First): Step {
  const name = nameActor(actor);
  return { number, at: now, actor: name, identity: name, content };
}

/** What is raised for the same at once is one look. */
function mergeRaised(raised: readonly Raised[]): readonly Raised[] {
  const merged = new Map<string, Raised>();
  for (const { subject, seen } of raised) {
    const before = merged.get(subject.key);
    const lines = new Map(
      [...(before?.seen.lines ?? []), ...seen.lines].map((line) => [lineKey(line), line]),
    );
    merged.set(subject.key, {
      subject: before?.subject ?? subject,
      seen: { ...seen, lines: [...lines.values()] },
    });
  }
  return [...merged.values()].filter(({ seen }) => seen.lines.some(isNews));
}
