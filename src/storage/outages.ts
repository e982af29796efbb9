import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import type { Outage } from '../domain/measurement/outage.ts';
import type { Db } from './database.ts';
import { type InGroup, inGroups } from './in-groups.ts';
import { toOptionalText, toText } from './instants.ts';
import { together } from './together.ts';

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
  readonly serviceKeys: readonly string[];
  readonly period: Interval;
  readonly asOf: Instant;
};

type Row = InGroup & {
  readonly serviceKey: string;
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly weight: number;
  readonly component: string | null;
  readonly cause: string | null;
  readonly site: string | null;
};

// Only what differs from the latest fact of an outage is a new one, so receiving it twice changes nothing.
const RECORD = `
  INSERT INTO "Outage"
    ("workspaceId", "serviceKey", id, number, "startedAt", "endedAt", weight, component, cause, site, "receivedAt")
  SELECT $1::int, o.service, o.id, coalesce(latest.number, 0) + 1, o."from", o."to", o.weight, o.component,
    o.cause, o.site, $2::timestamptz
  FROM unnest($3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::numeric[], $8::text[], $9::text[],
      $10::text[])
    AS o(service, id, "from", "to", weight, component, cause, site)
  LEFT JOIN LATERAL (
    SELECT * FROM "Outage" p
    WHERE p."workspaceId" = $1::int AND p."serviceKey" = o.service AND p.id = o.id
    ORDER BY number DESC LIMIT 1
  ) latest ON true
  WHERE latest.number IS NULL
    OR (latest."startedAt", latest."endedAt", latest.weight, latest.component, latest.cause, latest.site)
      IS DISTINCT FROM (o."from", o."to", o.weight, o.component, o.cause, o.site)
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
    outages.map((outage) => outage.site ?? null),
  ]);
  return added.length;
}

// One that ends where it begins was withdrawn: it never was.
const SEEN = `/* accord:outages-seen */
  SELECT q."group", o."serviceKey", o.id, (extract(epoch FROM o."startedAt") * 1000)::float8 AS "from",
    (extract(epoch FROM CASE WHEN o."endedAt" <= q."asOf" THEN o."endedAt" END) * 1000)::float8 AS "to",
    o.weight::float8 AS weight, o.component, o.cause, o.site
  FROM unnest($2::int[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
    AS q("group", service, "from", "to", "asOf"), LATERAL (
    SELECT DISTINCT ON (o.id) o.* FROM "Outage" o
    WHERE o."workspaceId" = $1::int AND o."serviceKey" = q.service
    ORDER BY o.id, o.number DESC
  ) o
  WHERE o."startedAt" < q."to" AND o."startedAt" <= q."asOf"
    AND o."endedAt" IS DISTINCT FROM o."startedAt"
    AND (o."endedAt" IS NULL OR o."endedAt" > q."from")
  ORDER BY o."startedAt", o."serviceKey", o.id`;

/** The outages that touch a period, as they stood at an instant: one that ended later was still open then. */
export const outagesOf = together<Question, readonly ServiceOutage[]>(
  async ({ db, workspaceId }, questions) => {
    const asked = questions.flatMap(({ serviceKeys, ...seen }, group) =>
      [...new Set(serviceKeys)].map((service) => ({ ...seen, group, service })),
    );
    const rows = await db.ask<Row>(SEEN, [
      workspaceId,
      asked.map(({ group }) => group),
      asked.map(({ service }) => service),
      asked.map(({ period }) => toText(period.from)),
      asked.map(({ period }) => toText(period.to)),
      asked.map(({ asOf }) => toText(asOf)),
    ]);
    const outages = inGroups(rows);
    return questions.map((_, group) => (outages.get(group) ?? []).map(toOutage));
  },
);

function toOutage({ component, cause, site, group: _, ...row }: Row): ServiceOutage {
  return {
    ...row,
    ...(component !== null && { component }),
    ...(cause !== null && { cause }),
    ...(site !== null && { site }),
  };
}
