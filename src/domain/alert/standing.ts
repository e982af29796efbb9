import { z } from 'zod';
import { BUDGET_UNITS } from '../target/figure.ts';

/** How a promise stands on which an alert may rest. */
export const STANDINGS = [
  // Somebody has to act.
  ...(['at-risk', 'breached', 'never-due'] as const),
  // It stands still, for a while.
  'paused',
  // Nobody has to act: what it rested on is corrected, it was kept, it ended too late, or it does not count any more.
  ...(['calm', 'kept', 'late', 'cancelled', 'merged', 'gone'] as const),
] as const;
const instant = z.int();

const promise = {
  agreement: z.string(),
  target: z.string(),
  revision: z.int(),
  cycle: z.int(),
  /** When this was seen. */
  at: instant,
  standing: z.enum(STANDINGS),
  /** How far it has come, in percent of what was promised; 100 is a miss. */
  level: z.int(),
};

/** A promise about one work item. */
const clockLine = z.strictObject({
  ...{ kind: z.literal('clock'), ...promise },
  dueAt: instant.nullable(),
  /** Support time left; negative when late. */
  remainingMs: z.int(),
  /** When its next threshold comes, as far as that is known. */
  nextAt: instant.nullable(),
  /** On which calendar it counts. */
  calendar: z.string(),
  /** How much it was folded from, so that a correction can be told by its cause. */
  events: z.int(),
  exclusions: z.int(),
});

const forecast = z.strictObject({
  probability: z.number().nullable(),
  basis: z.enum(['certain-met', 'certain-breached', 'history', 'too-little-history']),
  unit: z.string(),
  /** Complete periods before, and how many of them were missed; null where that is not known. */
  periods: z.int(),
  missed: z.int().nullable(),
});

const burn = z.strictObject({
  urgency: z.enum(['page', 'ticket']),
  /** So many times as fast as it lasts for the period, in so long a time. */
  rate: z.number(),
  windowMs: z.int(),
});

/** A promise about a whole period. */
const periodLine = z.strictObject({
  ...{ kind: z.literal('period'), ...promise },
  from: instant,
  to: instant,
  /** When it is published, and the alert over. */
  endsAt: instant,
  percent: z.string().nullable(),
  budget: z.strictObject({
    unit: z.enum(BUDGET_UNITS),
    granted: z.int(),
    spent: z.int(),
    left: z.int(),
  }),
  /** Why it is likely to be missed; null while it is not. */
  forecast: forecast.nullable(),
  /** How fast it goes; null while that is not too fast. */
  burn: burn.nullable(),
  /** When it is missed if it goes on like this; null when it is not. */
  missAt: instant.nullable(),
});

/** One promise as the measurements say it stands. */
export const line = z.discriminatedUnion('kind', [clockLine, periodLine]);

/** Everything that was seen at one look. */
export const seen = z.strictObject({
  at: instant,
  workItem: z
    .strictObject({
      id: z.int(),
      key: z.string(),
      title: z.string().nullable(),
      priority: z.string().nullable(),
    })
    .nullable(),
  lines: z.array(line),
});

export type Standing = (typeof STANDINGS)[number];
export type ClockLine = z.output<typeof clockLine>;
export type PeriodLine = z.output<typeof periodLine>;
export type PeriodForecast = z.output<typeof forecast>;
export type PeriodBurn = z.output<typeof burn>;
export type Line = z.output<typeof line>;
export type Seen = z.output<typeof seen>;

/** The level at which a promise is missed. */
export const MISSED = 100;

const ON: readonly Standing[] = ['at-risk', 'breached', 'never-due'];

/** Whether somebody has to act. */
export function isOn({ standing }: Pick<Line, 'standing'>): boolean {
  return ON.includes(standing);
}

/** Whether people have to hear of it: somebody has to act, or it was missed and ended before anybody looked. */
export function isNews(line: Pick<Line, 'standing'>): boolean {
  return isOn(line) || line.standing === 'late';
}

/** What makes a promise one and the same from look to look. */
export function lineKey({
  agreement,
  target,
  cycle,
}: Pick<Line, 'agreement' | 'target' | 'cycle'>) {
  return `${agreement}/${target}/${cycle}`;
}
