import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { ClockTerms } from '../../../src/domain/clock/clock-terms.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';

const ORDER = [
  ...['opened', 'reopened', 'priority-changed', 'resumed', 'paused'],
  ...['excluded-to', 'excluded-from', 'replied', 'resolved', 'reset', 'merged', 'cancelled'],
];

type Question = {
  readonly terms: ClockTerms;
  readonly budget: number;
  readonly events: readonly WorkItemEvent[];
  readonly asOf: number;
  readonly isOpen: (minute: number) => boolean;
  /** The minute up to which a reopened item resumes. */
  readonly resumesUntil: (resolvedAt: number) => number;
};

type Named = { readonly reason: string | undefined };

/** A clock as a person with a stopwatch would keep it: minute by minute, event by event. */
export function replay(question: Question) {
  const stopwatch = new Stopwatch(question);
  const last = Math.max(...question.events.map(({ at }) => at), question.asOf) / MINUTE;
  const first = Math.min(...question.events.map(({ at }) => at)) / MINUTE;
  for (let minute = first; minute <= last && minute * MINUTE <= question.asOf; minute++) {
    for (const type of ORDER) {
      for (const event of question.events) {
        if (event.at === minute * MINUTE && event.type === type) stopwatch.hear(event, minute);
      }
    }
    if ((minute + 1) * MINUTE <= question.asOf) stopwatch.tick(minute);
  }
  return stopwatch.read();
}

class Stopwatch {
  private readonly question: Question;
  private cycle = 0;
  private life: 'unborn' | 'alive' | 'stopped' | 'reset' | 'cancelled' = 'unborn';
  private stoppedBy = '';
  private resolvedAt: number | null = null;
  private pauses: Named[] = [];
  private everPaused: Named[] = [];
  private excluded: Named[] = [];
  private elapsed = 0;
  private usedUpAt: number | null = null;
  private breachedAt: number | null = null;
  private begunAt = 0;

  constructor(question: Question) {
    this.question = question;
  }

  hear(event: WorkItemEvent, minute: number): void {
    const { terms } = this.question;
    const { type, actor, reason } = event;
    if (type === 'opened' && this.life === 'unborn') this.begin(minute);
    if (type === 'paused') {
      this.everPaused.push({ reason });
      this.pauses.push({ reason });
    }
    if (type === 'resumed') {
      const known = this.everPaused.some((each) => each.reason === reason);
      const all = reason === undefined || !known;
      this.pauses = all ? [] : this.pauses.filter((each) => each.reason !== reason);
      this.goOn(minute);
    }
    if (type === 'excluded-from') this.excluded.push({ reason });
    if (type === 'excluded-to') {
      const named = this.excluded.some((each) => each.reason === reason);
      this.excluded = named ? this.excluded.filter((each) => each.reason !== reason) : [];
      this.goOn(minute);
    }
    if (type === 'replied' && actor === 'provider' && this.life === 'alive') {
      if (terms.kind === 'response') this.stop('reply');
      if (terms.kind === 'update') this.begin(minute);
    }
    if (type === 'resolved') {
      if (this.life !== 'unborn') this.resolvedAt ??= minute;
      const counts = terms.kind !== 'response' || actor !== 'system';
      if (counts && this.life === 'alive') this.stop('resolution');
      this.pauses = [];
      this.goOn(minute);
    }
    if (type === 'reopened') this.reopen(minute);
    if (type === 'reset' && this.life === 'alive' && minute > this.begunAt) this.begin(minute);
    if ((type === 'cancelled' || type === 'merged') && this.life !== 'unborn')
      this.life = 'cancelled';
  }

  tick(minute: number): void {
    if (this.life !== 'alive' || this.standsStill()) return;
    if (this.usedUpAt !== null) this.breachedAt ??= this.usedUpAt;
    if (!this.question.isOpen(minute)) return;
    this.elapsed++;
    if (this.elapsed === this.question.budget) this.usedUpAt = minute + 1;
  }

  read() {
    const { life, breachedAt, elapsed, cycle } = this;
    const alive = breachedAt !== null ? 'missed' : this.standsStill() ? 'paused' : 'running';
    const stopped = breachedAt === null ? 'met' : 'missed';
    const states = {
      unborn: 'not-started',
      alive,
      stopped,
      reset: stopped,
      cancelled: 'cancelled',
    };
    return {
      state: states[life],
      cycle: Math.max(1, cycle),
      elapsedMs: elapsed * MINUTE,
      breachedAt: breachedAt === null ? null : breachedAt * MINUTE,
    };
  }

  private begin(minute: number): void {
    this.cycle++;
    this.life = 'alive';
    this.elapsed = 0;
    this.begunAt = minute;
    this.breachedAt = null;
    this.usedUpAt = this.question.budget === 0 ? minute : null;
  }

  private stop(by: string): void {
    this.life = 'stopped';
    this.stoppedBy = by;
  }

  private reopen(minute: number): void {
    const { resolvedAt, life } = this;
    const { reopen } = this.question.terms;
    if (life === 'stopped' && resolvedAt === null && reopen !== 'ignore') return;
    this.resolvedAt = null;
    if (reopen === 'ignore' || life === 'unborn' || life === 'alive') return;
    const until = this.question.resumesUntil(resolvedAt ?? 0);
    const anew = life === 'cancelled' || reopen === 'new-cycle' || minute > until;
    if (anew) this.begin(minute);
    else if (this.stoppedBy !== 'reply') {
      this.life = 'alive';
      this.goOn(minute);
    }
  }

  private goOn(minute: number): void {
    if (this.usedUpAt !== null && this.breachedAt === null && this.life === 'alive') {
      this.usedUpAt = Math.max(this.usedUpAt, minute);
    }
  }

  private standsStill(): boolean {
    const { pauses } = this.question.terms;
    const counts = ({ reason }: Named) =>
      !pauses || (reason !== undefined && pauses.includes(reason));
    return this.excluded.length > 0 || this.pauses.some(counts);
  }
}
