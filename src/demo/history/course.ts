import { HOUR } from '../../domain/calendar/instant.ts';
import type { Flow, Priority, Span } from './flow.ts';
import type { Random } from './random.ts';
import {
  cancelled,
  customerAnswers,
  prioritised,
  reopened,
  replied,
  resolved,
  type Step,
  supplierAnswers,
  waitForCustomer,
  waitForSupplier,
} from './tell.ts';

/** How a work item goes: with which priority it opens, and what follows. */
export type Course = { readonly priority: Priority; readonly steps: readonly Step[] };

type Draw = { readonly priority: Priority; readonly month: string; readonly random: Random };
type Work = { readonly flow: Flow; readonly reply: number; readonly rest: number };

const LATE_REPLY: Readonly<Record<Priority, number>> = { P1: 0, P2: 0.006, P3: 0.015, P4: 0.02 };
const LATE_RESOLUTION: Readonly<Record<Priority, number>> = {
  P1: 0,
  P2: 0.01,
  P3: 0.03,
  P4: 0.03,
};
const CANCELLED = 0.04;
const REASSESSED = 0.06;
const REOPENED = 0.03;
const WAITED: Readonly<Record<Priority, number>> = { P1: 0.05, P2: 0.12, P3: 0.25, P4: 0.3 };

/** Draws the course of a work item that ends with a priority in a month. */
export function drawCourse(flow: Flow, draw: Draw): Course {
  const { priority, random } = draw;
  const first = random.chance(REASSESSED) ? neighbour(priority) : priority;
  const reply = drawReply(flow, first, draw);
  if (random.chance(CANCELLED)) return { priority: first, steps: withdraw(reply, random) };
  const rest = Math.max(drawWork(flow, draw) - reply, reply * 0.3);
  const change = first === priority ? [] : [prioritised(rest * 0.05, priority)];
  const steps = [replied(reply), ...change, ...drawWaits(rest * 0.95, { flow, reply, rest }, draw)];
  return { priority: first, steps };
}

function withdraw(reply: number, random: Random): readonly Step[] {
  const reason = random.pick(['duplicate', 'withdrawn']);
  return [replied(reply), cancelled(random.between(0.2, 2) * HOUR, reason)];
}

function drawReply(flow: Flow, first: Priority, { priority, month, random }: Draw): number {
  const spans = [flow.commitments[first].reply, flow.commitments[priority].reply];
  const good = Math.min(...spans.map((span) => span.good));
  const late = Math.max(...spans.map((span) => span.late));
  const chance = flow.lateReplies[month]?.[priority] ?? LATE_REPLY[priority];
  return drawSpan({ good, late }, random.chance(chance), random);
}

function drawWork(flow: Flow, { priority, month, random }: Draw): number {
  const chance = flow.lateResolutions[month]?.[priority] ?? LATE_RESOLUTION[priority];
  return drawSpan(flow.commitments[priority].resolve, random.chance(chance), random);
}

/** Mostly near the low end when all goes well. */
function drawSpan({ good, late }: Span, isLate: boolean, random: Random): number {
  const share = 0.06 + 0.8 * random.next() ** 2;
  return isLate ? late * random.between(1.05, 1.7) : good * share;
}

function drawWaits(work: number, { flow }: Work, { priority, random }: Draw): readonly Step[] {
  const wait = random.between(1, 14) * HOUR;
  const gap = random.between(1, 9) * HOUR;
  const drawn = random.next();
  if (drawn < flow.supplierShare) {
    return [waitForSupplier(work * 0.3), supplierAnswers(work * 0.4), resolved(work * 0.3)];
  }
  if (drawn < flow.supplierShare + WAITED[priority]) {
    return [waitForCustomer(work * 0.5), customerAnswers(wait), resolved(work * 0.5)];
  }
  if (drawn > 1 - REOPENED) return [resolved(work * 0.7), reopened(gap), resolved(work * 0.3)];
  return [resolved(work)];
}

function neighbour(priority: Priority): Priority {
  const neighbours = { P1: 'P2', P2: 'P3', P3: 'P2', P4: 'P3' } as const;
  return neighbours[priority];
}
