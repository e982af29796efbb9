import type { Calendar } from '../../calendar/calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import { type AgreementRevision, latestAgreement, type Register } from '../../register/register.ts';
import { dateWords, everyWords, spanWords } from '../date-words.ts';
import { calendarDates } from './calendar-dates.ts';
import { supportDates } from './support-dates.ts';
import { dateIn, daysAfter, daysUntil, recurringOn, type Term, termAfter, termOn } from './term.ts';

export const DATE_KINDS = [
  'notice',
  'expiry',
  'renewal',
  'review',
  'support-ends',
  'holidays-missing',
  'hours-end',
] as const;

/** A day that went by unseen is still told for so long. */
export const NEWS_DAYS = 7;

type DateKind = (typeof DATE_KINDS)[number];

/** A date of an agreement on which something is to be done, or happens by itself. */
export type AgreementDate = {
  readonly kind: DateKind;
  /** A local date in the agreement's zone. */
  readonly on: string;
  /** What else it concerns: a supporting agreement or a calendar, by its key. */
  readonly subject: string | null;
  /** What it means, without the date. */
  readonly sentence: string;
};

/** What dates are computed from. */
export type DatesScene = {
  readonly register: Register;
  readonly asOf: Instant;
  readonly calendarOf: (key: string) => Calendar | null;
};

/** What is agreed now or will be: the dates of the revision in force, which later ones may change. */
export function agreementDates(
  scene: DatesScene,
  agreement: AgreementRevision,
): readonly AgreementDate[] {
  const { terms } = agreement;
  const today = dateIn(terms.timeZone, scene.asOf);
  if (agreement.ended !== undefined) {
    return terminated(dateIn(terms.timeZone, agreement.ended - 1), today);
  }
  const term = termOn(terms.effective, today);
  const isOver = term !== null && term.last < today;
  if (isOver || isSuperseded(scene, agreement)) return term ? ended(term.last) : [];
  const dates = [
    ...(term ? termDates(agreement, term, today) : []).filter(({ on }) => isNews(on, today)),
    ...reviewDates(agreement, today),
    ...supportDates(scene, agreement),
    ...calendarDates(scene, agreement),
  ];
  return dates.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** A revision that was followed by one with dates of its own has none any more. */
function isSuperseded({ register, asOf }: DatesScene, { key, number }: AgreementRevision): boolean {
  const latest = latestAgreement(register, key);
  return latest !== null && latest.number > number && latest.agreed.from <= asOf;
}

/** What could be done up to a day is no news for long after it. */
function isNews(on: string, today: string): boolean {
  return daysUntil(on, today) >= -NEWS_DAYS;
}

function ended(on: string): readonly AgreementDate[] {
  return [{ kind: 'expiry', on, subject: null, sentence: 'It has ended.' }];
}

/** Its last day still belongs to it, so it has not ended before. */
function terminated(on: string, today: string): readonly AgreementDate[] {
  const sentence = on < today ? 'It has ended.' : 'It was terminated: this is its last day.';
  return [{ kind: 'expiry', on, subject: null, sentence }];
}

function termDates(
  { terms }: AgreementRevision,
  term: Term,
  today: string,
): readonly AgreementDate[] {
  const { effective } = terms;
  const next = termAfter(effective, term);
  if (effective.renewal?.kind !== 'tacit') return fixedEnd(effective.renewal, term, today);
  const isTooLate = term.noticeBy !== null && term.noticeBy < today;
  const later = isTooLate && next !== null ? notice(next, termAfter(effective, next)) : [];
  const renewal: AgreementDate = {
    ...{ kind: 'renewal', on: daysAfter(term.last, 1), subject: null },
    sentence: isTooLate
      ? `It renews by itself until ${lastWords(next)}; the last day for notice was ${dateWords(term.noticeBy ?? '')}.`
      : `It renews by itself until ${lastWords(next)}, unless notice is given before.`,
  };
  return [...notice(term, next), renewal, ...later];
}

type Renewal = AgreementRevision['terms']['effective']['renewal'];

function fixedEnd(renewal: Renewal, term: Term, today: string): readonly AgreementDate[] {
  const isExpress = renewal?.kind === 'express';
  const expiry: AgreementDate = {
    ...{ kind: 'expiry', on: term.last, subject: null },
    sentence: isExpress
      ? `Its last day, unless both sides agree to renew it for ${spanWords(renewal.term)}${saidBy(term, today)}.`
      : 'Its last day; nothing renews it.',
  };
  const ask: readonly AgreementDate[] =
    isExpress && term.noticeBy !== null
      ? [
          {
            ...{ kind: 'notice', on: term.noticeBy, subject: null },
            sentence: 'The last day to say whether it is to be renewed.',
          },
        ]
      : [];
  return [...ask, expiry];
}

function saidBy({ noticeBy }: Term, today: string): string {
  if (noticeBy === null) return '';
  return `, which ${noticeBy < today ? 'was' : 'is'} to be said by ${dateWords(noticeBy)}`;
}

function notice(term: Term, next: Term | null): readonly AgreementDate[] {
  if (term.noticeBy === null) return [];
  const sentence = `The last day on which notice counts. Without notice it renews by itself until ${lastWords(next)}.`;
  return [{ kind: 'notice', on: term.noticeBy, subject: null, sentence }];
}

function reviewDates({ terms }: AgreementRevision, today: string): readonly AgreementDate[] {
  const { review, effective } = terms;
  if (!review) return [];
  const on = recurringOn(effective.from, review.every, today);
  const sentence = `The next review, as ${everyWords(review.every)}.`;
  return [{ kind: 'review', on, subject: null, sentence }];
}

function lastWords(term: Term | null): string {
  return term === null ? 'further notice' : dateWords(term.last);
}
