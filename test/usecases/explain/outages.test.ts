import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/domain/calendar/calendar.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { toNumber } from '../../../src/domain/compliance/fraction.ts';
import type { Exclusion } from '../../../src/domain/measurement/exclusion.ts';
import type { Outage } from '../../../src/domain/measurement/outage.ts';
import { availabilityKind } from '../../../src/domain/target/kinds/availability.ts';
import {
  explainTarget,
  type MeasureInput,
  measureTarget,
} from '../../../src/domain/target/measure-target.ts';
import { explainTime } from '../../../src/usecases/explain/explain-time.ts';
import { outageWords } from '../../../src/usecases/explain/words/outage-words.ts';
import { tellTime } from '../../../src/usecases/explain/words/tell-time.ts';
import { timesIn } from '../../../src/usecases/explain/words/times.ts';
import { demoRegister } from '../../demo/northwind.ts';

const OFFICE = demoRegister().calendars.get('office-de')?.[0];
const at = (text: string) => parseInstant(`2026-${text}:00Z`);

type Given = {
  readonly outages: readonly Outage[];
  readonly terms?: object;
  readonly exclusions?: readonly Exclusion[];
  readonly asOf?: number;
};

/** How the outages of October 2026 are explained, in office hours of Berlin. */
function explain({ outages, terms = {}, exclusions = [], asOf = at('11-02T00:00') }: Given) {
  if (!OFFICE) throw new Error('The demo has no office hours.');
  const { document } = OFFICE;
  const input: MeasureInput = {
    terms: availabilityKind.terms.parse({
      ...{ key: 'up', kind: 'availability', objective: '99.9' },
      ...terms,
    }),
    calendar: compileCalendar(OFFICE.terms),
    timeZone: 'Europe/Berlin',
    asOf,
    period: { from: at('09-30T22:00'), to: at('10-31T23:00') },
    facts: { workItems: [], outages, exclusions },
  };
  const explanation = explainTarget(input);
  if (explanation.of !== 'time') throw new Error('An availability counts time.');
  const closed = { documentAt: () => document, hoursOf: () => 'office hours' };
  const time = explainTime(explanation.segments, { input, rules: { closed } });
  const times = timesIn('Europe/Berlin', asOf);
  const words = time.outages.map((outage) => outageWords(outage, { time, times }));
  const figure = { figure: measureTarget(input), objective: '99.9', asOf };
  const { sentences } = tellTime({ ...figure, calendar: { timeZone: 'Europe/Berlin' } }, time, {
    times,
    fullness: 'full',
  });
  return { time, words, sentences, downtimeMs: toNumber(time.reached.downtimeMs) };
}

function outage(from: string, to: string | null, more: Partial<Outage> = {}): Outage {
  return { id: from, from: at(from), to: to === null ? null : at(to), ...more };
}

const MINUTES = 60_000;

