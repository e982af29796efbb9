import { draftTerms } from '../../../domain/draft/draft-terms.ts';
import { shortCode } from '../../../domain/negotiation/short-code.ts';
import { canonicalJson } from '../../../domain/register/canonical-json.ts';
import type {
  NegotiationRecord,
  RecordedStep,
} from '../../../reports/negotiation-record/record.ts';
import { recordSeal, stepSeal } from '../../../reports/negotiation-record/seal.ts';
import { contentHash } from '../../register/content-hash.ts';
import { tellDifferences } from '../../register/words/tell-differences.ts';
import { namedTerms, notedNames } from '../words/reference-names.ts';
import { areDigestsSound, rehashed } from './record-hash.ts';

/** What does not match in a record, each in a sentence; none when it is as it was made. */
export function recordProblems(record: NegotiationRecord): readonly string[] {
  return [
    ...stepProblems(record),
    ...termProblems(record),
    ...differenceProblems(record),
    ...signatureProblems(record),
    ...(recordSeal(record) === record.seal
      ? []
      : ['The seal of the whole does not match: something in the record was changed.']),
  ];
}

/** The steps whose seal does not follow from them and the step before, and those about other terms than were offered. */
function stepProblems(record: NegotiationRecord): readonly string[] {
  let offered: string | null = null;
  const { steps } = record;
  return steps.flatMap((step, index) => {
    const { number, by, hash, content, seal } = step;
    if (content.type === 'offered') offered = hash;
    const name = `Step ${number} (${by})`;
    return [
      ...(number === index + 1 ? [] : [`${name} is not where it was: a step is missing or moved.`]),
      ...(stepSeal(steps[index - 1]?.seal ?? '', step) === seal
        ? []
        : [`${name} or the one before it was changed: its seal does not match.`]),
      ...(hash === offered ? [] : [`${name} is about other terms than those offered last.`]),
      ...(content.type === 'offered' ? offerProblems(name, record, step) : []),
    ];
  });
}

function offerProblems(
  name: string,
  { salt }: NegotiationRecord,
  { hash, content, whole, hidden }: RecordedStep,
): readonly string[] {
  if (content.hash !== hash) return [`${name} names two different hashes.`];
  const terms = draftTerms(content.terms);
  const found = rehashed({ terms, whole, hidden });
  return [
    ...(found === null || found === hash
      ? []
      : [
          `${name}: the terms are not those of the code ${shortCode(hash ?? '')}; they give ${shortCode(found)}.`,
        ]),
    ...(areDigestsSound({ terms, whole, hidden, salt })
      ? []
      : [`${name}: what stands for the terms of the other side alone is not made of them.`]),
  ];
}

function termProblems({ before, final, steps }: NegotiationRecord): readonly string[] {
  const last = steps.findLast(({ content }) => content.type === 'offered');
  const found = final && rehashed({ ...final, hidden: last?.hidden });
  return [
    ...(before.whole && contentHash(before.terms) !== before.hash
      ? ['The terms of the revision before are not those of their hash.']
      : []),
    ...(final && final.hash !== last?.hash
      ? ['The terms on the pages are not those that were offered last.']
      : []),
    ...(final && found !== null && found !== final.hash
      ? [`The terms on the pages are not those of the code ${shortCode(final.hash)}.`]
      : []),
    ...(final && last && contentHash(final.terms) !== contentHash(last.content.terms)
      ? ['The terms on the pages differ from those in the last offer.']
      : []),
  ];
}

function differenceProblems({
  before,
  final,
  differences,
  names,
}: NegotiationRecord): readonly string[] {
  if (!final) return [];
  const nameOf = notedNames(names);
  const [was, is] = [before, final].map(({ terms }) => namedTerms(terms, nameOf));
  const found = tellDifferences(was, is);
  return canonicalJson(found) === canonicalJson(differences)
    ? []
    : ['What changes is not told as the terms before and after say it.'];
}

/** Every signature has its own step, about the same terms. */
function signatureProblems({ signatures, final, steps }: NegotiationRecord): readonly string[] {
  const signed = steps.filter(({ content }) => content.type === 'signed');
  return signatures
    .filter(({ at }) => at !== null)
    .flatMap(({ name, at, hash }) => [
      ...(hash === final?.hash ? [] : [`The signature of ${name} is for other terms.`]),
      ...(signed.some((step) => step.at === at && step.hash === hash)
        ? []
        : [`There is no step with the signature of ${name}.`]),
    ]);
}
