import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import type { Outage } from '../domain/measurement/outage.ts';
import type { Db } from './database.ts';
import { toOptionalText, toText } from './instants.ts';

/** An outage and the service that it interrupts. */
export type ServiceOutage = Outage & {
  readonly serviceKey: string;
  readonly cause?: string | undefined;
};

type Recording = {
  readonly workspaceId: number;
  readonly receivedAt: Instant;
  readonly outages: readonly ServiceOutage[];
};

type Question = {
  readonly workspaceId: number;
  readonly serviceKeys: readonly string[];
  readonly period: Interval;
  readonly asOf: Instant;
};

type Row = {
  readonly serviceKey: string;
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly weight: number;
  readonly component: string | null;
  readonly cause: string | null;
};

// Only what differs from the latest fact of an outage is a new one, so receiving it twice changes nothing.
const RECORD = `
  INSERT INTO "Outage"
    ("workspaceId", "serviceKey", id, number, "startedAt", "endedAt", weight, component, cause, "receivedAt")
  SELECT $1::int, o.service, o.id, coalesce(latest.number, 0) + 1, o."from", o."to", o.weight, o.component,
    o.cause, $2::timestamptz
  FROM unnest($3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::numeric[], $8::text[], $9::text[])
    AS o(service, id, "from", "to", weight, component, cause)
  LEFT JOIN LATERAL (
    SELECT * FROM "Outage" p
    WHERE p."workspaceId" = $1::int AND p."serviceKey" = o.service AND p.id = o.id
    ORDER BY number DESC LIMIT 1
  ) latest ON true
  WHERE latest.number IS NULL
    OR (latest."startedAt", latest."endedAt", latest.weight, latest.component, latest.cause)
      IS DISTINCT FROM (o."from", o."to", o.weight, o.component, o.cause)
  RETURNING id`;

/** Records what is new about outages, such as their end; gives the number of facts added. */
export async function recordOutages(db: Db, recording: Recording): Promise<number> {
  const { workspaceId, receivedAt, outages } = recording;
  const added = await db.sql(RECORD, [
    workspaceId,
    toText(receivedAt),
    outages.map((outage) => outage.serviceKey),
    outages.map((outage) => outage.id),
    outages.map((outage) => toText(outage.from)),
    outages.map((outage) => toOptionalText(outage.to)),
    outages.map((outage) => String(outage.weight ?? 1)),
    outages.map((outage) => outage.component ?? null),
    outages.map((outage) => outage.cause ?? null),
  ]);
  return added.length;
}

const SEEN = `/* accord:outages-seen */
  SELECT "serviceKey", id, (extract(epoch FROM "startedAt") * 1000)::float8 AS "from",
    (extract(epoch FROM CASE WHEN "endedAt" <= $5::timestamptz THEN "endedAt" END) * 1000)::float8 AS "to",
    weight::float8 AS weight, component, cause
  FROM (
    SELECT DISTINCT ON ("serviceKey", id) "serviceKey", id, "startedAt", "endedAt", weight, component, cause
    FROM "Outage"
    WHERE "workspaceId" = $1::int AND "serviceKey" = ANY($2::text[])
    ORDER BY "serviceKey", id, number DESC
  ) latest
  WHERE "startedAt" < $4::timestamptz AND "startedAt" <= $5::timestamptz
    AND ("endedAt" IS NULL OR "endedAt" > $3::timestamptz)
  ORDER BY "startedAt", "serviceKey", id`;

/** The outages that touch a period, as they stood at an instant: one that ended later was still open then. */
export async function outagesOf(db: Db, question: Question): Promise<readonly ServiceOutage[]> {
  const { workspaceId, serviceKeys, period, asOf } = question;
  const rows = await db.ask<Row>(SEEN, [
    workspaceId,
    [...serviceKeys],
    toText(period.from),
    toText(period.to),
    toText(asOf),
  ]);
  return rows.map(toOutage);
}

function toOutage({ component, cause, ...row }: Row): ServiceOutage {
  return {
    ...row,
    ...(component !== null && { component }),
    ...(cause !== null && { cause }),
  };
}
