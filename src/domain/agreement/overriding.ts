import type { Instant } from '../calendar/instant.ts';
import { type Interval, intersect } from '../calendar/interval.ts';
import type { WorkItem } from '../measurement/work-item-event.ts';
import {
  type AgreementRevision,
  agreementInForce,
  continued,
  type Register,
} from '../register/register.ts';
import { targetsFor } from '../target/segment.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import { goesBefore, isAlike, isOverridable, levelOf } from './levels.ts';

type CaseTerms = Extract<TargetTerms, { readonly within: string }>;

/** A more specific promise, and the agreement that has it. */
export type Overriding = { readonly by: TargetTerms; readonly in: AgreementRevision };

/** For which services, and from when to when, a promise does not count because of a more specific one. */
export type OverriddenSpan = Interval & Overriding & { readonly services: readonly string[] };

/** The agreements that can go before an agreement, in some of their revisions: the most specific first. */
export function agreementsBefore(register: Register, key: string): readonly string[] {
  const own = register.agreements.get(key) ?? [];
  if (!own.some(isOverridable)) return NONE;
  const known = before.get(register) ?? new Map<string, readonly string[]>();
  before.set(register, known);
  const keys = known.get(key) ?? findBefore(register, own);
  known.set(key, keys);
  return keys;
}

const NONE: readonly string[] = [];
// Every work item of an agreement asks.
const before = new WeakMap<Register, Map<string, readonly string[]>>();

function findBefore(register: Register, own: readonly AgreementRevision[]): readonly string[] {
  return [...register.agreements]
    .flatMap(([other, revisions]) => revisions.slice(-1).map((latest) => ({ other, latest })))
    .filter(({ other }) => canGoBefore(register.agreements.get(other) ?? [], own))
    .sort((a, b) => levelOf(b.latest.terms) - levelOf(a.latest.terms))
    .map(({ other }) => other);
}

/** The agreements that an agreement can go before. */
export function agreementsBehind(register: Register, key: string): readonly string[] {
  const own = register.agreements.get(key) ?? [];
  return overridableIn(register).filter((other) =>
    canGoBefore(own, register.agreements.get(other) ?? []),
  );
}

const overridable = new WeakMap<Register, readonly string[]>();

function overridableIn(register: Register): readonly string[] {
  const known = overridable.get(register);
  if (known) return known;
  const keys = [...register.agreements]
    .filter(([, revisions]) => revisions.some(isOverridable))
    .map(([key]) => key);
  overridable.set(register, keys);
  return keys;
}

function canGoBefore(
  others: readonly AgreementRevision[],
  own: readonly AgreementRevision[],
): boolean {
  return others.some((other) =>
    own.some(
      ({ terms }) => goesBefore(other.terms, terms) && sharedServices(other, terms) !== null,
    ),
  );
}

function sharedServices({ terms }: AgreementRevision, than: AgreementRevision['terms']) {
  const services = than.services.filter((key) => terms.services.includes(key));
  return services.length > 0 ? services : null;
}

type Asked = { readonly item: WorkItem; readonly target: CaseTerms; readonly openedAt: Instant };

/**
 * The promise that counts a work item instead of a promise of this agreement: of a more specific agreement that covers
 * the item too and was in force when it was opened. Clocks are pinned, so what begins later goes before nothing older.
 */
export function overridingCase(
  register: Register,
  agreement: AgreementRevision,
  { item, target, openedAt }: Asked,
): Overriding | null {
  const covering = item.coveredBy ?? [];
  if (covering.length === 0 || !isOverridable(agreement)) return null;
  for (const key of agreementsBefore(register, agreement.key)) {
    const other = covering.includes(key) ? agreementInForce(register, key, openedAt) : null;
    if (!other || !goesBefore(other.terms, agreement.terms)) continue;
    if (sharedServices(other, agreement.terms) === null) continue;
    const counted = other.terms.targets.filter((each): each is CaseTerms => 'within' in each);
    const by = targetsFor(counted, item).find((each) => isAlike(target, each));
    if (by) return { by, in: other };
  }
  return null;
}

/** When and for which services a promise that counts no cases gives way to a more specific one within a period. */
export function overriddenSpans(
  register: Register,
  { agreement, terms, period }: OverriddenIn,
): readonly OverriddenSpan[] {
  return agreementsBefore(register, agreement.key).flatMap((key) => {
    const revisions = register.agreements.get(key) ?? [];
    return revisions.flatMap((other) => {
      const by = other.terms.targets.find((each) => isAlike(terms, each));
      const services = sharedServices(other, agreement.terms);
      if (!by || services === null || !goesBefore(other.terms, agreement.terms)) return [];
      const { from, to } = continued(other, revisions);
      const inForce = { from, to: to ?? Number.POSITIVE_INFINITY };
      return intersect([period], [inForce]).map((span) => ({ ...span, by, in: other, services }));
    });
  });
}

type OverriddenIn = {
  readonly agreement: AgreementRevision;
  readonly terms: TargetTerms;
  readonly period: Interval;
};
