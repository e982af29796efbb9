import { dateIn } from '../../domain/agreement/dates/term.ts';
import { startOfDate } from '../../domain/agreement/effective-range.ts';
import { supportHours } from '../../domain/agreement/hours.ts';
import {
  type Cause,
  decideAcknowledgement,
  decideAssignment,
  decideCause,
  decideNote,
  decideSnooze,
  type Snooze,
} from '../../domain/alert/decide-deed.ts';
import { clockLines } from '../../domain/alert/episode.ts';
import { nextTimeOfDay } from '../../domain/alert/quiet-hours.ts';
import { due, UNREACHABLE } from '../../domain/calendar/calendar.ts';
import { DAY, HOUR, type Instant } from '../../domain/calendar/instant.ts';
import { formatLocalDay, readLocalDay } from '../../domain/calendar/local-date.ts';
import { AccordError } from '../../domain/error.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Context } from '../context.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import { type AtHand, changeAlert } from './change-alert.ts';
import type { AlertPlace, AlertView } from './show-alert.ts';

/** Says that somebody has seen an alert and is at it. */
export function acknowledgeAlert(context: Context, place: AlertPlace): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'answer-alerts' },
    decide: ({ scene }) => decideAcknowledgement(scene),
  });
}

/** Gives an alert to somebody. */
export function assignAlert(
  context: Context,
  { user, ...place }: AlertPlace & { readonly user: string },
): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'answer-alerts' },
    decide: ({ scene, register }) => {
      refuseOutsider(register, user);
      return decideAssignment(scene, user);
    },
  });
}

/** What is to be done about a promise is nothing for those to whom it was given. */
export function refuseOutsider({ parties }: Register, user: string): void {
  for (const { terms } of parties.values()) {
    const person = terms.people.find((each) => each.user === user);
    if (terms.kind === 'provider' || !person) continue;
    throw new AccordError(
      'invalid',
      `${person.name} belongs to ${terms.name}. Choose one of your own people.`,
    );
  }
}

export const SNOOZES = ['next', 'hour', 'morning'] as const;
export type SnoozeChoice = (typeof SNOOZES)[number];

/** Leaves people in peace about an alert until its next threshold, for an hour, or until the next working morning. */
export function snoozeAlert(
  context: Context,
  { choice, ...place }: AlertPlace & { readonly choice: SnoozeChoice },
): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'answer-alerts' },
    decide: (atHand) => decideSnooze(atHand.scene, snoozeOf(atHand, choice)),
  });
}

function snoozeOf(atHand: AtHand, choice: SnoozeChoice): Snooze {
  const { now, episode } = atHand.scene;
  switch (choice) {
    case 'hour':
      return { until: now + HOUR, untilWorse: false };
    case 'morning':
      return { until: nextMorning(atHand) ?? now + DAY, untilWorse: false };
    case 'next': {
      const next = clockLines(episode).flatMap(({ nextAt }) => nextAt ?? []);
      const ahead = next.filter((at) => at > now);
      return { until: ahead.length > 0 ? Math.min(...ahead) : null, untilWorse: true };
    }
  }
}

/** Nobody is there before this hour, even where support never closes. */
const MORNING = '08:00';

/** When the support hours of the agreement open on the next day on which they do; null when they never do. */
function nextMorning({ scene: { now }, register, agreement }: AtHand): Instant | null {
  const { timeZone } = agreement.terms;
  const calendar = calendarsOf(register)(supportHours(agreement.terms));
  const tomorrow = formatLocalDay((readLocalDay(dateIn(timeZone, now)) ?? 0) + 1);
  const from = nextTimeOfDay(MORNING, timeZone, startOfDate(tomorrow, timeZone));
  const opens = calendar && due(calendar, { from, ms: 1 });
  return opens === null || opens === UNREACHABLE ? null : opens - 1;
}

/** Adds something worth knowing to an alert. */
export function noteAlert(
  context: Context,
  { text, ...place }: AlertPlace & { readonly text: string },
): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'answer-alerts' },
    decide: () => decideNote(text),
  });
}

/** Tells why something was missed, and what will keep it from happening again. */
export function tellCause(
  context: Context,
  { cause, action, ...place }: AlertPlace & Cause,
): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'answer-alerts' },
    decide: ({ scene }) => decideCause(scene, { cause, action }),
  });
}
