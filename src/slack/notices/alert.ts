import type { NoticeOf } from '../../outbox/notice.ts';
import type { AlertContent, AlertLine } from '../../outbox/notice-alert.ts';
import { type Answer, answer } from '../answer.ts';
import { whyButton } from '../answers/why-button.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { clockPhrase, clockStep, deedOf } from './alert-clock.ts';
import { budgetPhrase, periodPhrase, periodStep } from './alert-period.ts';
import { alertReason, alertTitle, correctionWords, SIGNS } from './alert-words.ts';
import { aboutLine, personPhrase, promiseLine, reasonLine } from './phrases.ts';
import { readersTime } from './readers-time.ts';
import { roughLength, timeIn } from './times.ts';

/** An alert as it stands, from the first warning to the end. */
export function renderAlert(alert: NoticeOf<'alert'>): Answer {
  const [line, ...others] = alert.lines;
  if (!line) return answer(mrkdwn`An alert`, []);
  const { promised } = line;
  const head = [
    mrkdwn`${SIGNS[alert.standing]} *${alertTitle(alert, line)}*`,
    aboutLine(promised),
    stateLine(alert, line),
    ...others.map((other) => alsoLine(alert, other)),
  ];
  return answer(plainLine(alert, line), [
    section(join(head, '\n')),
    ...restOf(alert, line),
    ...actions(buttonsOf(alert, line)),
    context(reasonLine(promised, alertReason(alert, line))),
  ]);
}

/** An alert in a line of words, for notifications. */
export function plainLine(alert: AlertContent, line: AlertLine): Mrkdwn {
  const [first = line] = alert.lines;
  const close = closeWords(line);
  return mrkdwn`${alertTitle(alert, first)}${close === '' ? '' : `, ${close}`}. ${aboutLine(line.promised)}`;
}

function closeWords({ promised: { timeZone }, seen }: AlertLine): string {
  if (seen.kind === 'period') return budgetPhrase(seen);
  const { dueAt, standing, remainingMs } = seen;
  if (dueAt === null) return '';
  const due = timeIn(timeZone, dueAt);
  if (standing === 'at-risk') return `due ${due}, ${roughLength(remainingMs)} left`;
  return standing === 'breached' || standing === 'late' ? `it was due ${due}` : '';
}

function stateLine(alert: AlertContent, line: AlertLine): Mrkdwn {
  const { seen } = line;
  const correction = correctionWords(alert);
  const stands = seen.kind === 'clock' ? clockPhrase(line, seen) : periodPhrase(line, seen);
  return join([correction === null ? null : mrkdwn`${correction}`, capital(stands)], '\n');
}

function alsoLine(_alert: AlertContent, line: AlertLine): Mrkdwn {
  const { promised, seen } = line;
  const stands = seen.kind === 'clock' ? clockPhrase(line, seen) : periodPhrase(line, seen);
  return mrkdwn`*Also:* ${deedOf(promised)} of agreement “${promised.agreementName}”: ${stands}`;
}

function restOf(alert: AlertContent, line: AlertLine): readonly KnownBlock[] {
  const isOpen = isRunning(alert);
  const lines = [
    promiseLine(line.promised),
    isOpen || alert.missed ? costLine(line) : null,
    holderLine(alert),
    quietLine(alert, line),
    ...causeLines(alert),
    isOpen ? nextLine(alert, line) : null,
  ];
  return [section(join(lines, '\n'))];
}

function isRunning({ standing }: AlertContent): boolean {
  return standing !== 'recovered' && standing !== 'closed' && standing !== 'withdrawn';
}

function costLine({ cost }: AlertLine): Mrkdwn | null {
  return cost === null ? null : mrkdwn`*A miss costs:* ${cost} in credits`;
}

function holderLine({ holder, acknowledged, informed }: AlertContent): Mrkdwn | null {
  const told = informed ? ' · the customer was told' : '';
  if (holder === null) return informed ? mrkdwn`The customer was told` : null;
  const seen = acknowledged ? ', who has seen it' : '';
  return mrkdwn`*At it:* ${personPhrase(holder)}${seen}${told}`;
}

function quietLine({ snoozed, muted }: AlertContent, { promised: { timeZone } }: AlertLine) {
  if (muted) {
    const { until, by, reason } = muted;
    return mrkdwn`🔇 Muted until ${readersTime(until, timeZone)} by ${by}: ${reason}`;
  }
  if (!snoozed) return null;
  const { until } = snoozed;
  return until === null
    ? mrkdwn`💤 Snoozed until it gets worse`
    : mrkdwn`💤 Snoozed until ${readersTime(until, timeZone)}`;
}

/** From so many misses on, doing the same again will not do. */
const OFTEN = 3;

function causeLines({ cause, nth, improvement, missed }: AlertContent): readonly (Mrkdwn | null)[] {
  if (!missed) return [];
  return [
    nth && nth.count >= OFTEN
      ? mrkdwn`🔁 This promise was missed ${nth.count} times in ${nth.period}${improvement === null ? ': time to improve something.' : '.'}`
      : null,
    cause && mrkdwn`*Cause:* ${cause.cause}\n*So that it does not happen again:* ${cause.action}`,
    improvement === null ? null : mrkdwn`*To be improved:* ${improvement}`,
  ];
}

const AFTER_MISS = 'Then write down the cause and what will keep it from happening again.';
const AFTER_PERIOD =
  'Tell the customer before they notice, with the cause and what will keep it from happening again.';

function nextLine({ standing, cause }: AlertContent, line: AlertLine): Mrkdwn | null {
  const { seen } = line;
  if (standing === 'paused') return null;
  if (standing !== 'breached') {
    const step = seen.kind === 'clock' ? clockStep(line, seen) : mrkdwn`${periodStep(seen)}`;
    return mrkdwn`*Next:* ${step}`;
  }
  if (seen.kind === 'period') return mrkdwn`*Next:* ${AFTER_PERIOD}`;
  return mrkdwn`*Next:* ${clockStep(line, seen)}${cause ? '' : ` ${AFTER_MISS}`}`;
}

function buttonsOf(alert: AlertContent, { promised, seen }: AlertLine) {
  const { episode: value, missed, cause, improvement, nth, holder, acknowledged } = alert;
  const isOpen = isRunning(alert);
  const words = alert.workItem?.key ?? `${promised.agreement} ${promised.target}`;
  const at = seen.kind === 'period' ? { at: alert.seenAt } : {};
  const often = nth !== null && nth.count >= OFTEN && improvement === null;
  const when = (isThere: boolean, label: string, action: string) =>
    isThere ? [button({ label, action, value })] : [];
  const first = { label: 'Acknowledge', action: 'alert.acknowledge', value } as const;
  return [
    ...(isOpen && !acknowledged ? [button({ ...first, style: 'primary' })] : []),
    ...when(isOpen, holder ? 'Hand over …' : 'Assign …', 'alert.assign'),
    ...when(missed && cause === null, 'Cause …', 'alert.cause'),
    ...when(missed && often, 'Improve …', 'alert.improve'),
    ...when(isOpen && alert.canInform, 'Tell the customer …', 'alert.inform'),
    ...when(isOpen, 'Snooze …', 'alert.snooze'),
    whyButton({ words, ...at }),
    ...when(true, 'More …', 'alert.more'),
  ];
}

/** As a line begins. */
export function capital({ mrkdwn: text }: Mrkdwn): Mrkdwn {
  return { mrkdwn: text.replace(/^\*?./u, (first) => first.toUpperCase()) };
}
