import type { ClockLine } from '../../domain/alert/standing.ts';
import { SECOND } from '../../domain/calendar/instant.ts';
import type { AlertContent, AlertLine } from '../../outbox/notice-alert.ts';
import type { Promised } from '../../outbox/notice-parts.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { readersTime } from './readers-time.ts';
import { roughLength } from './times.ts';

/** The work item as people know it: its key, its title when there is one, its priority. */
export function workItemPhrase({
  key,
  title,
  priority,
}: NonNullable<AlertContent['workItem']>): Mrkdwn {
  const called = title === null ? mrkdwn`${key}` : mrkdwn`${key} “${title}”`;
  return priority === null ? called : mrkdwn`${called}, ${priority}`;
}

/** What a clock is about, in two words. */
export function deedOf({ targetKind, targetName }: Promised): string {
  const deeds: Readonly<Record<string, string>> = {
    response: 'first response',
    update: 'next update',
    resolution: 'resolution',
  };
  return deeds[targetKind] ?? targetName;
}

const NEXT_STEPS: Readonly<Record<string, string>> = {
  response: 'Send the customer a first reply.',
  update: 'Tell the customer how it stands, even when there is nothing new.',
  resolution: 'Resolve it, or record what it is waiting for so that the clock can pause.',
};

/** What somebody can do before a clock runs out. */
export function clockStep({ promised }: AlertLine, { standing, calendar }: ClockLine): Mrkdwn {
  if (standing === 'never-due') {
    return mrkdwn`Add opening hours to the calendar \`${calendar}\`, or take out holidays that do not end: then the due date comes by itself. If too long a time was promised, agree on a shorter one, which holds for what is opened from then on.`;
  }
  return mrkdwn`${NEXT_STEPS[promised.targetKind] ?? 'Look at it now.'}`;
}

/** How close a clock is, and until when. */
export function clockPhrase({ promised }: AlertLine, line: ClockLine): Mrkdwn {
  const { standing, remainingMs, dueAt, calendar } = line;
  const due = dueAt === null ? mrkdwn`–` : readersTime(dueAt, promised.timeZone);
  const left = roughLength(remainingMs);
  const seen = readersTime(line.at, promised.timeZone);
  switch (standing) {
    case 'at-risk':
    case 'calm':
      return mrkdwn`due *${due}*; *${left}* of support time left (as of ${seen})`;
    case 'breached':
      return mrkdwn`it was due *${due}*${late(line)} (as of ${seen})`;
    case 'late':
      return mrkdwn`${left === '0 s' ? 'done late' : `${DONE[promised.targetKind] ?? 'done'} ${left} late`}; it was due ${due}`;
    case 'kept':
      return mrkdwn`${DONE[promised.targetKind] ?? 'done'} in time, with ${left} of support time left`;
    case 'paused':
      return mrkdwn`the clock is paused, with ${left} of support time left`;
    case 'never-due':
      return mrkdwn`within the next ten years, the calendar \`${calendar}\` is not open for as long as was promised, so there is no due date`;
    case 'cancelled':
    case 'merged':
    case 'gone':
      return mrkdwn`it does not count any more`;
  }
}

const DONE: Readonly<Record<string, string>> = {
  response: 'answered',
  update: 'told',
  resolution: 'resolved',
};

/** Of what is less than a second late, nobody needs the number. */
function late({ remainingMs }: ClockLine): string {
  return remainingMs <= -SECOND ? `, ${roughLength(remainingMs)} of support time late` : '';
}
