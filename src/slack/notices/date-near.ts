import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { ownerPhrase } from './phrases.ts';

type Near = NoticeOf<'date-near'>;

const WHAT: Readonly<
  Record<Near['date']['kind'], { readonly name: string; readonly next: string }>
> = {
  notice: {
    name: 'last day for notice',
    next: 'Decide whether it is to go on as it is. After this day the other side has to agree to any change.',
  },
  expiry: { name: 'last day', next: 'Renew it, replace it, or tell those who rely on it.' },
  renewal: { name: 'renewal', next: 'Nothing has to be done.' },
  review: { name: 'review', next: 'Invite both sides, and bring the figures of the last months.' },
  'support-ends': { name: 'end of what carries it', next: 'Renew it, or find another one.' },
  'holidays-missing': {
    name: 'holidays of the next year missing',
    next: 'Add the holidays of the coming year to the calendar.',
  },
  'hours-end': {
    name: 'last opening of its calendar',
    next: 'Add further openings to the calendar.',
  },
};

/** A reminder of a date, with what it decides. */
export function renderDateNear(notice: Near): Answer {
  const { agreement, agreementName, agreementKind, revision, date } = notice;
  const { name, next } = WHAT[date.kind];
  const when = `${dateWords(date.on)} (${leftWords(notice)})`;
  const title = mrkdwn`:calendar: *${agreementName}: ${name} on ${when}*`;
  const parties = mrkdwn`${agreementKind}: ${notice.providerName} for ${notice.customerName}`;
  return answer(mrkdwn`${agreementName}: ${name} on ${when}`, [
    section(join([title, parties, mrkdwn`${date.sentence}`, carried(notice)], '\n')),
    section(join([ownerPhrase(notice), mrkdwn`*Next:* ${next}`], '\n')),
    ...actions([
      button({ label: 'All its dates', action: 'dates.show', value: agreement }),
      button({ label: 'What it says', action: 'agreement.show', value: agreement }),
    ]),
    context(
      mrkdwn`Computed from the terms of ${agreement}, revision ${revision} · this is its team channel`,
    ),
  ]);
}

function leftWords({ daysLeft }: Near): string {
  if (daysLeft === 0) return 'today';
  return daysLeft > 0 ? `in ${count(daysLeft, 'day')}` : `${count(-daysLeft, 'day')} ago`;
}

function carried({ carries }: Near): Mrkdwn | null {
  return carries.length === 0 ? null : mrkdwn`On it rest: ${carries.join(', ')}.`;
}
