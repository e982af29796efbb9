import { hoursFor, supportHours } from '../../domain/agreement/hours.ts';
import { agreementsBefore } from '../../domain/agreement/overriding.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type AgreementRevision,
  agreementInForce,
  agreementsOf,
  continued,
  type Register,
} from '../../domain/register/register.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import type { PlacedLook } from '../../storage/period-looks.ts';
import { contentHash } from '../register/content-hash.ts';

/** Every promise in force, as a period to look at. */
export function looksIn(register: Register, now: Instant): readonly PlacedLook[] {
  return agreementsOf(register, { at: now }).flatMap((agreement) => {
    const fingerprint = fingerprintOf(register, agreement, now);
    return agreement.terms.targets.map((target) => {
      const needs = needOf(target);
      return {
        ...{ agreementKey: agreement.key, targetKey: target.key, needs },
        pace: needs === 'outages' ? 'minute' : 'five-minutes',
        fingerprint: `${agreement.number} ${fingerprint}`,
      };
    });
  });
}

/** When the next agreement comes into force or ends; null when none does. */
export function nextChangeOf({ agreements }: Register, now: Instant): Instant | null {
  const edges = [...agreements.values()].flatMap((revisions) =>
    revisions.flatMap((revision) => {
      const { from, to } = continued(revision, revisions);
      return [from, to].filter((at) => at !== null && at > now && Number.isFinite(at));
    }),
  );
  return edges.reduce((first: Instant | null, at) => {
    return at === null || (first !== null && first <= at) ? first : at;
  }, null);
}

/** Stands for everything in the register that the figures of an agreement rest on. */
function fingerprintOf(register: Register, { key }: AgreementRevision, now: Instant): string {
  const before = agreementsBefore(register, key);
  return contentHash({
    agreed: [key, ...before].map((each) => agreedIn(register, each)),
    inForce: before.map((each) => agreementInForce(register, each, now)?.number ?? null),
    calendars: calendarsBehind(register, key).map((each) =>
      (register.calendars.get(each) ?? []).map(({ hash }) => hash),
    ),
  });
}

function calendarsBehind({ agreements }: Register, key: string): readonly string[] {
  const keys = (agreements.get(key) ?? []).flatMap(({ terms }) => [
    ...[terms.calendar, supportHours(terms)],
    ...terms.targets.map((target) => hoursFor(terms, target)),
  ]);
  return [...new Set(keys)];
}

function agreedIn({ agreements }: Register, key: string) {
  const revisions = agreements.get(key) ?? [];
  return revisions.map((revision) => {
    const { from, to } = continued(revision, revisions);
    return [revision.hash, from, to];
  });
}
