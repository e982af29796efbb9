import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import {
  agreedRange,
  type EffectiveRange,
  rangeContains,
  renewedRange,
  startOfDate,
} from '../agreement/effective-range.ts';
import type { CalendarTerms } from '../calendar/calendar-terms.ts';
import type { Instant } from '../calendar/instant.ts';
import type { PartyTerms } from '../party/party-terms.ts';
import type { ServiceTerms } from '../service/service-terms.ts';
import { type CalendarDocumentTerms, calendarTermsOf } from './calendar-document.ts';
import type { Document, DocumentKind } from './documents.ts';

/** One immutable state of a document. */
export type Revision<Terms> = {
  readonly key: string;
  readonly number: number;
  readonly hash: string;
  readonly terms: Terms;
};

export type ServiceRevision = Revision<ServiceTerms>;
export type PartyRevision = Revision<PartyTerms>;
export type CalendarRevision = Revision<CalendarTerms> & {
  /** The calendar as it was written; its `terms` have the public holidays resolved. */
  readonly document: CalendarDocumentTerms;
};
export type AgreementRevision = Revision<AgreementTerms> & {
  /** The agreed dates; tacit renewal continues them, and a later revision ends them where it begins. */
  readonly agreed: EffectiveRange;
  /** When somebody ended it before its last day; a revision that was withdrawn ends before it begins. */
  readonly ended?: Instant;
};

/** The register at one instant of reading: services and parties as they are now, calendars and agreements with every revision, ascending. */
export type Register = {
  readonly services: ReadonlyMap<string, ServiceRevision>;
  readonly parties: ReadonlyMap<string, PartyRevision>;
  readonly calendars: ReadonlyMap<string, readonly CalendarRevision[]>;
  readonly agreements: ReadonlyMap<string, readonly AgreementRevision[]>;
};

/** A document with the number and the hash of its revision. */
export type NumberedDocument = Document & { readonly number: number; readonly hash: string };

const EMPTY: Register = {
  services: new Map(),
  parties: new Map(),
  calendars: new Map(),
  agreements: new Map(),
};

/** Orders revisions, given in ascending number, into a register. */
export function assembleRegister(documents: Iterable<NumberedDocument>): Register {
  return extendRegister(EMPTY, documents);
}

/** The register with more revisions, as it would be once they are kept. */
export function extendRegister(
  register: Register,
  documents: Iterable<NumberedDocument>,
): Register {
  const services = new Map(register.services);
  const parties = new Map(register.parties);
  const calendars = new Map(register.calendars);
  const agreements = new Map(register.agreements);
  for (const { kind, terms, key, number, hash } of documents) {
    const revision = { key, number, hash };
    if (kind === 'service') services.set(key, { ...revision, terms });
    else if (kind === 'party') parties.set(key, { ...revision, terms });
    else if (kind === 'calendar') append(calendars, calendarRevision(revision, terms));
    else append(agreements, { ...revision, terms, agreed: agreedRange(terms) });
  }
  return { services, parties, calendars, agreements };
}

/** The newest revision of a document of any kind, as it was written. */
export function latestRevision(
  register: Register,
  kind: DocumentKind,
  key: string,
): Revision<unknown> | null {
  switch (kind) {
    case 'service':
      return register.services.get(key) ?? null;
    case 'party':
      return register.parties.get(key) ?? null;
    case 'agreement':
      return latestAgreement(register, key);
    case 'calendar': {
      const calendar = register.calendars.get(key)?.at(-1);
      return calendar ? { ...calendar, terms: calendar.document } : null;
    }
  }
}

/** The revision of an agreement in force at an instant, the newest that has begun; null when none is or that one has ended. */
export function agreementInForce(
  register: Register,
  key: string,
  at: Instant,
): AgreementRevision | null {
  const revisions = register.agreements.get(key) ?? [];
  const index = rangesOf(revisions).findIndex((range) => rangeContains(range, at));
  return revisions[index] ?? null;
}

// Every work item asks which revision was in force when it was opened.
const ranges = new WeakMap<readonly AgreementRevision[], readonly EffectiveRange[]>();

function rangesOf(revisions: readonly AgreementRevision[]): readonly EffectiveRange[] {
  const known = ranges.get(revisions) ?? revisions.map((each) => continued(each, revisions));
  ranges.set(revisions, known);
  return known;
}

