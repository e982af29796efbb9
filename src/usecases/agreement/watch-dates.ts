import { supportsOf } from '../../domain/agreement/agreement-terms.ts';
import { agreementDates } from '../../domain/agreement/dates/agreement-dates.ts';
import { type Reminder, reminderOf } from '../../domain/agreement/dates/reminders.ts';
import { dateIn, daysUntil } from '../../domain/agreement/dates/term.ts';
import { startOfDate } from '../../domain/agreement/effective-range.ts';
import { seenRevision } from '../../domain/agreement/support-chain/carriers.ts';
import { HOUR } from '../../domain/calendar/instant.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { noticeKey, type Recipient } from '../../outbox/notice.ts';
import type { DateNotice } from '../../outbox/notice-date.ts';
import { record } from '../../storage/audit.ts';
import { hasNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { ownerOf, teamChannelOf } from '../notice/promised.ts';
import { loadRegister } from '../register/load-register.ts';
import { nextMornings } from '../register/next-mornings.ts';
import { quietWhile } from '../register/quiet-while.ts';
import { namesOf } from '../status/agreement-names.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** Nobody is reminded before this hour of the day. */
const MORNING = 8 * HOUR;

/** Reminds teams of the dates of their agreements: 90, 60 and 30 days ahead and on the day, each once. */
export async function watchDates(context: Context): Promise<void> {
  const { now } = context;
  const register = await loadRegister(context);
  if (quiet.is(register, { since: now, now })) return;
  const scene = { register, asOf: now, calendarOf: calendarsOf(register) };
  for (const key of register.agreements.keys()) {
    const agreement = seenRevision(scene, key);
    if (!agreement || !isMorning(agreement, now)) continue;
    const today = dateIn(agreement.terms.timeZone, now);
    for (const date of agreementDates(scene, agreement)) {
      const reminder = reminderOf(date, today);
      if (reminder) await remind(context, { register, agreement, reminder, today });
    }
  }
  quiet.note(register, { from: now, to: nextMornings(register, { now, morning: MORNING }) });
}

// Working out all dates of thousands of agreements takes longer than all else that a tick does.
const quiet = quietWhile();

type Reminding = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly reminder: Reminder;
  readonly today: string;
};

function isMorning({ terms: { timeZone } }: AgreementRevision, now: number): boolean {
  return now >= startOfDate(dateIn(timeZone, now), timeZone) + MORNING;
}

async function remind(context: Context, reminding: Reminding): Promise<void> {
  const recipient = channelOf(reminding);
  if (recipient === null) return;
  const notice = noticeOf(reminding);
  const { database, workspace } = context;
  const key = noticeKey(notice);
  if (await hasNotice(database, { workspaceId: workspace.id, key })) return;
  await database.transaction(async (tx) => {
    if (!(await enqueueNotice(tx, context, { notice, recipient }))) return;
    await record(tx, {
      workspaceId: workspace.id,
      at: context.now,
      actor: nameActor(context.actor),
      verb: 'date reminded of',
      subject: `agreement:${notice.agreement}`,
      detail: { notice: key, ...recipient },
    });
  });
}

/** The team’s channel; of a contract with a supplier, that of our own side, else that of whoever reviews it. */
function channelOf({ register, agreement }: Reminding): Recipient | null {
  const { customer, review } = agreement.terms;
  const parties = [...register.parties.values()];
  const reviewers = parties.filter(({ terms }) =>
    terms.people.some(({ key }) => key === review?.owner),
  );
  const others = [...parties.filter(({ key }) => key === customer), ...reviewers];
  const channel = others
    .filter(({ terms }) => terms.kind === 'provider')
    .flatMap(({ terms }) => terms.channels.team ?? [])
    .at(0);
  return teamChannelOf(register, agreement) ?? (channel === undefined ? null : { channel });
}

function noticeOf({ register, agreement, reminder, today }: Reminding): DateNotice {
  const { key, number, terms } = agreement;
  const { name, customerName, providerName } = namesOf(register, agreement);
  const { kind, on, subject, sentence } = reminder.date;
  return {
    kind: 'date-near',
    ...{ agreement: key, agreementName: name, agreementKind: terms.kind, revision: number },
    ...{ customerName, providerName, date: { kind, on, subject, sentence } },
    ...{ step: reminder.step, daysLeft: daysUntil(on, today) },
    carries: kind === 'expiry' ? restingOn(register, key) : [],
    owner: ownerOf(register, agreement),
  };
}

function restingOn({ agreements }: Register, key: string): string[] {
  return [...agreements.values()].flatMap((revisions) => {
    const latest = revisions.at(-1);
    const rests = latest && supportsOf(latest.terms).some((support) => support.agreement === key);
    return latest && rests ? [latest.terms.name ?? latest.key] : [];
  });
}
