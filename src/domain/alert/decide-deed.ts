import { DAY, type Instant } from '../calendar/instant.ts';
import { AccordError } from '../error.ts';
import { type Deed, type Episode, peakOf } from './episode.ts';
import { MISSED } from './standing.ts';
import type { StepContent } from './steps.ts';

/** An episode, and who is about to do something about it. */
export type Scene = {
  readonly episode: Episode;
  readonly now: Instant;
  readonly identity: string;
  /** Says an instant as the person reads it. */
  readonly timeWords: (at: Instant) => string;
  /** Names whoever the audit trail names. */
  readonly nameOf: (actor: string) => string;
};

type Decided = readonly StepContent[];

/** Somebody says that they have seen it; a second time says nothing new. */
export function decideAcknowledgement(scene: Scene): Decided {
  requireOpen(scene);
  const { acknowledged } = scene.episode;
  if (acknowledged === null) return [{ type: 'acknowledged' }];
  if (acknowledged.identity === scene.identity) return [];
  throw new AccordError('conflict', `${doneBy(scene, acknowledged)} has acknowledged it already.`);
}

/** It is given to somebody. */
export function decideAssignment(scene: Scene, user: string): Decided {
  requireOpen(scene);
  if (user === '') throw new AccordError('invalid', 'Choose who is to have it.');
  return scene.episode.assigned?.user === user ? [] : [{ type: 'assigned', user }];
}

export type Snooze = { readonly until: Instant | null; readonly untilWorse: boolean };

/** People are left in peace for a while; a miss ends that in any case. */
export function decideSnooze(scene: Scene, { until, untilWorse }: Snooze): Decided {
  requireOpen(scene);
  if (until === null && !untilWorse) throw new AccordError('invalid', 'Choose until when.');
  if (until !== null && until <= scene.now) {
    throw new AccordError('invalid', 'That time is over. Choose a later one.');
  }
  const { snoozed } = scene.episode;
  const isSame = snoozed?.until === until && snoozed.untilWorse === untilWorse;
  return isSame ? [] : [{ type: 'snoozed', until, untilWorse }];
}

/** Longer than this, what nobody wants to hear of should not be promised. */
const LONGEST_MUTE = 92 * DAY;

export type Muting = { readonly until: Instant; readonly reason: string };

/** Nobody is to hear of these promises for a while, for a reason that is kept. */
export function decideMute(scene: Scene, { until, reason }: Muting): Decided {
  requireOpen(scene);
  const why = requireWords(reason, 'why nobody needs to hear of it');
  if (until <= scene.now) {
    throw new AccordError('invalid', 'That date is over. Choose a later one.');
  }
  if (until > scene.now + LONGEST_MUTE) {
    throw new AccordError(
      'invalid',
      'That is more than three months. Choose an earlier end: a promise of which nobody ever wants to hear is better changed.',
    );
  }
  return [{ type: 'muted', until, reason: why }];
}

/** People want to hear of it again. */
export function decideWaking(scene: Scene): Decided {
  requireOpen(scene);
  const { muted, snoozed } = scene.episode;
  return [
    ...(muted ? [{ type: 'woken', from: 'mute' } as const] : []),
    ...(snoozed ? [{ type: 'woken', from: 'snooze' } as const] : []),
  ];
}

/** Something worth knowing about it, also when it is over. */
export function decideNote(text: string): Decided {
  return [{ type: 'noted', text: requireWords(text, 'a note') }];
}

export type Cause = { readonly cause: string; readonly action: string };

/** Why it was missed, and what will keep it from happening again; the last word counts. */
export function decideCause(scene: Scene, { cause, action }: Cause): Decided {
  requireMissed(scene);
  const told = {
    cause: requireWords(cause, 'the cause'),
    action: requireWords(action, 'what will keep it from happening again'),
  };
  const known = scene.episode.cause;
  const isSame = known?.cause === told.cause && known.action === told.action;
  return isSame ? [] : [{ type: 'cause', ...told }];
}

/** What is to be improved because it was missed again and again. */
export function decideImprovement(scene: Scene, text: string): Decided {
  requireMissed(scene);
  const wanted = requireWords(text, 'what is to be improved');
  return scene.episode.improvement?.text === wanted ? [] : [{ type: 'improvement', text: wanted }];
}

type Message = { readonly channel: string; readonly text: string };

/** The customer is told in words that somebody has read before; the same words once. */
export function decideInforming({ episode }: Scene, { channel, text }: Message): Decided {
  const told = { channel, text: requireWords(text, 'the message') };
  const isSame = episode.steps.some(
    ({ content }) =>
      content.type === 'customer-informed' &&
      content.channel === channel &&
      content.text === told.text,
  );
  return isSame ? [] : [{ type: 'customer-informed', ...told }];
}

/** How an episode ended, as a sentence begins. */
const ENDS = {
  recovered: 'This alert is over: it has recovered',
  closed: 'This alert is over: what was missed has ended',
  withdrawn: 'This alert was taken back',
} as const;

function requireOpen({ episode, timeWords }: Scene): void {
  const { phase, endedAt } = episode;
  if (phase === 'open') return;
  const when = endedAt === null ? '' : `, ${timeWords(endedAt)}`;
  throw new AccordError('conflict', `${ENDS[phase]}${when}. There is nothing left to do.`);
}

function requireMissed({ episode }: Scene): void {
  if (peakOf(episode) >= MISSED) return;
  throw new AccordError('conflict', 'Nothing has been missed here, so there is no cause to note.');
}

function requireWords(text: string, what: string): string {
  const words = text.trim();
  if (words === '') throw new AccordError('invalid', `Please write ${what}.`);
  return words;
}

function doneBy({ nameOf, timeWords }: Scene, { actor, at }: Deed): string {
  return `${nameOf(actor)} (${timeWords(at)})`;
}