/** From when to when a revision is in force: it ends on its own, or for good where a later revision begins. */
export function continued(
  { terms, number, ended }: AgreementRevision,
  revisions: readonly AgreementRevision[],
): EffectiveRange {
  const starts = revisions
    .filter((other) => other.number > number && !neverBegins(other))
    .map(({ agreed }) => agreed.from);
  const { from, to } = renewedRange(terms);
  const ends = [...starts, ...(ended === undefined ? [] : [ended])];
  if (ends.length === 0) return { from, to };
  const end = Math.max(from, Math.min(...ends));
  return { from, to: to === null ? end : Math.min(to, end) };
}

function neverBegins({ ended, agreed }: AgreementRevision): boolean {
  return ended !== undefined && ended <= agreed.from;
}

/** That people ended agreements, up to which revision and when. */
type Ending = {
  readonly agreementKey: string;
  readonly revision: number;
  readonly to: 'terminated' | 'withdrawn';
  readonly at: Instant;
};

/** The register with agreements ended as people ended them. */
export function withEndings(register: Register, endings: readonly Ending[]): Register {
  if (endings.length === 0) return register;
  const agreements = new Map(register.agreements);
  for (const ending of endings) {
    const revisions = agreements.get(ending.agreementKey) ?? [];
    agreements.set(
      ending.agreementKey,
      revisions.map((revision) => endedBy(revision, ending)),
    );
  }
  return { ...register, agreements };
}

function endedBy(revision: AgreementRevision, { to, at, ...of }: Ending): AgreementRevision {
  if (to === 'terminated')
    return revision.number <= of.revision ? { ...revision, ended: at } : revision;
  return revision.number === of.revision ? { ...revision, ended: revision.agreed.from } : revision;
}

/** The agreements in force at an instant, by service, by customer or all. */
export function agreementsOf(
  register: Register,
  { service, customer, at }: Wanted,
): readonly AgreementRevision[] {
  const isWanted = ({ terms }: AgreementRevision) =>
    (service === undefined || terms.services.includes(service)) &&
    (customer === undefined || terms.customer === customer);
  const keys = service === undefined ? register.agreements.keys() : aboutService(register, service);
  const found: AgreementRevision[] = [];
  for (const key of keys) {
    // Which one is in force takes longer to say than whether any of them is meant.
    const isMeant = register.agreements.get(key)?.some(isWanted) ?? false;
    const agreement = isMeant ? agreementInForce(register, key, at) : null;
    if (agreement && isWanted(agreement)) found.push(agreement);
  }
  return found;
}

// Every question about a service asks.
const byService = new WeakMap<Register['agreements'], ReadonlyMap<string, ReadonlySet<string>>>();

/** The agreements that are about a service in any of their revisions. */
function aboutService({ agreements }: Register, service: string): ReadonlySet<string> {
  const known = byService.get(agreements) ?? indexServices(agreements);
  byService.set(agreements, known);
  return known.get(service) ?? new Set();
}

function indexServices(agreements: Register['agreements']) {
  const index = new Map<string, Set<string>>();
  for (const [key, revisions] of agreements) {
    for (const service of revisions.flatMap(({ terms }) => terms.services)) {
      index.set(service, (index.get(service) ?? new Set()).add(key));
    }
  }
  return index;
}

type Wanted = {
  readonly service?: string | undefined;
  readonly customer?: string | undefined;
  readonly at: Instant;
};

/** The latest revision of an agreement, in force or not. */
export function latestAgreement(register: Register, key: string): AgreementRevision | null {
  return register.agreements.get(key)?.at(-1) ?? null;
}

/** The revision of a calendar in force at an instant: the last one whose first date has come. */
export function calendarInForce(
  register: Register,
  key: string,
  at: Instant,
): CalendarRevision | null {
  const revisions = register.calendars.get(key) ?? [];
  return revisions.findLast(({ document }) => hasBegun(document, at)) ?? revisions.at(0) ?? null;
}

function calendarRevision(
  revision: Omit<CalendarRevision, 'terms' | 'document'>,
  document: CalendarDocumentTerms,
): CalendarRevision {
  return { ...revision, terms: calendarTermsOf(document), document };
}

function hasBegun({ from, timeZone }: CalendarDocumentTerms, at: Instant): boolean {
  return from === undefined || startOfDate(from, timeZone) <= at;
}

function append<Value extends { readonly key: string }>(
  lists: Map<string, readonly Value[]>,
  revision: Value,
): void {
  lists.set(revision.key, [...(lists.get(revision.key) ?? []), revision]);
}
