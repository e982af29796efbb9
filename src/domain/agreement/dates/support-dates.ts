import { type AgreementRevision, agreementInForce } from '../../register/register.ts';
import { supportsOf } from '../agreement-terms.ts';
import type { AgreementDate, DatesScene } from './agreement-dates.ts';
import { dateIn, termOn } from './term.ts';

/** When what an agreement rests on ends for good, before or while it goes on. */
export function supportDates(
  { register, asOf }: DatesScene,
  { terms }: AgreementRevision,
): readonly AgreementDate[] {
  return supportsOf(terms).flatMap(({ agreement: key }) => {
    const support = agreementInForce(register, key, asOf);
    const last = support && lastDay(support, asOf);
    if (!support || !last) return [];
    const name = support.terms.name ?? key;
    const renewed = support.terms.effective.renewal?.kind === 'express';
    const unless = renewed ? ', unless both sides renew it' : '';
    const sentence = `${support.terms.kind} “${name}” (${key}), on which it rests, ends${unless}.`;
    return [{ kind: 'support-ends', on: last, subject: key, sentence } as const];
  });
}

function lastDay({ terms }: AgreementRevision, asOf: number): string | null {
  if (terms.effective.renewal?.kind === 'tacit') return null;
  return termOn(terms.effective, dateIn(terms.timeZone, asOf))?.last ?? null;
}
