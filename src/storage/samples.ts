import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import { AccordError } from '../domain/error.ts';
import type { Observation, Sample } from '../domain/measurement/sample.ts';
import type { Db } from './database.ts';
import { toText } from './instants.ts';

/** A sample and the service that it measures. */
export type ServiceSample = Sample & { readonly serviceKey: string };

type Recording = {
  readonly workspaceId: number;
  readonly receivedAt: Instant;
  readonly samples: readonly ServiceSample[];
};

type Question = {
  readonly workspaceId: number;
  readonly serviceKeys: readonly string[];
  readonly indicators: readonly string[];
  readonly period: Interval;
  readonly asOf: Instant;
};

type Row = {
  readonly serviceKey: string;
  readonly indicator: string;
  readonly id: string;
  readonly at: number;
  readonly type: Sample['of'];
  readonly good: number | null;
  readonly bad: number | null;
  readonly unknown: number | null;
  readonly value: string | null;
  readonly subject: string | null;
};

const BATCH = 10_000;

// Receiving a sample twice changes nothing: the first one stands.
const RECORD = `
  WITH added AS (
    INSERT INTO "Sample"
      ("workspaceId", "serviceKey", indicator, id, "occurredAt", "receivedAt", type, good, bad, unknown, value, subject)
    SELECT $1::int, s.service, s.indicator, s.id, s.at, $2::timestamptz, s.type, s.good, s.bad, s.unknown,
      s.value, s.subject
    FROM unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::bigint[], $9::bigint[],
      $10::bigint[], $11::numeric[], $12::text[])
      AS s(service, indicator, id, at, type, good, bad, unknown, value, subject)
    ON CONFLICT DO NOTHING
    RETURNING 1)
  SELECT count(*)::int AS added FROM added`;

/** Records samples in bulk; gives the number of new ones. */
export async function recordSamples(db: Db, recording: Recording): Promise<number> {
  const { samples } = recording;
  let added = 0;
  for (let next = 0; next < samples.length; next += BATCH) {
    const batch = samples.slice(next, next + BATCH);
    added += await recordBatch(db, { ...recording, samples: batch });
  }
  return added;
}

async function recordBatch(db: Db, { workspaceId, receivedAt, samples }: Recording) {
  const counted = (name: 'good' | 'bad' | 'unknown') =>
    samples.map((sample) => (sample.of === 'counts' ? sample[name] : null));
  const [row] = await db.sql<{ readonly added: number }>(RECORD, [
    workspaceId,
    toText(receivedAt),
    samples.map(({ serviceKey }) => serviceKey),
    samples.map(({ indicator }) => indicator),
    samples.map(({ id }) => id),
    samples.map(({ at }) => toText(at)),
    samples.map(({ of }) => of),
    counted('good'),
    counted('bad'),
    counted('unknown'),
    samples.map((sample) => (sample.of === 'value' ? sample.value : null)),
    samples.map((sample) => ('subject' in sample ? sample.subject : null)),
  ]);
  return row?.added ?? 0;
}

// Who is bound by a policy, and since when they comply, was often said before the period.
const SEEN = `
  SELECT "serviceKey", indicator, id, (extract(epoch FROM "occurredAt") * 1000)::float8 AS at, type,
    good::float8 AS good, bad::float8 AS bad, unknown::float8 AS unknown,
    trim_scale(value)::text AS value, subject
  FROM "Sample"
  WHERE "workspaceId" = $1::int AND "serviceKey" = ANY($2::text[]) AND indicator = ANY($3::text[])
    AND "occurredAt" < $5::timestamptz AND "occurredAt" <= $6::timestamptz
    AND ("occurredAt" >= $4::timestamptz - interval '1 day' OR type IN ('joined', 'attested', 'left'))
  ORDER BY "occurredAt", "serviceKey", indicator, id`;

/** What was measured of some indicators by an instant and counts in a period. */
export async function samplesOf(db: Db, question: Question): Promise<readonly ServiceSample[]> {
  const { workspaceId, serviceKeys, indicators, period, asOf } = question;
  const rows = await db.sql<Row>(SEEN, [
    workspaceId,
    [...serviceKeys],
    [...indicators],
    toText(period.from),
    toText(period.to),
    toText(asOf),
  ]);
  return rows.map((row) => ({
    ...{ serviceKey: row.serviceKey, indicator: row.indicator, id: row.id, at: row.at },
    ...toObservation(row),
  }));
}

function toObservation({ type, good, bad, unknown, value, subject }: Row): Observation {
  if (type === 'counts') return { of: type, good: good ?? 0, bad: bad ?? 0, unknown: unknown ?? 0 };
  if (type === 'delivery') return { of: type };
  if (type === 'value' && value !== null) return { of: type, value };
  if (type !== 'value' && subject !== null) return { of: type, subject };
  throw new AccordError('internal', `The sample of the type “${type}” is incomplete.`);
}
