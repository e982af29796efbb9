import type { WorkItem } from '../measurement/work-item-event.ts';

/** A part of all work items: those of a site, of a group of people, or that came through a channel. */
export type Segment = {
  readonly group?: string | undefined;
  readonly site?: string | undefined;
  readonly channel?: string | undefined;
};

type Segmented = {
  readonly kind: string;
  readonly priority: string;
  readonly segment?: Segment | undefined;
};

// Of two segments with as many names, who asks says more than from where, and that more than how.
const NAMES = ['group', 'site', 'channel'] as const;

/** Whether a target counts a work item: one with a segment counts only what is in it. */
export function holdsFor({ segment }: Pick<Segmented, 'segment'>, { events }: WorkItem): boolean {
  if (segment === undefined) return true;
  const [opening] = events
    .filter(({ type }) => type === 'opened')
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return NAMES.every((name) => segment[name] === undefined || segment[name] === opening?.[name]);
}

/** The targets that count a work item: of those of one kind and priority, the most specific ones. */
export function targetsFor<Target extends Segmented>(
  targets: readonly Target[],
  item: WorkItem,
): readonly Target[] {
  if (targets.every(({ segment }) => segment === undefined)) return targets;
  return targets.filter(
    (target) => holdsFor(target, item) && overriddenBy(target, { targets, item }) === null,
  );
}

/** The more specific target that counts a work item instead of this one; null when there is none. */
function overriddenBy<Target extends Segmented>(
  target: Segmented,
  { targets, item }: { readonly targets: readonly Target[]; readonly item: WorkItem },
): Target | null {
  return moreSpecific(target, targets).find((other) => holdsFor(other, item)) ?? null;
}

/** The targets of the same kind and priority that go before a target where they hold, the most specific first. */
export function moreSpecific<Target extends Segmented>(
  { kind, priority, segment }: Segmented,
  targets: readonly Target[],
): readonly Target[] {
  const own = specificity(segment);
  return targets
    .filter((other) => other.kind === kind && other.priority === priority)
    .filter((other) => specificity(other.segment) > own)
    .toSorted((a, b) => specificity(b.segment) - specificity(a.segment));
}

/** “group executives, site Zurich”. */
export function segmentWords(segment: Segment): string {
  return NAMES.filter((name) => segment[name] !== undefined)
    .map((name) => `${name} ${segment[name]}`)
    .join(', ');
}

/** “ (site Zurich)”, behind a name; nothing without a segment. */
export function segmentIn(segment: Segment | undefined): string {
  return segment === undefined ? '' : ` (${segmentWords(segment)})`;
}

/** “ at Zurich”, in a sentence; nothing without a site. */
export function placeIn({ site }: Pick<Segment, 'site'> = {}): string {
  return site === undefined ? '' : ` at ${site}`;
}

function specificity(segment: Segment = {}): number {
  const weights = NAMES.map((name, i) => (segment[name] === undefined ? 0 : 10 - i));
  return weights.reduce((sum, weight) => sum + weight, 0);
}
