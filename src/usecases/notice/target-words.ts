import { deadlineWords } from '../../domain/target/duration-words.ts';
import { wordsOf } from '../../domain/target/kind-words.ts';
import { segmentWords } from '../../domain/target/segment.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { WorkItemTerms } from '../../domain/target/work-item-cases.ts';
import { isCounted } from '../work-item/fold-work-item.ts';

const DEEDS = { response: 'answered', resolution: 'resolved', update: 'updated' } as const;
const NAMES = { response: 'response', resolution: 'resolution', update: 'updates' } as const;

/** A target in few words: “Availability”, “P1 response”. */
export function targetName(terms: TargetTerms): string {
  if (!isCounted(terms)) return wordsOf(terms)?.name ?? 'Availability';
  const words = `${prefix(terms.priority)}${NAMES[terms.kind]}${segmentOf(terms)}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The promise as a sentence: “P1 answered within 15 minutes of support time, 95 % of them each month”. */
export function targetSentence(terms: TargetTerms): string {
  if (!isCounted(terms)) return `${uncountedSentence(terms)} each ${terms.period}`;
  const what = `${terms.priority === 'any' ? 'every case' : terms.priority}${segmentOf(terms)}`;
  const deadline = deadlineWords(terms.within);
  const pace = terms.kind === 'update' ? deadline.replace(/^within/, 'at least every') : deadline;
  return `${what} ${DEEDS[terms.kind]} ${pace}${holderOf(terms)}, ${terms.attainment} % of them each ${terms.period}`;
}

/** What was promised: a percentage, or the number that a kind without one is about. */
export function objectiveOf(terms: TargetTerms): string {
  if (isCounted(terms)) return terms.attainment;
  return terms.kind === 'availability' ? terms.objective : (wordsOf(terms)?.objective ?? '');
}

/** Whether what was promised, and so what is reached, is a percentage. */
export function isInPercent(terms: TargetTerms): boolean {
  return wordsOf(terms)?.inPercent ?? true;
}

function uncountedSentence(terms: TargetTerms): string {
  if (terms.kind === 'availability') return `available ${terms.objective} % of the agreed time`;
  return wordsOf(terms)?.sentence ?? terms.kind;
}

function segmentOf({ segment }: WorkItemTerms): string {
  return segment === undefined ? '' : ` (${segmentWords(segment)})`;
}

function holderOf({ holder }: WorkItemTerms): string {
  return holder === undefined ? '' : ` while ${holder} holds it`;
}

function prefix(priority: string): string {
  return priority === 'any' ? '' : `${priority} `;
}
