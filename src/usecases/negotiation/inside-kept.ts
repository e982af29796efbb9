import type { DraftTerms } from '../../domain/draft/draft.ts';
import { termAt, withTerm } from '../../domain/negotiation/term-path.ts';

/** Terms as somebody of another company wrote them, with what they cannot see as it was. */
export function insideKept(terms: DraftTerms, before: DraftTerms): DraftTerms {
  const carried = withTerm(terms, 'supportedBy', before.supportedBy ?? []);
  const channel = termAt(before, 'report.teamChannel');
  if (channel === undefined && carried.report === undefined) return carried;
  const report = carried.report ?? { every: termAt(before, 'report.every') };
  return withTerm({ ...carried, report }, 'report.teamChannel', channel);
}
