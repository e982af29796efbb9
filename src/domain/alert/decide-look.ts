import type { Instant } from '../calendar/instant.ts';
import type { Episode, Followed } from './episode.ts';
import { followedAfter } from './fold-episode.ts';
import { isNews, isOn, type Line, lineKey, MISSED, type Seen } from './standing.ts';
import type { Correction, StepContent } from './steps.ts';

/**
 * What a first look at promises comes to: an episode for those on which somebody has to act; one that is over at once
 * for those that were missed and ended before anybody looked; else nothing.
 */
export function decideOpening(looked: Seen): readonly StepContent[] {
  const seen = { ...looked, lines: looked.lines.filter(isNews) };
  if (seen.lines.length === 0) return [];
  const opened = { type: 'opened', seen } as const;
  return seen.lines.some(isOn) ? [opened] : [opened, { type: 'closed', seen }];
}

/** Whether an episode that is over was told of all that a look found: of the same miss, nobody hears twice. */
export function knowsAll(episode: Episode, { lines }: Seen): boolean {
  return lines
    .filter(isNews)
    .every((line) => !isOn(line) && (knownAs(episode, line)?.peak ?? 0) >= MISSED);
}

/**
 * What a look at the promises of an episode comes to. Each of them is told of once however often it gets as far;
 * one that is over comes back where what it was told of holds again, and says nothing else.
 */
export function decideLook(episode: Episode, looked: Seen): readonly StepContent[] {
  const seen = { ...looked, lines: concerned(episode, looked) };
  const after = followedAfter(episode.followed, seen);
  const open = after.some(({ line }) => isOn(line));
  if (episode.phase !== 'open') return afterEnd(episode, { seen, after, open });
  if (!open && after.every(({ line }) => line.standing !== 'paused')) {
    return [ending(episode, after, seen)];
  }
  const worse = seen.lines.filter((line) => isWorse(episode, line));
  if (worse.length > 0) {
    return [{ type: worse.some(isMissed) ? 'breached' : 'worsened', seen }];
  }
  const isOther = seen.lines.some((line) => changesWords(knownAs(episode, line), line));
  return isOther || isRenamed(episode, seen) ? [{ type: 'changed', seen }] : [];
}

type Ended = {
  readonly seen: Seen;
  readonly after: readonly Followed[];
  readonly open: boolean;
};

/** What is worse than ever is told in a new message; what turned out to have ended otherwise, in the old one. */
function afterEnd(episode: Episode, { seen, after, open }: Ended): readonly StepContent[] {
  if (open) {
    const isNews = seen.lines.some((line) => isWorse(episode, line));
    return isNews ? [] : [{ type: 'reopened', seen }];
  }
  if (after.some(({ line }) => line.standing === 'paused')) return [];
  const end = ending(episode, after, seen);
  return (end.type === 'closed') === (episode.phase === 'closed') ? [] : [end];
}

/** What time alone brings to an episode: an end of the peace that people asked for. */
export function decideTime(episode: Episode, now: Instant): readonly StepContent[] {
  const { phase, snoozed, muted } = episode;
  if (phase !== 'open') return [];
  const isOver = (until: Instant | null | undefined) => until != null && until <= now;
  return [
    ...(isOver(snoozed?.until) ? [{ type: 'woken', from: 'snooze' } as const] : []),
    ...(isOver(muted?.until) ? [{ type: 'woken', from: 'mute' } as const] : []),
  ];
}

/** Those it follows already, and others of which people have to hear. */
function concerned(episode: Episode, { lines }: Seen): Line[] {
  return lines.filter((line) => isNews(line) || knownAs(episode, line) !== undefined);
}

function knownAs({ followed }: Episode, line: Line): Followed | undefined {
  return followed.find((each) => lineKey(each.line) === lineKey(line));
}

function isWorse(episode: Episode, line: Line): boolean {
  const known = knownAs(episode, line);
  return isNews(line) && (known === undefined || line.level > known.peak);
}

function isMissed({ level, standing }: Line): boolean {
  return standing === 'breached' || level >= MISSED;
}

function ending(episode: Episode, after: readonly Followed[], seen: Seen): StepContent {
  if (after.some(({ line }) => line.standing === 'late')) return { type: 'closed', seen };
  const wasMissed = (line: Line) => (knownAs(episode, line)?.peak ?? 0) >= MISSED;
  const isKept = after.some(({ line }) => line.standing === 'kept' && !wasMissed(line));
  if (isKept) return { type: 'recovered', seen };
  return { type: 'withdrawn', seen, why: correctionOf(episode, seen) };
}

/** What its cause turned out to rest on, by what changed since the last look. */
function correctionOf(episode: Episode, { lines }: Seen): Correction {
  const reasons = lines.map((line) => reasonOf(knownAs(episode, line)?.line, line));
  return ORDER.find((one) => reasons.includes(one)) ?? 'gone';
}

const ORDER: readonly Correction[] = [
  ...(['merged', 'cancelled', 'exclusion', 'event', 'measurement', 'terms', 'gone'] as const),
];

function reasonOf(before: Line | undefined, line: Line): Correction {
  const { standing } = line;
  if (standing === 'cancelled' || standing === 'merged' || standing === 'gone') return standing;
  if (line.kind === 'period') return 'measurement';
  if (before?.kind !== 'clock') return 'terms';
  if (line.exclusions !== before.exclusions) return 'exclusion';
  return line.events !== before.events ? 'event' : 'terms';
}

/** So many percent of what may go wrong are a difference that people care about. */
const WORTH = 5;

/** Whether people would read something else. */
function changesWords(known: Followed | undefined, line: Line): boolean {
  const before = known?.line;
  if (!before || before.standing !== line.standing || before.level !== line.level) return true;
  if (line.kind === 'clock') return before.kind === 'clock' && before.dueAt !== line.dueAt;
  if (before.kind !== 'period') return true;
  return (
    (before.forecast === null) !== (line.forecast === null) ||
    before.burn?.urgency !== line.burn?.urgency ||
    isWorthSaying(before.budget, line.budget)
  );
}

type Used = { readonly spent: number; readonly granted: number };

/** Whether so much more or less is used up of what may go wrong that people read it. */
export function isWorthSaying(before: Used, after: Used): boolean {
  return Math.abs(usedOf(before) - usedOf(after)) >= WORTH;
}

function usedOf({ spent, granted }: Used): number {
  return granted > 0 ? (spent / granted) * 100 : spent > 0 ? MISSED : 0;
}

function isRenamed({ workItem }: Episode, seen: Seen): boolean {
  return (
    seen.workItem !== null &&
    (seen.workItem.priority !== workItem?.priority || seen.workItem.title !== workItem.title)
  );
}
