import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import type { Forecast } from '../domain/forecast/forecast.ts';
import type { Db } from './database.ts';
import type { Forecast as Row } from './generated/client.ts';
import { fromColumn, toColumn } from './instants.ts';
import { toJson } from './prisma.ts';

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
  sample: z.object({ periods: z.number(), cases: z.number(), outages: z.number() }),
  draws: z.number().optional(),
});

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

/** The forecasts for periods that are over, the oldest first. */
export async function forecastsToScore(
  db: Db,
  { workspaceId, now }: OfWorkspace & { readonly now: Instant },
): Promise<readonly KeptForecast[]> {
  const rows = await db.prisma.forecast.findMany({
    where: { workspaceId, periodTo: { lte: toColumn(now) } },
    orderBy: [
      { periodFrom: 'asc' },
      { agreementKey: 'asc' },
      { targetKey: 'asc' },
      { asOf: 'asc' },
    ],
  });
  return rows.map(toKept);
}

/** The forecasts for one promise, the newest first. */
export async function latestForecasts(
  db: Db,
  wanted: OfWorkspace & {
    readonly agreementKey: string;
    readonly targetKey: string;
    readonly limit: number;
  },
): Promise<readonly KeptForecast[]> {
  const { limit, ...where } = wanted;
  const rows = await db.prisma.forecast.findMany({ where, orderBy: { asOf: 'desc' }, take: limit });
  return rows.map(toKept);
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
