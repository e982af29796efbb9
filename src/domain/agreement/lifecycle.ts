import type { Instant } from '../calendar/instant.ts';
import { AccordError } from '../error.ts';
import { anyOf } from '../register/listed.ts';

/** Where a revision of an agreement stands; the last four are ends. */
export const LIFECYCLE_STATES = [
  'draft',
  'negotiating',
  'signing',
  'planned',
  'active',
  'under-review',
  'superseded',
  'expired',
  'terminated',
  'withdrawn',
] as const;

export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** What somebody can do with a revision; that it begins, expires or is superseded follows from its dates. */
export const LIFECYCLE_STEPS = [
  'start',
  'offer',
  'call-back',
  'agree',
  'publish',
  'discard',
  'review',
  'keep',
  'withdraw',
  'terminate',
] as const;

export type LifecycleStep = (typeof LIFECYCLE_STEPS)[number];

/** The right that a step asks for; who has it stands in the table of authority. */
type Right = 'draft' | 'publish' | 'review' | 'withdraw' | 'terminate';

type Rule = {
  /** From where it leads; `new` is a revision of which nothing is known yet. */
  readonly from: readonly (LifecycleState | 'new')[];
  readonly to: LifecycleState;
  readonly right: Right;
  readonly needsReason: boolean;
  /** It cannot be taken back, so that a person is asked first. */
  readonly needsConfirmation: boolean;
  readonly words: string;
};

const EASY = { needsReason: false, needsConfirmation: false } as const;
const FINAL = { needsReason: true, needsConfirmation: true } as const;

/** Every step there is: from where, to where, by which right. */
export const LIFECYCLE: Readonly<Record<LifecycleStep, Rule>> = {
  start: {
    ...{ from: ['new', 'withdrawn'], to: 'draft', right: 'draft', ...EASY },
    words: 'start a draft',
  },
  offer: {
    ...{ from: ['draft'], to: 'negotiating', right: 'draft', ...EASY },
    words: 'offer it to the other side',
  },
  'call-back': {
    ...{ from: ['negotiating', 'signing'], to: 'draft', right: 'draft', ...EASY },
    words: 'take it back to a draft',
  },
  agree: {
    ...{ from: ['negotiating'], to: 'signing', right: 'publish', ...EASY },
    words: 'collect the signatures',
  },
  publish: {
    from: ['new', 'draft', 'negotiating', 'signing', 'withdrawn'],
    ...{ to: 'active', right: 'publish', ...EASY, needsConfirmation: true },
    words: 'publish it',
  },
  discard: {
    ...{ from: ['draft'], to: 'withdrawn', right: 'draft', ...EASY, needsConfirmation: true },
    words: 'discard it',
  },
  review: {
    ...{ from: ['active'], to: 'under-review', right: 'review', ...EASY, needsReason: true },
    words: 'put it under review',
  },
  keep: {
    ...{ from: ['under-review'], to: 'active', right: 'review', ...EASY, needsReason: true },
    words: 'end its review and keep it as it is',
  },
  withdraw: {
    from: ['draft', 'negotiating', 'signing', 'planned'],
    ...{ to: 'withdrawn', right: 'withdraw', ...FINAL },
    words: 'withdraw it',
  },
  terminate: {
    ...{ from: ['active', 'under-review'], to: 'terminated', right: 'terminate', ...FINAL },
    words: 'terminate it',
  },
};

/** A step that was taken, as it is kept. */
export type Transition = {
  readonly agreementKey: string;
  readonly revision: number;
  readonly step: LifecycleStep;
  readonly from: LifecycleState | 'new';
  readonly to: LifecycleState;
  readonly at: Instant;
  /** From when it counts, where that is later than the step itself. */
  readonly effectiveAt: Instant | null;
  readonly actor: string;
  readonly reason: string | null;
};

/** Where a step leads; a refusal says what is possible now. */
export function transition(state: LifecycleState | 'new', step: LifecycleStep): LifecycleState {
  const rule = LIFECYCLE[step];
  if (rule.from.includes(state)) return rule.to;
  throw new AccordError('conflict', `${alreadyThere(state, rule)} ${possibleNow(state)}`);
}

/** The steps that somebody can take from a state. */
export function possibleSteps(state: LifecycleState | 'new'): readonly LifecycleStep[] {
  return LIFECYCLE_STEPS.filter((step) => LIFECYCLE[step].from.includes(state));
}

const WORDS: Readonly<Record<LifecycleState | 'new', string>> = {
  new: 'not begun',
  draft: 'a draft',
  negotiating: 'being negotiated',
  signing: 'being signed',
  planned: 'agreed, but not in force yet',
  active: 'in force',
  'under-review': 'under review',
  superseded: 'superseded by a later revision',
  expired: 'expired',
  terminated: 'terminated',
  withdrawn: 'withdrawn',
};

function alreadyThere(state: LifecycleState | 'new', { to, words }: Rule): string {
  const already = state === to ? ' already' : '';
  return `It is ${WORDS[state]}${already}, so you cannot ${words}.`;
}

function possibleNow(state: LifecycleState | 'new'): string {
  const steps = possibleSteps(state).map((step) => LIFECYCLE[step].words);
  return steps.length === 0 ? 'Nothing more can be done with it.' : `You can ${anyOf(steps)}.`;
}
