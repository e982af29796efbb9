import type { Instant } from '../calendar/instant.ts';
import { canonicalJson } from '../register/canonical-json.ts';
import type { AgreementTerms } from './agreement-terms.ts';
import { renewedRange } from './effective-range.ts';

type Change = {
  readonly before: AgreementTerms;
  readonly after: AgreementTerms;
  readonly now: Instant;
};

/** Whether a change of terms can change a figure of the past; names, channels, people and an end that is still to come cannot. */
export function touchesFigures({ before, after, now }: Change): boolean {
  return canonicalJson(measured(before, now)) !== canonicalJson(measured(after, now));
}

/** Whether two revisions promise the same and measure it alike; from when on they hold makes no difference. */
export function measuredAlike(one: AgreementTerms, other: AgreementTerms): boolean {
  return one === other || canonicalJson(counted(one)) === canonicalJson(counted(other));
}

function counted(terms: AgreementTerms) {
  const { effective: _e, credits: _c, creditCap: _p, signatories: _g, ...rest } = terms;
  const { name: _n, description: _d, review: _v, report: _t, requirements: _q, ...more } = rest;
  const { supportedBy: _s, responsibilities: _y, handOver: _h, ...kept } = more;
  return kept;
}

function measured(terms: AgreementTerms, now: Instant) {
  const { name: _n, description: _d, review: _v, report: _t, requirements: _q, ...rest } = terms;
  const { supportedBy: _s, responsibilities: _y, signatories: _g, ...counted } = rest;
  const { to } = renewedRange(terms);
  return {
    ...counted,
    effective: { from: terms.effective.from, ended: to !== null && to <= now ? to : null },
  };
}
