import type { Instant } from '../calendar/instant.ts';
import type { ClockLine, Line, PeriodLine, Seen } from './standing.ts';
import type { Correction, Step } from './steps.ts';

/** Who did something, and when. */
export type Deed = Pick<Step, 'at' | 'actor' | 'identity'>;

/** A promise of an episode: as it was seen last, and how far it had come at the worst. */
export type Followed = { readonly line: Line; readonly peak: number };

export type Phase = 'open' | 'recovered' | 'closed' | 'withdrawn';

/** An alert from the first warning to the end. */
export type Episode = {
  readonly version: number;
  readonly openedAt: Instant;
  readonly phase: Phase;
  /** Only of one that was taken back. */
  readonly why: Correction | null;
  readonly endedAt: Instant | null;
  readonly seenAt: Instant;
  readonly workItem: Seen['workItem'];
  readonly followed: readonly Followed[];
  readonly acknowledged: Deed | null;
  readonly assigned: (Deed & { readonly user: string }) | null;
  readonly snoozed:
    | (Deed & { readonly until: Instant | null; readonly untilWorse: boolean })
    | null;
  readonly muted: (Deed & { readonly until: Instant; readonly reason: string }) | null;
  readonly cause: (Deed & { readonly cause: string; readonly action: string }) | null;
  readonly improvement: (Deed & { readonly text: string }) | null;
  readonly informed: Deed | null;
  readonly notes: number;
  readonly steps: readonly Step[];
};

/** Who is at it: whoever it was given to, else who acknowledged it. */
export function holderOf({ assigned, acknowledged }: Episode): string | null {
  return assigned?.user ?? userOf(acknowledged?.actor ?? '');
}

/** The chat account of whom the audit trail names; null for what is no person. */
export function userOf(actor: string): string | null {
  return /^person:[^/]*\/(.+)$/.exec(actor)?.[1] ?? null;
}

/** How far it came at the worst. */
export function peakOf({ followed }: Pick<Episode, 'followed'>): number {
  return Math.max(0, ...followed.map(({ peak }) => peak));
}

/** Whether people asked not to hear of it for now. */
export function isQuiet({ snoozed, muted }: Episode): boolean {
  return snoozed !== null || muted !== null;
}

/** Whether it goes on, and nobody has said that they are at it. */
export function isLeft({ phase, acknowledged }: Pick<Episode, 'phase' | 'acknowledged'>): boolean {
  return phase === 'open' && acknowledged === null;
}

/** Whether it was over when it began: missed and ended before anybody looked, and not muted. */
export function isMissedUnseen({ phase }: Pick<Episode, 'phase'>, fresh: readonly Step[]): boolean {
  const types = fresh.map(({ content }) => content.type);
  return phase === 'closed' && types.includes('opened') && !types.includes('muted');
}

/** When time alone has to be looked at; null when it waits for news. */
export function nextLookAt({ phase, snoozed, muted, followed }: Episode): Instant | null {
  if (phase !== 'open') return null;
  const ends = followed.flatMap(({ line }) => (line.kind === 'period' ? [line.endsAt] : []));
  const times = [snoozed?.until ?? null, muted?.until ?? null, ...ends];
  const known = times.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

export function clockLines({ followed }: Pick<Episode, 'followed'>): readonly ClockLine[] {
  return followed.flatMap(({ line }) => (line.kind === 'clock' ? [line] : []));
}

export function periodLineOf({ followed }: Pick<Episode, 'followed'>): PeriodLine | null {
  return followed.flatMap(({ line }) => (line.kind === 'period' ? [line] : []))[0] ?? null;
}
