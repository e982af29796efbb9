import type { WrittenDocument } from '../../domain/register/check-document.ts';
import { checkReferences } from '../../domain/register/check-references.ts';
import { type Known, knownFrom } from '../../domain/register/known.ts';
import { type Problem, writePath } from '../../domain/register/problem.ts';
import {
  extendRegister,
  latestRevision,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';

type Dependent = WrittenDocument & { readonly key: string };

/** What in the register no longer fits when some of its documents are replaced, by the document that does it. */
export function checkDependents(
  register: Register,
  next: readonly NumberedDocument[],
): ReadonlyMap<NumberedDocument, readonly Problem[]> {
  const replaced = next.filter(
    ({ kind, key, hash }) => (latestRevision(register, kind, key)?.hash ?? hash) !== hash,
  );
  if (replaced.length === 0) return new Map();
  const before = knownFrom(register);
  const dependents = dependentsIn(register, next);
  const sound = dependents.filter((one) => checkReferences(before, one).length === 0);
  const broken = brokenIn(knownFrom(extendRegister(register, next)), sound);
  if (broken.length === 0) return new Map();
  return new Map(
    replaced.map((document) => {
      const known = knownFrom(extendRegister(register, [document]));
      return [document, broken.flatMap((dependent) => breakages(known, document, dependent))];
    }),
  );
}

function dependentsIn(register: Register, next: readonly NumberedDocument[]): readonly Dependent[] {
  const coming = new Set(next.map(({ kind, key }) => `${kind}:${key}`));
  const services = [...register.services.values()].map(
    ({ key, terms }) => ({ kind: 'service', key, terms }) as const,
  );
  const agreements = [...register.agreements.values()].flatMap((revisions) =>
    revisions.slice(-1).map(({ key, terms }) => ({ kind: 'agreement', key, terms }) as const),
  );
  return [...services, ...agreements].filter(({ kind, key }) => !coming.has(`${kind}:${key}`));
}

function brokenIn(known: Known, dependents: readonly Dependent[]): readonly Dependent[] {
  return dependents.filter((dependent) => checkReferences(known, dependent).length > 0);
}

function breakages(
  known: Known,
  { kind }: NumberedDocument,
  dependent: Dependent,
): readonly Problem[] {
  return checkReferences(known, dependent).map(({ path, message }) => ({
    path: [kind],
    message: `the ${dependent.kind} “${dependent.key}” in the register would no longer fit, ${writePath(path, dependent.terms)}: ${message}`,
  }));
}
