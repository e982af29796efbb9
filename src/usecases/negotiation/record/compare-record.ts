import { formatInstant } from '../../../domain/calendar/instant.ts';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { draftTerms } from '../../../domain/draft/draft-terms.ts';
import { foldNegotiation } from '../../../domain/negotiation/fold-negotiation.ts';
import type { Negotiation } from '../../../domain/negotiation/negotiation.ts';
import { sharedTerms } from '../../../domain/negotiation/shared-terms.ts';
import type { Step } from '../../../domain/negotiation/steps.ts';
import { stepsFor } from '../../../domain/negotiation/visible.ts';
import { canonicalJson } from '../../../domain/register/canonical-json.ts';
import type { Register } from '../../../domain/register/register.ts';
import { count } from '../../../domain/target/length-words.ts';
import type {
  NegotiationRecord,
  RecordedStep,
} from '../../../reports/negotiation-record/record.ts';
import { negotiationsIn } from '../../../storage/negotiations.ts';
import { readRegister } from '../../register/load-register.ts';
import { differenceLine, tellDifferences } from '../../register/words/tell-differences.ts';
import type { Setting } from '../../status/viewing.ts';
import { namedTerms, notedNames } from '../words/reference-names.ts';

/** What a record and the register say differently, and what has happened since it was made. */
export type Compared = { readonly problems: readonly string[]; readonly later: string | null };

/** Compares a record with the steps and the revisions that the register keeps. */
export async function compareRecord(
  { database, workspace }: Setting,
  record: NegotiationRecord,
): Promise<Compared> {
  const { key } = record.agreement;
  const kept = await negotiationsIn(database, { workspaceId: workspace.id, agreementKey: key });
  const states = kept.map(({ steps }) => foldNegotiation(steps));
  const [found] = states
    .map((state) => stepsCompared(record, state))
    .toSorted((a, b) => b.same - a.same);
  const register = await readRegister(database, workspace.id);
  const revisions = revisionProblems(record, register);
  if (!found || found.same === 0) {
    const none = `The register keeps no such negotiation of “${record.agreement.name}”.`;
    return { problems: [none, ...revisions], later: null };
  }
  return { problems: [...found.problems, ...revisions], later: found.later };
}

type StepsCompared = Compared & { readonly same: number };

/** A copy has the steps that its reader may see, from the first one until it was made. */
function stepsCompared(record: NegotiationRecord, state: Negotiation): StepsCompared {
  const { steps, copyFor, parties } = record;
  const side = copyFor === parties.provider ? 'provider' : 'customer';
  const isOutside = steps.some(({ whole }) => !whole);
  const kept = stepsFor({ side, isOutside }, state);
  const differing = steps.findIndex((step, index) => !isSame(step, kept[index]));
  const same = differing < 0 ? steps.length : differing;
  const wrong = steps[differing];
  const more = kept.length - steps.length;
  const problems = wrong
    ? [`Step ${wrong.number} (${wrong.by}) is not the one that the register keeps there.`]
    : [];
  const later =
    wrong || more <= 0 ? null : `The register keeps ${count(more, 'step')} more since this copy.`;
  return { problems, later, same };
}

function isSame({ at, hash, content }: RecordedStep, step: Step | undefined): boolean {
  if (!step) return false;
  return (
    at === formatInstant(step.at) &&
    hash === step.hash &&
    canonicalJson(content) === canonicalJson(step.content)
  );
}

function revisionProblems(
  { agreement, before, final, names }: NegotiationRecord,
  { agreements }: Register,
): readonly string[] {
  const revisions = agreements.get(agreement.key) ?? [];
  const inWords = (terms: DraftTerms) => namedTerms(terms, notedNames(names));
  const named = [before, ...(final ? [final] : [])];
  return named.flatMap(({ revision, terms, whole }) => {
    if (revision === null || revision === 0) return [];
    const kept = revisions.find(({ number }) => number === revision);
    if (!kept) return [`The register has no revision ${revision} of “${agreement.name}”.`];
    const visible = whole ? draftTerms(kept.terms) : sharedTerms(draftTerms(kept.terms));
    return tellDifferences(inWords(terms), inWords(visible)).map(
      (one) => `Revision ${revision} in the register says otherwise. ${differenceLine(one)}`,
    );
  });
}
