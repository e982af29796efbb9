import { formatInstant, type Instant } from '../../../domain/calendar/instant.ts';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { sidedTerms } from '../../../domain/negotiation/sided-terms.ts';
import {
  FORMAT,
  LAYOUT,
  type NegotiationRecord,
  type UnsealedRecord,
} from '../../../reports/negotiation-record/record.ts';
import { sealed } from '../../../reports/negotiation-record/seal.ts';
import { contentHash } from '../../register/content-hash.ts';
import { tellDifferences } from '../../register/words/tell-differences.ts';
import type { NegotiationView, SignatureView } from '../negotiation-view.ts';
import { namedTerms, namesIn, type ReferenceName } from '../words/reference-names.ts';
import { allTerms } from './all-terms.ts';
import type { RecordedDeed } from './recorded-steps.ts';

type Making = {
  readonly view: NegotiationView;
  readonly deeds: readonly RecordedDeed[];
  readonly nameOf: ReferenceName;
  readonly consequences: NegotiationRecord['consequences'];
  readonly now: Instant;
};

/** The record of a negotiation, of all that somebody may see of it. */
export function makeRecord({ view, deeds, nameOf, consequences, now }: Making): NegotiationRecord {
  const { key, name, providerName, customerName, standing, urgent, terms } = view;
  const { kind, timeZone } = sidedTerms(terms ?? view.preparation?.terms ?? view.before);
  const told = terms ? [view.before, terms] : [view.before];
  const names = namesIn(told, nameOf);
  const [before = {}, after] = told.map((one) => namedTerms(one, nameOf));
  const differences = after ? tellDifferences(before, after) : [];
  return sealed({
    ...{ format: FORMAT, layout: LAYOUT },
    agreement: { key, name, kind },
    parties: { provider: providerName, customer: customerName },
    copyFor: view.side === 'provider' ? providerName : customerName,
    ...{ madeAt: formatInstant(now), timeZone, standing, urgent },
    ...{ reason: view.reason, ...(view.salt === null ? {} : { salt: view.salt }) },
    names,
    before: beforeOf(view),
    final: finalOf(view, deeds, after ?? null),
    differences: differences.map((one) => ({ ...one })),
    signatures: view.signatures.map((one) => signatureOf(view, one)),
    consequences,
    steps: deeds.map((deed, index) => stepOf(view, deed, index)),
  });
}

function beforeOf({
  before: terms,
  baseRevision,
  steps,
}: NegotiationView): UnsealedRecord['before'] {
  const bases = steps.flatMap(({ content }) => ('base' in content ? [content.base] : []));
  const hash = bases.at(-1)?.hash ?? '';
  return { revision: baseRevision, hash, terms, whole: contentHash(terms) === hash };
}

function finalOf(
  view: NegotiationView,
  deeds: readonly RecordedDeed[],
  inWords: DraftTerms | null,
): UnsealedRecord['final'] {
  const { terms, hash, revision, effectiveFrom } = view;
  if (terms === null || hash === null) return null;
  const last = deeds.findLast(({ content }) => content.type === 'offered');
  const whole = isWhole(view, last?.content);
  const lines = allTerms({ terms: inWords }).map((one) => ({ ...one }));
  return { hash, revision, from: effectiveFrom, terms, whole, lines };
}

/** Whether nothing of a step is left out for whom the copy is. */
function isWhole({ isOutside }: NegotiationView, content: RecordedDeed['content'] | undefined) {
  if (!isOutside || content?.type !== 'offered') return true;
  return contentHash(content.terms) === content.hash;
}

function signatureOf(
  { providerName, customerName }: NegotiationView,
  { side, name, hash, signed }: SignatureView,
): UnsealedRecord['signatures'][number] {
  const party = side === 'provider' ? providerName : customerName;
  if (signed === null) {
    return { party, name: name ?? 'whoever signs for them', insteadOf: null, at: null, hash };
  }
  const { by, at, insteadOf } = signed;
  return { party, name: by, insteadOf, at: formatInstant(at), hash };
}

function stepOf(
  view: NegotiationView,
  { at, by, deed, lines, hash, content, hidden }: RecordedDeed,
  index: number,
): UnsealedRecord['steps'][number] {
  return {
    ...{ number: index + 1, at: formatInstant(at), by, deed, lines: [...lines], hash },
    ...{ content: { ...content }, whole: isWhole(view, content) },
    ...(hidden && { hidden: [...hidden] }),
  };
}
