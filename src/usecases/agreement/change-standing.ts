import { dateIn } from '../../domain/agreement/dates/term.ts';
import { startOfDate } from '../../domain/agreement/effective-range.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { formatLocalDay, readLocalDay } from '../../domain/calendar/local-date.ts';
import { AccordError } from '../../domain/error.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import { type Telling, tellEnded } from '../notice/tell-changed.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { type SteppedAgreement, stepAgreement } from './step-agreement.ts';

type Asked = {
  /** Its key or name. */
  readonly agreement: string;
  readonly reason: string;
};

type Confirmed = Asked & {
  /** Without it nothing is done: the answer says what would be. */
  readonly confirmed: boolean;
};

/** Puts an agreement in force under review; it stays in force meanwhile. */
export async function reviewAgreement(context: Setting, asked: Asked): Promise<SteppedAgreement> {
  const { key } = await meant(context, asked);
  const stepping = { key, step: 'review', reason: asked.reason, confirmed: true } as const;
  return context.database.transaction((tx) => stepAgreement(tx, context, stepping));
}

/** Ends the review of an agreement that stays as it is. */
export async function keepAgreement(context: Setting, asked: Asked): Promise<SteppedAgreement> {
  const { key } = await meant(context, asked);
  const stepping = { key, step: 'keep', reason: asked.reason, confirmed: true } as const;
  return context.database.transaction((tx) => stepAgreement(tx, context, stepping));
}

/** Withdraws a revision that has been agreed and is not in force yet. */
export async function withdrawAgreement(
  context: Telling,
  asked: Confirmed,
): Promise<SteppedAgreement> {
  const agreement = await meant(context, asked);
  const { reason, confirmed } = asked;
  const stepping = { key: agreement.key, step: 'withdraw', reason, confirmed } as const;
  const { register } = await openView(context);
  return context.database.transaction(async (tx) => {
    const stepped = await stepAgreement(tx, context, stepping);
    const on = agreement.terms.effective.from;
    const ending = { register, agreement, deed: 'withdrawn', on, reason } as const;
    if (stepped.done) await tellEnded(tx, context, ending);
    return stepped;
  });
}

/** Ends an agreement in force before its time: at once, or after a last day. */
export async function terminateAgreement(
  context: Telling,
  asked: Confirmed & { readonly lastDay?: string | undefined },
): Promise<SteppedAgreement> {
  const agreement = await meant(context, asked);
  const { reason, confirmed, lastDay } = asked;
  const effectiveAt = lastDay === undefined ? null : endOf(agreement, lastDay, context.now);
  const step = { key: agreement.key, step: 'terminate', reason, confirmed, effectiveAt } as const;
  const { register } = await openView(context);
  return context.database.transaction(async (tx) => {
    const stepped = await stepAgreement(tx, context, step);
    const today = dateIn(agreement.terms.timeZone, context.now);
    const ending = {
      register,
      agreement,
      deed: 'terminated',
      on: lastDay ?? today,
      reason,
    } as const;
    if (stepped.done) await tellEnded(tx, context, ending);
    return stepped;
  });
}

async function meant(context: Setting, { agreement }: Asked): Promise<AgreementRevision> {
  return agreementMeant(await openView(context), agreement);
}

function endOf({ terms, key }: AgreementRevision, lastDay: string, now: Instant): Instant {
  const day = readLocalDay(lastDay);
  if (day === null) {
    throw new AccordError('invalid', `“${lastDay}” is not a date. Write one such as 2026-12-31.`);
  }
  const end = startOfDate(formatLocalDay(day + 1), terms.timeZone);
  if (end > now) return end;
  throw new AccordError(
    'invalid',
    `${lastDay} is over. What happened until now was measured under ${key}; name today or a later day.`,
  );
}
