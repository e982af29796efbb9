import { z } from 'zod';
import type { Instant } from '../../domain/calendar/instant.ts';
import { publicHolidaysOf } from '../../domain/register/calendar-document.ts';
import { checkDocument } from '../../domain/register/check-document.ts';
import type { Document } from '../../domain/register/documents.ts';
import { didYouMean } from '../../domain/register/nearest.ts';
import type { Problem } from '../../domain/register/problem.ts';
import type { Register } from '../../domain/register/register.ts';
import type { FiledDocument } from '../../sources/agreement-files/read-agreement-files.ts';
import { holidayRegions, isHolidayRegion } from '../../sources/public-holidays.ts';
import { withHolidays } from './resolve-holidays.ts';

/** A document of a file with what is wrong with its form; null when it cannot be read. */
export type ReadDocument = {
  readonly filed: FiledDocument;
  readonly document: Document | null;
  readonly problems: readonly Problem[];
};

/** Reads the documents of an import and resolves the public holidays of its calendars. */
export function readImport(
  register: Register,
  filed: readonly FiledDocument[],
  now: Instant,
): readonly ReadDocument[] {
  const seen = new Map<string, FiledDocument>();
  const read = filed.map((one) => refuseSecond(seen, { filed: one, ...checkDocument(one) }));
  const earliest = earliestDates(register, read);
  return read.map((one) => resolved(register, one, { now, earliest }));
}

function refuseSecond(seen: Map<string, FiledDocument>, read: ReadDocument): ReadDocument {
  const { filed, problems } = read;
  const name = `${filed.kind}:${String(filed.key)}`;
  const first = seen.get(name);
  if (!first) seen.set(name, filed);
  if (!first || typeof filed.key !== 'string') return read;
  const place = `${first.file}, line ${first.locate([]).line}`;
  const message = `the ${filed.kind} “${filed.key}” is in this import twice, first in ${place}: expected it once`;
  return { filed, document: null, problems: [{ path: [filed.kind], message }, ...problems] };
}

type Dating = {
  readonly now: Instant;
  readonly earliest: ReadonlyMap<string, string>;
};

function resolved(register: Register, read: ReadDocument, { now, earliest }: Dating): ReadDocument {
  const { filed, document } = read;
  if (filed.kind !== 'calendar') return read;
  const unknown = unknownRegions(filed.terms);
  if (unknown.length > 0) {
    return { ...read, document: null, problems: [...read.problems, ...unknown] };
  }
  if (document?.kind !== 'calendar') return read;
  const before = register.calendars.get(document.key)?.at(-1)?.document.observed ?? [];
  const earliestDate = earliest.get(document.key);
  const terms = withHolidays(document.terms, { now, earliestDate, before });
  return { ...read, document: { ...document, terms } };
}

const regional = z.object({
  holidays: z.array(publicHolidaysOf.catch({ region: '' })).catch([]),
});

function unknownRegions(terms: unknown): readonly Problem[] {
  const holidays = regional.safeParse(terms).data?.holidays ?? [];
  return holidays.flatMap(({ region }, index) => (region === '' ? [] : checkRegion(region, index)));
}

function checkRegion(region: string, index: number): readonly Problem[] {
  if (isHolidayRegion(region)) return [];
  const hint = didYouMean(region, holidayRegions(region.slice(0, 2)));
  const message = `no public holidays are known for “${region}”${hint || ': expected a country or region such as DE or DE-BE'}`;
  return [{ path: ['holidays', index, 'region'], message }];
}

/** By calendar, the first date of the agreements that are measured on it. */
function earliestDates(
  register: Register,
  read: readonly ReadDocument[],
): ReadonlyMap<string, string> {
  const kept = [...register.agreements.values()].flat().map(({ terms }) => terms);
  const coming = read.flatMap(({ document }) =>
    document?.kind === 'agreement' ? [document.terms] : [],
  );
  const dates = new Map<string, string>();
  for (const { calendar, effective } of [...kept, ...coming]) {
    const known = dates.get(calendar);
    if (known === undefined || effective.from < known) dates.set(calendar, effective.from);
  }
  return dates;
}
