import type { OverriddenSpan } from '../agreement/overriding.ts';
import type { Instant } from '../calendar/instant.ts';
import { type Interval, intersect, subtract, union } from '../calendar/interval.ts';
import { openedAt } from '../clock/history.ts';
import { excludeFrom, samplesBesides } from '../exclusion/exclude.ts';
import type { Sample } from '../measurement/sample.ts';
import type { Facts } from './figure.ts';

type Overridden = {
  readonly asOf: Instant;
  readonly period: Interval;
  readonly spans: readonly OverriddenSpan[];
  readonly services: readonly string[];
};

/**
 * What is left to measure a promise by while a more specific one goes before it. For the services that it is about,
 * nothing counts here; while it is about all of them, the time is not agreed here at all.
 */
export function besidesOverridden(facts: Facts, overridden: Overridden): Facts {
  const { spans, services } = overridden;
  if (spans.length === 0) return facts;
  const places = services.map((key) => ({
    key,
    spans: union(spans.filter((span) => span.services.includes(key))),
  }));
  const whole = places.map((place) => place.spans).reduce((a, b) => intersect(a, b));
  const agreementKey = '';
  const partial = places.flatMap(({ key: serviceKey, spans: own }) =>
    subtract(own, whole).map((span) => ({
      ...named(span, spans),
      scope: { agreementKey, serviceKey, workItemKey: null },
    })),
  );
  const rest = excludeFrom({ workItems: [], outages: facts.outages }, partial, services);
  return {
    ...facts,
    workItems: facts.workItems.filter((item) => !isCountedElsewhere(item, spans)),
    outages: rest.outages,
    samples: samplesBesides(
      (facts.samples ?? []).filter((sample) => !isBoundElsewhere(sample, overridden)),
      partial,
    ),
    exclusions: [
      ...facts.exclusions,
      ...whole.map((span) => ({ ...named(span, spans), unagreed: true })),
    ],
    partialExclusions: [...(facts.partialExclusions ?? []), ...rest.partialExclusions],
  };
}

/** Who is bound by a policy is judged at one instant, by the promise that holds then. */
function isBoundElsewhere(sample: Sample, { spans, asOf, period }: Overridden): boolean {
  const seenAt = Math.min(asOf, period.to - 1);
  return (
    'subject' in sample &&
    spans.some(
      ({ from, to, services }) =>
        from <= seenAt && seenAt < to && services.includes(sample.serviceKey ?? ''),
    )
  );
}

function isCountedElsewhere(
  { events, coveredBy = [] }: Facts['workItems'][number],
  spans: readonly OverriddenSpan[],
): boolean {
  const at = openedAt(events) ?? Number.NaN;
  return spans.some(
    ({ in: other, from, to }) => coveredBy.includes(other.key) && from <= at && at < to,
  );
}

/** A span that does not count here, and which agreements go before. */
function named(span: Interval, spans: readonly OverriddenSpan[]) {
  const before = spans.filter((each) => each.from < span.to && each.to > span.from);
  const names = [...new Set(before.map(({ in: { key, terms } }) => terms.name ?? key))];
  const reason = `${names.join(' and ')} ${names.length === 1 ? 'goes' : 'go'} before it`;
  return { id: `overridden from ${span.from} by ${names.join(', ')}`, ...span, reason };
}