describe('what is told about an outage', () => {
  it('that went on after closing time: only the agreed hours count', () => {
    const { words, downtimeMs } = explain({
      outages: [outage('10-09T14:30', '10-09T16:00')],
    });
    expect(words).toEqual([
      'Fri 9 Oct 16:30 – 18:00: 1 h 30 min reported; 1 h lie outside the agreed hours; 30 min of downtime',
    ]);
    expect(downtimeMs).toBe(30 * MINUTES);
  });

  it('at night: it counts for nothing, and says so', () => {
    const { words, downtimeMs } = explain({
      outages: [outage('10-09T20:00', '10-09T21:00')],
    });
    expect(words).toEqual([
      'Fri 9 Oct 22:00 – 23:00: 1 h reported; 1 h lie outside the agreed hours; it counts as no downtime',
    ]);
    expect(downtimeMs).toBe(0);
  });

  it('that was reported twice: the time counts once', () => {
    const { words, downtimeMs } = explain({
      outages: [outage('10-08T07:00', '10-08T07:40'), outage('10-08T07:20', '10-08T08:00')],
    });
    expect(words).toEqual([
      'Thu 8 Oct 09:00 – 10:00: 2 reports that overlap or touch count once; 1 h reported; 1 h of downtime',
    ]);
    expect(downtimeMs).toBe(60 * MINUTES);
  });

  it('that touched a part of the service: it counts by its weight', () => {
    const { words, downtimeMs } = explain({
      outages: [outage('10-08T07:00', '10-08T07:50', { weight: 0.29 })],
    });
    expect(words).toEqual([
      'Thu 8 Oct 09:00 – 09:50: 50 min reported; for 50 min only 29 % of the service was down; 14 min 30 s of downtime',
    ]);
    expect(downtimeMs).toBe(14.5 * MINUTES);
  });

  it('that is rounded as the agreement says', () => {
    const short = {
      id: 'a',
      from: at('10-08T07:00'),
      to: at('10-08T07:04') + 30_000,
    };
    const told = (rounding: string) => explain({ outages: [short], terms: { rounding } }).words;
    expect(told('exact')).toEqual([
      'Thu 8 Oct 09:00 – 09:04:30: 4 min 30 s reported; 4 min 30 s of downtime',
    ]);
    expect(told('whole-minutes')).toEqual([
      'Thu 8 Oct 09:00 – 09:04:30: 4 min 30 s reported; begun minutes are dropped; 4 min of downtime',
    ]);
    expect(told('started-minutes')).toEqual([
      'Thu 8 Oct 09:00 – 09:04:30: 4 min 30 s reported; begun minutes count in full; 5 min of downtime',
    ]);
  });

  it('that began in another month: only what lies in this one counts', () => {
    const { words, time } = explain({
      outages: [outage('09-30T14:00', '10-01T07:00')],
    });
    expect(words).toEqual([
      'Wed 30 Sep 16:00 – Thu 1 Oct 09:00: 17 h reported; 8 h lie in another period; 8 h lie outside the agreed hours; 1 h of downtime',
    ]);
    expect(time.outages[0]?.outsidePeriodMs).toBe(8 * 60 * MINUTES);
  });

  it('in announced maintenance: what is excluded does not count', () => {
    const { words, time } = explain({
      outages: [outage('10-08T07:00', '10-08T08:00')],
      exclusions: [
        { id: 'm', from: at('10-08T07:00'), to: at('10-08T07:45'), reason: 'maintenance' },
      ],
    });
    expect(words).toEqual([
      'Thu 8 Oct 09:00 – 10:00: 1 h reported; 45 min are excluded; 15 min of downtime',
    ]);
    expect(time.ledger.find(({ kind }) => kind === 'excluded')?.rule).toBe('excluded: maintenance');
  });

  it('of one of two components that stand in for one another', () => {
    const terms = { redundant: ['north', 'south'] };
    const { words, downtimeMs } = explain({
      terms,
      outages: [
        outage('10-08T07:00', '10-08T08:00', { component: 'north' }),
        outage('10-08T07:45', '10-08T08:00', { component: 'south' }),
        outage('10-09T07:00', '10-09T08:00', { component: 'south' }),
      ],
    });
    expect(words).toEqual([
      'Thu 8 Oct 09:00 – 10:00: 2 reports that overlap or touch count once; 1 h reported; 45 min do not count, because not all of north, south were down; 15 min of downtime',
      'Fri 9 Oct 09:00 – 10:00: 1 h reported; 1 h do not count, because not all of north, south were down; it counts as no downtime',
    ]);
    expect(downtimeMs).toBe(15 * MINUTES);
  });

  it('that still lasts', () => {
    const { words } = explain({
      outages: [outage('10-08T07:00', null)],
      asOf: at('10-08T07:20'),
    });
    expect(words).toEqual([
      'Thu 8 Oct 09:00 – 09:20: 20 min reported, still open; 20 min of downtime',
    ]);
  });

  type Excluding = Pick<Given, 'terms'> & {
    readonly exclusions: readonly Exclusion[];
    readonly up?: string;
  };
  const AS_UPTIME = { exclusions: 'as-uptime' };
  const maintenance = {
    id: 'm',
    from: at('10-08T04:00'),
    to: at('10-08T07:00'),
    reason: 'release',
  };
  const unagreed = {
    ...{ id: 'u', from: at('09-30T22:00'), to: at('10-05T22:00'), unagreed: true },
    reason: 'no agreement in force',
  };

  it.each<readonly [string, Excluding]>([
    ['leaves the agreed time', { exclusions: [maintenance] }],
    ['counts as up within the hours', { exclusions: [maintenance], terms: AS_UPTIME, up: '1 h' }],
    [
      'counts as up where anything was agreed at all',
      { exclusions: [maintenance, unagreed], terms: AS_UPTIME, up: '1 h' },
    ],
    ['never counts as up without an agreement', { exclusions: [unagreed], terms: AS_UPTIME }],
  ])('excluded time %s', (_, { exclusions, terms = {}, up }) => {
    const note =
      up && ` By agreement, ${up} of what is excluded stays agreed time and counts as up.`;
    const { sentences, time } = explain({ outages: [], terms, exclusions });
    expect(sentences[0]?.match(/ By agreement.*/)?.[0]).toBe(note);
    const rules = time.ledger.flatMap(({ kind, rule }) => (kind === 'excluded' ? [rule] : []));
    expect(rules).toContain(
      exclusions.includes(unagreed)
        ? 'not agreed here: no agreement in force'
        : 'excluded: release',
    );
  });
});
