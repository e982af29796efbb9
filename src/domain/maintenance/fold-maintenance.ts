import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import type { MaintenanceStep, MaintenanceStepContent } from './steps.ts';

export type MaintenanceStanding = 'proposed' | 'planned' | 'running' | 'over' | 'cancelled';

/** Other times that somebody wants. */
type Wanted = Interval & { readonly by: string; readonly reason: string };

/** A planned maintenance as its steps tell it. */
export type MaintenanceState = Interval & {
  readonly state: MaintenanceStanding;
  readonly words: string;
  readonly inside: string | null;
  readonly staysUp: boolean;
  /** Who planned it, and who wants what waits for a second person. */
  readonly plannedBy: string;
  readonly proposedBy: string;
  readonly wanted: Wanted | null;
  /** When it was approved, and so announced; null before. */
  readonly approvedAt: Instant | null;
  /** What was agreed not to count for it, by agreement. */
  readonly exclusions: readonly { readonly agreement: string; readonly id: string }[];
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Its end is taken from the plan, since nobody saw it. */
  readonly isEndAssumed: boolean;
  /** Every beginning that was announced, the last one last. */
  readonly announcedFor: readonly Instant[];
  /** When what waits for a second person was asked for. */
  readonly proposedAt: Instant;
  /** Until when it is expected to take, where that is longer than planned. */
  readonly expectedTo: Instant | null;
  /** Why it was cancelled or declined. */
  readonly reason: string | null;
  readonly steps: readonly MaintenanceStep[];
};

/** Where a planned maintenance stands; null without its first step. */
export function foldMaintenance(steps: readonly MaintenanceStep[]): MaintenanceState | null {
  const [first, ...rest] = steps;
  if (first?.content.type !== 'proposed') return null;
  const { type: _, ...plan } = first.content;
  const begun: MaintenanceState = {
    ...{ ...plan, state: 'proposed', plannedBy: first.actor, proposedBy: first.actor },
    ...{ wanted: null, approvedAt: null, exclusions: [], startedAt: null, endedAt: null },
    ...{ expectedTo: null, reason: null, steps, isEndAssumed: false, announcedFor: [] },
    proposedAt: first.at,
  };
  return rest.reduce(after, begun);
}

type Content<Type> = Extract<MaintenanceStepContent, { type: Type }>;

function after(state: MaintenanceState, { at, actor, content }: MaintenanceStep): MaintenanceState {
  switch (content.type) {
    case 'proposed':
      return state;
    case 'approved':
      return approve(state, content, at);
    case 'declined':
      return state.state === 'proposed'
        ? { ...state, state: 'cancelled', reason: content.reason }
        : { ...state, wanted: null, reason: content.reason };
    case 'move-proposed':
      return { ...move(state, content, actor), proposedAt: at };
    case 'cancelled':
      return { ...state, state: 'cancelled', wanted: null, reason: content.reason };
    case 'started':
      return { ...state, state: 'running', wanted: null, startedAt: state.from };
    case 'extended':
      return { ...state, expectedTo: content.to };
    case 'ended':
      return { ...state, state: 'over', endedAt: content.to, isEndAssumed: content.assumed };
  }
}

function approve(
  state: MaintenanceState,
  { exclusions }: Content<'approved'>,
  at: Instant,
): MaintenanceState {
  const { from, to } = state.wanted ?? state;
  const announcedFor = [...state.announcedFor, from];
  const approved = { state: 'planned', wanted: null, approvedAt: at } as const;
  return { ...state, ...approved, from, to, exclusions, announcedFor };
}

/** What nobody has approved yet is simply wanted at another time. */
function move(
  state: MaintenanceState,
  { from, to, reason }: Content<'move-proposed'>,
  by: string,
): MaintenanceState {
  if (state.state === 'proposed') return { ...state, from, to, proposedBy: by };
  return { ...state, wanted: { from, to, by, reason }, proposedBy: by };
}
