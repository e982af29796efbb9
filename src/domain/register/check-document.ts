import type { z } from 'zod';
import { type Document, type DocumentKind, document } from './documents.ts';
import { explainIssue, found } from './explain-issue.ts';
import type { Path, Problem } from './problem.ts';
import { tellOnce } from './tell-once.ts';

type Issue = z.core.$ZodIssue;

const OTHER_SHAPE = 100;

/** A document as somebody wrote it: its terms can still be anything. */
export type WrittenDocument = {
  readonly kind: DocumentKind;
  readonly key: unknown;
  readonly terms: unknown;
};

/** Reads a document, or says everything that is wrong with its form. */
export function checkDocument({ kind, key, terms }: WrittenDocument): {
  readonly document: Document | null;
  readonly problems: readonly Problem[];
} {
  const result = document.safeParse(
    { kind, key, terms },
    { reportInput: true, error: explainIssue },
  );
  if (result.success) return { document: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, []));
  const inTerms = problems.map((problem) => inDocument(problem, kind));
  return { document: null, problems: tellOnce(inTerms, terms) };
}

function problemsOf(issue: Issue, base: Path): readonly Problem[] {
  const path = [...base, ...steps(issue.path)];
  if (issue.code === 'unrecognized_keys') {
    const sentences = issue.message.split('\n');
    return issue.keys.map((key, index) => ({
      path: [...path, key],
      message: sentences[index] ?? issue.message,
      about: 'key',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return closest(issue.errors).flatMap((nested) => problemsOf(nested, path));
  }
  return [{ path, message: sentence(issue) }];
}

/** Some schemas say only what a value is not; a sentence begins with the value. */
function sentence({ message, input }: Issue): string {
  if (!/^(is|must|has|have|never)\b/.test(message)) return message;
  if (input === undefined && message.startsWith('must')) return `missing: it ${message}`;
  return `${typeof input === 'object' || input === undefined ? 'this' : found(input)} ${message}`;
}

/** The alternative that the writer most probably meant: the one with the fewest objections. */
function closest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  return alternatives.reduce((best, issues) => (weight(issues) < weight(best) ? issues : best));
}

function weight(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + objection(issue), 0);
}

function objection(issue: Issue): number {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return weight(closest(issue.errors));
  }
  const isBlock = typeof issue.input === 'object';
  const otherShape = issue.code === 'invalid_type' || (issue.code === 'invalid_value' && isBlock);
  return otherShape && issue.path.length === 0 ? OTHER_SHAPE : 1;
}

function steps(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

/** The schema sees {kind, key, terms}; the writer sees `agreement: key` and the terms beside it. */
function inDocument(problem: Problem, kind: DocumentKind): Problem {
  const [first, ...rest] = problem.path;
  return { ...problem, path: first === 'terms' ? rest : [kind] };
}
