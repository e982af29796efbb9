import type { ClockNotice } from '../../outbox/notice-clock.ts';
import type { UnreachableNotice } from '../../outbox/notice-unreachable.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { lengthOf, timeIn } from './times.ts';

type AboutClock = ClockNotice | UnreachableNotice;

/** The work item as people know it: its key, its title when there is one, its priority. */
export function workItemPhrase({ workItem: { key, title, priority } }: AboutClock): Mrkdwn {
  const called = title === null ? mrkdwn`${key}` : mrkdwn`${key} “${title}”`;
  return priority === null ? called : mrkdwn`${called}, ${priority}`;
}

const NEXT_STEPS: Readonly<Record<string, string>> = {
  response: 'Send the customer a first reply.',
  update: 'Tell the customer how it stands, even when there is nothing new.',
  resolution: 'Resolve it, or record what it is waiting for so that the clock can pause.',
};

/** What somebody can do before the clock runs out. */
export function nextStep({ promised: { targetKind } }: ClockNotice): string {
  return NEXT_STEPS[targetKind] ?? 'Look at it now.';
}

/** What else was promised about the same work item, a line each. */
export function alsoLines({ also = [] }: ClockNotice): readonly Mrkdwn[] {
  return also.map(({ promised, threshold, dueAt, remainingMs }) => {
    const due = timeIn(promised.timeZone, dueAt);
    const how =
      threshold >= 100
        ? `missed, it was due ${due}`
        : `${lengthOf(remainingMs)} of support time left, due ${due}`;
    return mrkdwn`*Also:* ${promised.targetName} of agreement “${promised.agreementName}”: ${how}`;
  });
}

/** What the clock is about, in two words. */
export function deedOf({ promised: { targetKind, targetName } }: AboutClock): string {
  const deeds: Readonly<Record<string, string>> = {
    response: 'first response',
    update: 'next update',
    resolution: 'resolution',
  };
  return deeds[targetKind] ?? targetName;
}
