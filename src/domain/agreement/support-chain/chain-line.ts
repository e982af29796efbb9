import type { Instant } from '../../calendar/instant.ts';

/** Whether what lies below carries a promise, does not, or nobody can tell for sure; a note says what is not compared. */
export type Standing = 'carries' | 'gap' | 'caution' | 'note';

/** One thing that was compared along the chain, in plain words. */
export type ChainLine = {
  readonly about: 'time' | 'attainment' | 'availability' | 'hours' | 'dates' | 'promise';
  readonly standing: Standing;
  /** The promises above that it concerns, by their keys; all of them when there is none. */
  readonly targets: readonly string[];
  readonly sentence: string;
  /** Time to spare at the worst start; negative when it is missing, null where time is not what was compared. */
  readonly spareMs: number | null;
  /** The first instant at which a gap shows. */
  readonly gapFrom: Instant | null;
};

type Said = Pick<ChainLine, 'about' | 'standing' | 'sentence'> & Partial<ChainLine>;

/** A line, of which nothing but the words has to be said. */
export function line(said: Said): ChainLine {
  return { targets: [], spareMs: null, gapFrom: null, ...said };
}

const ORDER: readonly Standing[] = ['gap', 'caution', 'carries', 'note'];

/** The worst of several; a note where nothing was compared. */
export function worstStanding(standings: readonly Standing[]): Standing {
  return ORDER.find((standing) => standings.includes(standing)) ?? 'note';
}

/** Orders lines, gaps first. */
export function gapsFirst(a: ChainLine, b: ChainLine): number {
  return ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing);
}
