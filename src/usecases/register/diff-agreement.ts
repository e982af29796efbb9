import type { EffectiveTerms } from '../../domain/agreement/agreement-terms.ts';
import { AccordError } from '../../domain/error.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { visibleTerms } from './visible-terms.ts';
import { type ToldDifference, tellDifferences } from './words/tell-differences.ts';

/** Which two revisions of which agreement; the last two where nothing is said. */
export type DiffWanted = {
  readonly agreement: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** One end of a comparison. */
type ComparedRevision = {
  readonly number: number;
  readonly hash: string;
  readonly effective: EffectiveTerms;
};

/** What differs between two revisions of an agreement. */
export type AgreementDiff = {
  readonly key: string;
  readonly name: string;
  readonly from: ComparedRevision;
  readonly to: ComparedRevision;
  readonly latest: number;
  readonly differences: readonly ToldDifference[];
};

/** Compares any two revisions of an agreement term by term, as far as the actor may see its terms. */
export async function diffAgreement(context: Setting, wanted: DiffWanted): Promise<AgreementDiff> {
  const view = await openView(context);
  const { key } = agreementMeant(view, wanted.agreement);
  const revisions = view.visible.agreements.get(key) ?? [];
  const latest = revisions.at(-1)?.number ?? 1;
  const to = revisionOf(revisions, wanted.to ?? (wanted.from === latest ? latest - 1 : latest));
  const from = revisionOf(revisions, wanted.from ?? to.number - 1);
  const [before, after] = [from, to].map(({ terms }) => visibleTerms(view.viewer, terms));
  return {
    key,
    name: to.terms.name ?? key,
    from: compared(from),
    to: compared(to),
    latest,
    differences: tellDifferences(before, after),
  };
}

function revisionOf(revisions: readonly AgreementRevision[], wanted: number): AgreementRevision {
  const found = revisions.find(({ number }) => number === wanted);
  if (found) return found;
  const [only] = revisions;
  if (revisions.length === 1 && only) {
    throw new AccordError(
      'not-found',
      `“${only.key}” has one revision only, so there is nothing to compare. /sla show ${only.key} shows it.`,
    );
  }
  const numbers = revisions.map(({ number }) => number).join(', ');
  throw new AccordError('not-found', `There is no revision ${wanted}. There are: ${numbers}.`);
}

function compared({ number, hash, terms }: AgreementRevision): ComparedRevision {
  return { number, hash, effective: terms.effective };
}
