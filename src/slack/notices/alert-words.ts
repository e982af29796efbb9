import type { AlertContent, AlertLine } from '../../outbox/notice-alert.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { deedOf, workItemPhrase } from './alert-clock.ts';
import { usedPercent } from './alert-period.ts';
import { burnReason, burnTitle } from './burn.ts';
import { forecastReason, forecastTitle } from './forecast.ts';

export const SIGNS: Readonly<Record<AlertContent['standing'], string>> = {
  'at-risk': '🟡',
  breached: '🔴',
  'never-due': '⚠️',
  paused: '⏸️',
  recovered: '🟢',
  closed: '⚫',
  withdrawn: '⚪',
};

const CLOCK_TITLES: Readonly<Record<AlertContent['standing'], string>> = {
  'at-risk': 'at risk',
  breached: 'missed',
  'never-due': 'can never become due',
  paused: 'waiting, the clock is paused',
  recovered: 'in time after all',
  closed: 'missed, and done since',
  withdrawn: 'nothing to do, taken back',
};

const PERIOD_TITLES: Readonly<Record<AlertContent['standing'], string>> = {
  'at-risk': 'at risk',
  breached: 'missed',
  'never-due': 'at risk',
  paused: 'at risk',
  recovered: 'likely to be met again',
  closed: 'missed, and over',
  withdrawn: 'not at risk, taken back',
};

/** What an alert is about and how it stands, in a few words. */
export function alertTitle(alert: AlertContent, line: AlertLine): Mrkdwn {
  const { standing, workItem, period } = alert;
  const { promised } = line;
  if (workItem) {
    return mrkdwn`${workItemPhrase(workItem)}: ${deedOf(promised)} ${CLOCK_TITLES[standing]}`;
  }
  return mrkdwn`${promised.targetName} in ${period?.name ?? ''} ${periodTitle(alert, line)}`;
}

function periodTitle({ standing, period, seenAt }: AlertContent, { seen }: AlertLine): string {
  if (standing === 'recovered' && period && seenAt >= period.to) return 'met';
  if (standing !== 'at-risk' || seen.kind !== 'period' || seen.level >= NEARLY_USED) {
    return PERIOD_TITLES[standing];
  }
  if (seen.burn) return burnTitle(seen.burn);
  return seen.forecast ? forecastTitle(seen.forecast) : PERIOD_TITLES[standing];
}

/** From here on, how much is used says more than how it may end. */
const NEARLY_USED = 75;

/** Why somebody reads this now. */
export function alertReason({ standing }: AlertContent, { seen }: AlertLine): string {
  if (standing === 'breached') {
    return seen.kind === 'clock'
      ? 'The agreed time is used up'
      : 'Nothing more may go wrong in this period';
  }
  if (standing === 'never-due') return 'No due date within ten years';
  if (standing === 'closed') return 'It was missed, and is over';
  if (standing === 'paused') return 'There was a warning before it was paused';
  if (standing !== 'at-risk') return 'This takes back the earlier warning';
  if (seen.kind === 'clock') return `Warning at ${seen.level} % of the time`;
  if (seen.level >= NEARLY_USED) {
    const used = usedPercent(seen);
    return used > seen.level
      ? `Warning at ${seen.level} %; ${used} % is used now`
      : `Warning at ${seen.level} % used`;
  }
  if (seen.burn) return burnReason(seen.burn);
  return seen.forecast ? forecastReason(seen.forecast) : 'Warning';
}

const CORRECTIONS: Readonly<Record<NonNullable<AlertContent['why']>, string>> = {
  event: 'Something that became known later changed what was measured.',
  exclusion: 'Time that does not count by agreement was taken out.',
  terms: 'The support hours or the terms have changed.',
  measurement: 'What was measured has been corrected.',
  cancelled: 'It was cancelled.',
  merged: 'It was merged into another one.',
  gone: 'This promise does not hold for it any more.',
};

/** Why an alert was taken back; null for others. */
export function correctionWords({ why }: AlertContent): string | null {
  return why === null ? null : CORRECTIONS[why];
}
