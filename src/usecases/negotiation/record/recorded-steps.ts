import type { Instant } from '../../../domain/calendar/instant.ts';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import type { Step } from '../../../domain/negotiation/steps.ts';
import type { Register } from '../../../domain/register/register.ts';
import { personsName } from '../../register/persons-name.ts';
import type { NegotiationView, StepView } from '../negotiation-view.ts';
import { registerNames } from '../words/reference-names.ts';
import { type ToldStep, tellStep } from './tell-step.ts';

/** A step as somebody may see it, in words. */
export type RecordedDeed = ToldStep & {
  readonly at: Instant;
  readonly by: string;
  readonly hash: string | null;
  readonly content: Step['content'];
  readonly hidden: StepView['hidden'];
};

/** What happened in a negotiation, in words; an offer is compared with the one before. */
export function recordedSteps(view: NegotiationView, register: Register): readonly RecordedDeed[] {
  const partyOn = (side: NegotiationView['side']) =>
    side === 'provider' ? view.providerName : view.customerName;
  const [nameOf, termsName] = [personsName(register), registerNames(register)];
  let before: DraftTerms = view.before;
  return view.steps.map((step) => {
    const { at, hash, content, hidden } = step;
    const by = isAutomatic(content) ? 'Accord' : step.by;
    const told = tellStep(step, { partyOn, nameOf, termsName, before });
    if (content.type === 'offered') before = content.terms;
    return { at, by, hash, content, hidden, ...told };
  });
}

/** What follows by itself is nobody’s deed; the last approver of one side is not named to the other one by it. */
function isAutomatic(content: Step['content']): boolean {
  return (
    FOLLOWING.has(content.type) || (content.type === 'offered' && content.made === 'by answers')
  );
}

const FOLLOWING: ReadonlySet<string> = new Set([
  ...['round-closed', 'expired', 'approval-opened', 'escalated', 'signing-opened', 'agreed'],
  'in-force',
]);
