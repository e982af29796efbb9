import type { Path } from '../../domain/register/problem.ts';
import type { Window } from './read-window.ts';
import { keyFor, type Reading, textAt } from './reading.ts';

/** What an agreement needs that OpenSLO does not tell: given once for all, or by annotations of each SLO. */
export type Given = {
  readonly agreement?: string | undefined;
  readonly kind?: string | undefined;
  readonly customer?: string | undefined;
  readonly provider?: string | undefined;
  readonly calendar?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly from?: string | undefined;
  /** For SLOs without a window. */
  readonly period?: string | undefined;
};

const NAMES = ['customer', 'provider', 'calendar', 'timeZone', 'from'] as const;

type Name = (typeof NAMES)[number];

/** By which annotation and which option each is told. */
const TOLD_BY: Readonly<Record<Name, readonly [annotation: string, option: string]>> = {
  customer: ['accord/customer', '--customer'],
  provider: ['accord/provider', '--provider'],
  calendar: ['accord/calendar', '--calendar'],
  timeZone: ['accord/time-zone', '--time-zone'],
  from: ['accord/from', '--effective-from'],
};

/** What the agreement of an SLO says besides its targets. */
export type Frame = {
  readonly agreement: string;
  readonly kind: string;
} & Readonly<Record<Name, string>>;

/** Who promises this to whom from when on: the annotations say it, else what was given; null when something is missing. */
export function readFrame(
  reading: Reading,
  given: Given,
  { service, window }: { readonly service: string; readonly window: Window },
): Frame | null {
  const annotated = (name: string) => textAt(reading, ['metadata', 'annotations', name]);
  const told = (name: Name) => annotated(TOLD_BY[name][0]) ?? given[name];
  const frame = {
    customer: told('customer'),
    provider: told('provider'),
    calendar: told('calendar'),
    timeZone: window.timeZone ?? told('timeZone'),
    from: told('from') ?? window.from ?? undefined,
  };
  const missing = refuseMissing(reading, frame);
  const { customer, provider, calendar, timeZone, from } = frame;
  if (missing || !customer || !provider || !calendar || !timeZone || !from) return null;
  const agreement =
    annotated('accord/agreement') ?? given.agreement ?? keyFor(`${customer}-${service}`);
  const kind = annotated('accord/kind') ?? given.kind ?? 'SLA';
  return { agreement, kind, customer, provider, calendar, timeZone, from };
}

function refuseMissing(
  reading: Reading,
  frame: Readonly<Record<Name, string | undefined>>,
): boolean {
  const path: Path = ['metadata', 'annotations'];
  const missing = NAMES.filter((name) => frame[name] === undefined);
  for (const name of missing) {
    const [annotation, option] = TOLD_BY[name];
    reading.refuse(
      path,
      `an agreement needs its ${WORDS[name]}: add the annotation ${annotation}, or ${option}`,
    );
  }
  return missing.length > 0;
}

const WORDS: Readonly<Record<Name, string>> = {
  customer: 'customer',
  provider: 'provider',
  calendar: 'calendar',
  timeZone: 'time zone',
  from: 'first day',
};
