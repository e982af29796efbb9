import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readSeverity, usualSeverity } from '../../../domain/outage/severity.ts';
import { SEVERITIES } from '../../../domain/outage/steps.ts';
import type { WantedOutage } from '../../../usecases/outage/declare-outage.ts';
import type { Fields } from '../interaction.ts';
import { EVERYWHERE } from './declare-fields.ts';
import { readAbout, timeWritten, written } from './written.ts';

/** What somebody is about to declare. */
export type Draft = Required<WantedOutage>;

const named = z.string().max(200).optional();

/** What a form has shown already: what stands in none of its fields, and what customers were seen to read. */
const shown = z.object({
  ...{ service: z.string().max(63), from: z.int(), since: z.string().max(100) },
  segment: z.object({ site: named, group: named, channel: named }).nullable(),
  ...{ component: z.string().max(1_500).nullable(), weight: z.number().gt(0).max(1) },
  ...{ inside: z.string().max(1_500).nullable(), severity: z.literal(SEVERITIES) },
  seen: z.string().max(40),
});

const place = z.object({ timeZone: z.string(), now: z.int(), shown: shown.nullable() });
export type DraftPlace = z.output<typeof place>;

/** The place as it travels with a form. */
export function writeDraftPlace(given: DraftPlace): string {
  return JSON.stringify(given satisfies DraftPlace);
}

/** The place that came back with a form. */
export function readDraftPlace(about: string): DraftPlace {
  return readAbout(about, place);
}

/** What was filled in, and what has to be said about its time. */
export function draftIn(fields: Fields, { timeZone, now, shown: before }: DraftPlace) {
  const since = written(fields, 'since');
  const isSame = before !== null && since === before.since;
  const time = isSame
    ? { at: before.from, note: null }
    : timeWritten(since, { now, timeZone, meant: 'past' });
  const draft: Draft = {
    ...restOf(fields, before),
    ...{ words: written(fields, 'words'), from: time.at },
    severity: readSeverity(written(fields, 'severity')) ?? usualSeverity(undefined),
    segment: segmentWith(before?.segment ?? null, written(fields, 'site')),
    teamFirst: written(fields, 'told') === 'team',
  };
  return { draft, note: time.note };
}

/** Where it is felt, with another site, or with none in particular. */
export function segmentWith(before: Draft['segment'], site: string): Draft['segment'] {
  const { site: _, ...others } = before ?? {};
  const segment = { ...others, ...(site !== '' && site !== EVERYWHERE && { site }) };
  return Object.values(segment).some((name) => name !== undefined) ? segment : null;
}

/** What the short form has no fields for was filled in before. */
function restOf(fields: Fields, before: DraftPlace['shown']) {
  if (before !== null) {
    const { service, component, weight, inside } = before;
    return { service, component, weight, inside };
  }
  return {
    service: written(fields, 'service'),
    component: written(fields, 'component') || null,
    weight: shareOf(written(fields, 'share')) ?? 1,
    inside: written(fields, 'inside') || null,
  };
}

/** A share of a service; null for what is none. */
export function shareOf(text: string): number | null {
  const percent = text === '' ? 100 : Number(text.replace('%', ''));
  return percent > 0 && percent <= 100 ? percent / 100 : null;
}

/** Tells whether customers would read the same as was shown; who reads it first makes no difference. */
export function printOf({ teamFirst: _, ...draft }: Draft): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(draft).sort()))
    .digest('hex')
    .slice(0, 16);
}
