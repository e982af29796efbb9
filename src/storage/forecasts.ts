import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import type { Forecast } from '../domain/forecast/forecast.ts';
import type { Db } from './database.ts';
import type { Forecast as Row } from './generated/client.ts';
import { type InGroup, inGroups } from './in-groups.ts';
import { fromColumn, toColumn, toText } from './instants.ts';
import { toJson } from './prisma.ts';
import { together } from './together.ts';

/** A forecast as it was made on a day, for a promise in one of its periods. */
export type KeptForecast = {
  readonly agreementKey: string;
  readonly targetKey: string;
  readonly revision: number;
  readonly period: Interval;
  /** The local date that it was made on. */
  readonly day: string;
  readonly asOf: Instant;
  readonly forecast: Forecast;
};

type OfWorkspace = { readonly workspaceId: number };

const ending = z.object({
  percent: z.string().nullable(),
  verdict: z.enum(['met', 'breached', 'no-data']),
});

/** What is kept of a forecast besides its own columns. */
const rest = z.object({
  best: ending,
  worst: ending,
  expected: z.number().nullable(),
  sample: z.object({
    periods: z.number(),
    missed: z.number().optional(),
    cases: z.number(),
    outages: z.number(),
  }),
  draws: z.number().optional(),
});

const outcome = z.enum(['met', 'breached', 'no-data']);
const basis = z.enum(['certain-met', 'certain-breached', 'history', 'too-little-history']);

/** Keeps a forecast unless one was kept on that day; gives whether it was kept. */
export async function keepForecast(db: Db, kept: OfWorkspace & KeptForecast): Promise<boolean> {
  const { period, forecast, asOf, ...place } = kept;
  const { probability, seed, ...said } = forecast;
  const { count } = await db.prisma.forecast.createMany({
    data: [
      {
        ...place,
        ...{ probability, seed, basis: said.basis },
        periodFrom: toColumn(period.from),
        periodTo: toColumn(period.to),
        asOf: toColumn(asOf),
        sample: toJson(rest.parse(said)),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** A promise in one of its periods. */
type Place = Pick<KeptForecast, 'agreementKey' | 'targetKey' | 'revision'> & {
  readonly periodFrom: Instant;
};

/** The forecasts of one promise for one of its periods, under whatever revision, the oldest first. */
export async function forecastsOfPeriod(
  db: Db,
  { periodFrom, ...where }: OfWorkspace & Omit<Place, 'revision'>,
): Promise<readonly KeptForecast[]> {
  const rows = await db.prisma.forecast.findMany({
    where: { ...where, periodFrom: toColumn(periodFrom) },
    orderBy: { asOf: 'asc' },
  });
  return rows.map(toKept);
}

const LATEST = `/* accord:newest-forecasts */
  SELECT p."group", f.*
  FROM unnest($2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::timestamptz[], $7::int[])
    AS p(agreement, target, revision, "from", "asOf", "group")
  CROSS JOIN LATERAL (
    SELECT * FROM "Forecast" f
    WHERE f."workspaceId" = $1::int AND f."agreementKey" = p.agreement AND f."targetKey" = p.target
      AND f.revision = p.revision AND f."periodFrom" = p."from" AND f."asOf" <= p."asOf"
    ORDER BY f.day DESC LIMIT 1
  ) f`;

type ForecastQuestion = { readonly places: readonly Place[]; readonly asOf: Instant };

/** The newest forecast of each of some promises as of an instant, with one look into an index for each. */
export const newestForecasts = together<ForecastQuestion, readonly KeptForecast[]>(
  async ({ db, workspaceId }, questions) => {
    const places = questions.flatMap(({ places, asOf }, group) =>
      places.map((place) => ({ ...place, asOf, group })),
    );
    const rows =
      places.length === 0
        ? []
        : await db.ask<Row & InGroup>(LATEST, [
            workspaceId,
            places.map(({ agreementKey }) => agreementKey),
            places.map(({ targetKey }) => targetKey),
            places.map(({ revision }) => revision),
            places.map(({ periodFrom }) => toText(periodFrom)),
            places.map(({ asOf }) => toText(asOf)),
            places.map(({ group }) => group),
          ]);
    const forecasts = inGroups(rows);
    return questions.map((_, group) => (forecasts.get(group) ?? []).map(toKept));
  },
);

/** The forecasts for periods that were over at an instant and of which nobody has noted how they ended, the oldest first. */
export async function forecastsToScore(
  db: Db,
  { workspaceId, endedBy, limit }: OfWorkspace & { endedBy: Instant; limit: number },
): Promise<readonly KeptForecast[]> {
  const rows = await db.prisma.forecast.findMany({
    where: { workspaceId, outcome: null, periodTo: { lte: toColumn(endedBy) } },
    orderBy: [
      { periodTo: 'asc' },
      { agreementKey: 'asc' },
      { targetKey: 'asc' },
      { revision: 'asc' },
      { asOf: 'asc' },
    ],
    take: limit,
  });
  return rows.map(toKept);
}

/** Notes how the period of some forecasts of one promise ended. */
export async function noteOutcome(
  db: Db,
  noted: OfWorkspace & Place & { readonly outcome: Outcome; readonly now: Instant },
): Promise<void> {
  const { periodFrom, outcome, now, ...place } = noted;
  await db.prisma.forecast.updateMany({
    where: { ...place, periodFrom: toColumn(periodFrom), outcome: null },
    data: { outcome, scoredAt: toColumn(now) },
  });
}

/** How the period of a forecast ended. */
export type Outcome = 'met' | 'breached' | 'no-data';
export type ScoredForecast = KeptForecast & { readonly outcome: Outcome };

/** The forecasts whose periods are over, with how they ended: of a workspace, or of one promise. */
export async function scoredForecasts(
  db: Db,
  place: OfWorkspace & { readonly agreementKey?: string; readonly targetKey?: string },
): Promise<readonly ScoredForecast[]> {
  const rows = await db.prisma.forecast.findMany({
    where: { ...place, outcome: { not: null } },
    orderBy: [{ agreementKey: 'asc' }, { targetKey: 'asc' }, { asOf: 'asc' }],
  });
  return rows.map((row) => ({ ...toKept(row), outcome: outcome.parse(row.outcome) }));
}

function toKept(row: Row): KeptForecast {
  const { agreementKey, targetKey, revision, day, probability, seed } = row;
  const { draws, ...said } = rest.parse(row.sample);
  return {
    ...{ agreementKey, targetKey, revision, day },
    period: { from: fromColumn(row.periodFrom), to: fromColumn(row.periodTo) },
    asOf: fromColumn(row.asOf),
    forecast: {
      ...{ ...said, probability, seed, basis: basis.parse(row.basis) },
      ...(draws !== undefined && { draws }),
    },
  };
}
