import type { Instant } from '../calendar/instant.ts';
import type { Corrected, Declared, OutageStep } from './steps.ts';

/** Something that was said of an outage, and when. */
export type Said = { readonly at: Instant; readonly words: string };

/** A declared outage as its steps tell it. */
export type OutageState = Omit<Declared, 'type' | 'words' | 'inside'> & {
  readonly state: 'open' | 'ended' | 'withdrawn';
  readonly to: Instant | null;
  /** What it was declared with, and what was said last. */
  readonly words: string;
  readonly latest: Said | null;
  /** What the team alone reads, the newest. */
  readonly inside: string | null;
  readonly cause: string | null;
  /** Why it was withdrawn. */
  readonly reason: string | null;
  readonly declaredAt: Instant;
  readonly declaredBy: string;
  readonly steps: readonly OutageStep[];
};

/** Where an outage stands; null without its first step. */
export function foldOutage(steps: readonly OutageStep[]): OutageState | null {
  const [first, ...rest] = steps;
  if (first?.content.type !== 'declared') return null;
  const { type: _, words, inside, ...known } = first.content;
  const begun: OutageState = {
    ...{ ...known, words, inside, state: 'open', to: null, latest: null, cause: null },
    ...{ reason: null, declaredAt: first.at, declaredBy: first.actor, steps },
  };
  return rest.reduce(after, begun);
}

function after(state: OutageState, { at, content }: OutageStep): OutageState {
  switch (content.type) {
    case 'declared':
      return state;
    case 'updated':
      return {
        ...state,
        latest: content.words === null ? state.latest : { at, words: content.words },
        inside: content.inside ?? state.inside,
      };
    case 'corrected':
      return withCorrection(state, content);
    case 'ended': {
      const { to, cause, words } = content;
      return {
        ...{ ...state, to, state: 'ended', cause: cause ?? state.cause },
        latest: words === null ? state.latest : { at, words },
      };
    }
    case 'withdrawn':
      return { ...state, state: 'withdrawn', reason: content.reason };
  }
}

function withCorrection(state: OutageState, right: Corrected): OutageState {
  const { to = state.to } = right;
  return {
    ...state,
    from: right.from ?? state.from,
    severity: right.severity ?? state.severity,
    segment: right.segment === undefined ? state.segment : right.segment,
    component: right.component === undefined ? state.component : right.component,
    weight: right.weight ?? state.weight,
    to,
    state: to === null ? 'open' : 'ended',
  };
}

/** What was said to any of some customers, in order; nothing where only the team has heard of it so far. */
export function saidTo(
  { steps }: Pick<OutageState, 'steps'>,
  customers: readonly string[],
): readonly Said[] {
  return steps.flatMap(({ at, content }) => {
    const words = wordsTo(content, customers);
    return words === null ? [] : [{ at, words }];
  });
}

function wordsTo(content: OutageStep['content'], customers: readonly string[]): string | null {
  switch (content.type) {
    case 'declared':
      return content.teamFirst ? null : content.words;
    case 'updated':
      return content.customers?.some((key) => customers.includes(key)) === false
        ? null
        : content.words;
    case 'ended':
      return content.words;
    case 'corrected':
    case 'withdrawn':
      return null;
  }
}

/** From when on a customer waits for the next word: the last one, or the beginning while there was none. */
export function toldLast(state: OutageState, customer: string): Instant {
  return saidTo(state, [customer]).at(-1)?.at ?? state.declaredAt;
}

/** Every instant at which it was said to begin, the one that holds first. */
export function beginnings({ from, steps }: OutageState): readonly Instant[] {
  const said = steps.flatMap(({ content }) =>
    'from' in content && content.from !== undefined ? [content.from] : [],
  );
  return [...new Set([from, ...said])];
}
