import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { maySeeCredits, type Viewer } from '../../domain/party/viewer.ts';

/** The terms of an agreement that a viewer may know of: nobody outside sees what lies under it or team channels, and only its customer learns its credits. */
export function visibleTerms(viewer: Viewer, terms: AgreementTerms): AgreementTerms {
  if (viewer.kind === 'staff') return terms;
  const { creditCap, report, handOver: _passing, ...others } = terms;
  const { teamChannel: _, ...shown } = report ?? {};
  return {
    ...others,
    supportedBy: [],
    credits: maySeeCredits(viewer, terms) ? terms.credits : [],
    ...(maySeeCredits(viewer, terms) && creditCap !== undefined && { creditCap }),
    ...(report && { report: { ...shown, every: report.every } }),
  };
}
