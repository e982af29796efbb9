import type { DraftTerms } from '../draft/draft.ts';
import type { Negotiation } from './negotiation.ts';
import { sharedTerms } from './shared-terms.ts';
import type { Side } from './sides.ts';
import type { ContentOf, Step, StepContent } from './steps.ts';

/** For which side somebody looks at a negotiation, and whether they are of another company. */
export type Onlooker = { readonly side: Side; readonly isOutside: boolean };

/** The terms that somebody may see. */
export function termsFor({ isOutside }: Onlooker, terms: DraftTerms): DraftTerms {
  return isOutside ? sharedTerms(terms) : terms;
}

/** The steps that somebody may know of, with the terms that they may see. */
export function stepsFor(onlooker: Onlooker, { steps, rounds }: Negotiation): readonly Step[] {
  const sent = rounds.length > 0;
  return steps.flatMap((step) => {
    const content = contentFor(onlooker, step.content, sent);
    return content ? [{ ...step, content }] : [];
  });
}

function contentFor(onlooker: Onlooker, content: StepContent, sent: boolean): StepContent | null {
  const isOwn = !('side' in content) || content.side === onlooker.side;
  switch (content.type) {
    case 'started':
    case 'prepared':
    case 'offered': {
      if (!isOwn && content.type !== 'offered') return null;
      const base = { ...content.base, terms: termsFor(onlooker, content.base.terms) };
      if (content.type === 'started') return { ...content, base, salt: saltFor(onlooker, content) };
      return { ...content, base, terms: termsFor(onlooker, content.terms) };
    }
    case 'commented':
      return isOwn || !content.inside ? content : null;
    case 'approval-opened': {
      const stages = content.stages.filter(({ side }) => side === onlooker.side);
      return stages.length > 0 ? { ...content, stages } : null;
    }
    case 'approved':
    case 'rejected':
    case 'asked':
    case 'replied':
    case 'escalated':
      return isOwn ? content : null;
    default:
      return isOwn || sent ? content : null;
  }
}

/** Whoever knows the salt could guess what is inside from its digests. */
function saltFor({ isOutside }: Onlooker, { salt }: ContentOf<'started'>): string | undefined {
  return isOutside ? undefined : salt;
}
