import { AccordError } from '../error.ts';
import type { Deed, Episode, Followed } from './episode.ts';
import { type Line, lineKey, MISSED, type Seen } from './standing.ts';
import type { ContentOf, Step, StepContent } from './steps.ts';

/** What steps have made of an episode; the first one opens it. */
export function foldEpisode(steps: readonly Step[]): Episode {
  const [first, ...rest] = steps;
  if (first?.content.type !== 'opened') {
    throw new AccordError('internal', 'An alert has to begin with its first warning.');
  }
  return rest.reduce(applyStep, begun(first, first.content));
}

function begun(step: Step, { seen }: ContentOf<'opened'>): Episode {
  return {
    version: step.number,
    openedAt: step.at,
    phase: 'open',
    why: null,
    endedAt: null,
    seenAt: seen.at,
    workItem: seen.workItem,
    followed: followedAfter([], seen),
    acknowledged: null,
    assigned: null,
    snoozed: null,
    muted: null,
    cause: null,
    improvement: null,
    informed: null,
    notes: 0,
    steps: [step],
  };
}

/** The episode after one more step. */
export function applyStep(episode: Episode, step: Step): Episode {
  const { actor, identity, at } = step;
  const next = { ...episode, version: step.number, steps: [...episode.steps, step] };
  return reduce(next, { actor, identity, at }, step.content);
}

function reduce(episode: Episode, deed: Deed, content: StepContent): Episode {
  if ('seen' in content) return afterLook(episode, deed, content);
  switch (content.type) {
    case 'acknowledged':
      return { ...episode, acknowledged: deed };
    case 'assigned':
      return { ...episode, assigned: { ...deed, user: content.user } };
    case 'snoozed':
      return { ...episode, snoozed: { ...deed, ...rest(content) } };
    case 'muted':
      return { ...episode, muted: { ...deed, ...rest(content) } };
    case 'woken':
      return content.from === 'mute' ? { ...episode, muted: null } : { ...episode, snoozed: null };
    case 'noted':
      return { ...episode, notes: episode.notes + 1 };
    case 'cause':
      return { ...episode, cause: { ...deed, ...rest(content) } };
    case 'improvement':
      return { ...episode, improvement: { ...deed, text: content.text } };
    case 'customer-informed':
      return { ...episode, informed: deed };
    case 'escalated':
      return episode;
  }
}

function rest<Content extends { readonly type: string }>({ type: _, ...others }: Content) {
  return others;
}

type Look = Extract<StepContent, { readonly seen: Seen }>;

function afterLook(episode: Episode, { at }: Deed, content: Look): Episode {
  const { seen, type } = content;
  const followed = followedAfter(episode.followed, seen);
  const workItem = seen.workItem ?? episode.workItem;
  const next = { ...episode, followed, workItem, seenAt: seen.at };
  switch (type) {
    case 'opened':
    case 'changed':
      return next;
    case 'worsened':
      return { ...next, snoozed: episode.snoozed?.untilWorse ? null : episode.snoozed };
    case 'breached':
      return { ...next, snoozed: null };
    case 'reopened':
      return { ...next, phase: 'open', why: null, endedAt: null };
    case 'recovered':
    case 'closed':
      return { ...next, ...ENDED, phase: type, endedAt: at };
    case 'withdrawn':
      return { ...next, ...ENDED, phase: type, why: content.why, endedAt: at };
  }
}

/** Nobody has to be left in peace about what is over. */
const ENDED = { snoozed: null, muted: null };

/** Promises as they were seen last, the new ones added. */
export function followedAfter(before: readonly Followed[], seen: Seen): readonly Followed[] {
  const fresh = new Map(seen.lines.map((line) => [lineKey(line), line]));
  const known = before.map(({ line, peak }) => follow(fresh.get(lineKey(line)) ?? line, peak));
  const names = new Set(before.map(({ line }) => lineKey(line)));
  const added = seen.lines.filter((line) => !names.has(lineKey(line)));
  return [...known, ...added.map((line) => follow(line, 0))];
}

function follow(line: Line, peak: number): Followed {
  return { line, peak: Math.max(peak, reachOf(line)) };
}

function reachOf({ standing, level }: Line): number {
  switch (standing) {
    case 'breached':
    case 'late':
      return MISSED;
    case 'at-risk':
    case 'never-due':
      return level;
    default:
      return 0;
  }
}
