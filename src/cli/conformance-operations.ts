import { z } from 'zod';
import { due, dueBackward, elapsed, isOpen } from '../domain/calendar/calendar.ts';
import { formatInstant, parseInstant, SECOND } from '../domain/calendar/instant.ts';
import { periodOf } from '../domain/calendar/period.ts';
import { zoneName } from '../domain/calendar/zone-name.ts';
import { attainment } from '../domain/compliance/attainment.ts';
import { availability, judgeAvailability } from '../domain/compliance/availability.ts';
import { breachProbability } from '../domain/compliance/breach-probability.ts';
import { burnRateFactor } from '../domain/compliance/burn-rate.ts';
import { credit } from '../domain/compliance/credit.ts';
import { display } from '../domain/compliance/display.ts';
import { eventBudget } from '../domain/compliance/event-budget.ts';
import { decimal, fraction, over, toNumber } from '../domain/compliance/fraction.ts';
import { AccordError } from '../domain/error.ts';
import { answerClock } from './conformance-clock.ts';
import { calendarJson, operation, writeDue } from './conformance-json.ts';

const instant = z.string().transform(parseInstant);
const seconds = z
  .number()
  .int('must be whole seconds')
  .transform((count) => count * SECOND);
// A small number is written with an exponent, which no decimal text has.
const decimalText = z.union([
  z.string(),
  z
    .number()
    .transform((number) => (/e-/.test(String(number)) ? number.toFixed(20) : String(number))),
]);
const span = z.tuple([instant, instant]).transform(([from, to]) => ({ from, to }));
const outage = z
  .tuple([instant, instant], z.number())
  .transform(([from, to, weight = 1]) => ({ from, to, weight }));

const OPERATIONS: Readonly<Record<string, (body: object) => unknown>> = {
  elapsed: operation(
    z.object({ calendar: calendarJson, from: instant, to: instant }),
    ({ calendar, from, to }) => Math.floor(elapsed(calendar, { from, to }) / SECOND),
  ),
  due: operation(
    z.object({ calendar: calendarJson, from: instant, seconds }),
    ({ calendar, from, seconds: ms }) => writeDue(due(calendar, { from, ms })),
  ),
  dueBackward: operation(
    z.object({ calendar: calendarJson, from: instant, seconds }),
    ({ calendar, from, seconds: ms }) => writeDue(dueBackward(calendar, { from, ms })),
  ),
  isOpen: operation(z.object({ calendar: calendarJson, at: instant }), ({ calendar, at }) =>
    isOpen(calendar, at),
  ),
  period: operation(
    z.object({
      unit: z.enum(['week', 'month', 'quarter', 'year']),
      timeZone: zoneName,
      at: instant,
    }),
    (body) => {
      const { from, to } = periodOf(body);
      return { from: formatInstant(from), to: formatInstant(to) };
    },
  ),
  availability: operation(
    z.object({
      agreed: z.array(span),
      outages: z.array(outage).default([]),
      excluded: z.array(span).default([]),
      policy: z.enum(['shrink', 'as-uptime']).default('shrink'),
      rounding: z.enum(['exact', 'whole-minutes', 'started-minutes']).default('exact'),
      target: decimalText,
    }),
    ({ target, ...input }) => {
      const figure = availability(input);
      return {
        agreedSeconds: figure.agreedMs / SECOND,
        downtimeSeconds: toNumber(over(figure.downtimeMs, fraction(SECOND))),
        ...judgeAvailability(figure, target),
      };
    },
  ),
  attainment: operation(
    z.object({ met: z.number(), total: z.number(), target: decimalText }),
    ({ met, total, target }) => attainment({ met, total, objective: target }),
  ),
  budget: operation(
    z.object({ target: decimalText, total: z.number(), bad: z.number() }),
    eventBudget,
  ),
  credit: operation(
    z.object({
      tiers: z.array(z.tuple([decimalText, decimalText])),
      percent: decimalText,
      fee: decimalText,
      cap: decimalText.optional(),
    }),
    credit,
  ),
  display: operation(z.object({ value: decimalText, decimals: z.number() }), (body) =>
    display(decimal(body.value), body.decimals),
  ),
  burnRateFactor: operation(
    z.object({ periodHours: z.number(), windowHours: z.number(), budgetPercent: z.number() }),
    burnRateFactor,
  ),
  breachProbability: operation(
    z.object({
      target: decimalText,
      total: z.number(),
      missed: z.number(),
      expectedRemaining: z.number(),
      missProbability: z.number(),
    }),
    breachProbability,
  ),
  clock: answerClock,
};

/** The answer to one case by the engine that the bot itself uses. */
export function answerOperation(body: object): unknown {
  const name = 'op' in body && typeof body.op === 'string' ? body.op : '';
  const answer = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (answer) return answer(body);
  throw new AccordError(
    'invalid',
    `“${name}” is not an operation. Use one of ${Object.keys(OPERATIONS).join(', ')}.`,
  );
}
