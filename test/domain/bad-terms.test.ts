import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DAY } from '../../src/domain/calendar/instant.ts';
import { type PeriodUnit, periodOf } from '../../src/domain/calendar/period.ts';
import { AccordError } from '../../src/domain/error.ts';
import type { Sample } from '../../src/domain/measurement/sample.ts';
import { burnAlerts, burnSpan } from '../../src/domain/target/burn-alerts.ts';
import { targetSentence } from '../../src/domain/target/kind-words.ts';
import { explainTarget, measureTarget } from '../../src/domain/target/measure-target.ts';
import { targetTerms } from '../../src/domain/target/target-terms.ts';
import { workdays } from './calendar/calendars.ts';
import { event, june } from './clock/work-items.ts';

/** A hang guard, not a measure of speed. */
const PATIENCE = 120_000;
const page = readFileSync('docs/target-kinds.md', 'utf8');
const EXAMPLES = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]): object =>
  Object(parse(String(text))),
);
const office = workdays('Europe/Berlin', ['09:00', '17:00']);

const odd = fc.constantFrom<unknown>(
  ...[null, '', 'x', 0, -1, 0.5, 1e308, Number.NaN, true, [], {}, '100', '0', '0.0000001', '-0'],
  ...[
    'rolling 1d',
    'rolling 731d',
    'rolling 732d',
    'rolling -3d',
    'rolling 1e9d',
    'year',
    '99999h',
  ],
  ...['default', [{ long: '999d', short: '1m', budget: '100' }], [[['00:00', '24:00']]], '1m'],
);
const spoiled = fc
  .tuple(fc.constantFrom(...EXAMPLES), fc.array(fc.tuple(fc.nat(), odd), { maxLength: 2 }))
  .map(([example, changes]) => {
    const keys = [...Object.keys(example), 'period', 'burnRates', 'objective', 'slice'];
    const changed = changes.map(([place, value]) => [keys[place % keys.length] ?? '', value]);
    return { ...example, ...Object.fromEntries(changed) };
  });

const instant = fc.integer({ min: june('1 00:00'), max: june('30 00:00') });
const observation = fc.constantFrom(
  { of: 'counts', good: 1, bad: 1, unknown: 1 } as const,
  { of: 'value', value: '4' } as const,
  { of: 'delivery' } as const,
  ...(['joined', 'attested', 'left'] as const).map((of) => ({ of, subject: 'mara' }) as const),
);
const samples = fc.array(
  fc
    .tuple(instant, observation)
    .map(([at, seen]): Sample => ({ id: `${at}`, indicator: 'x', at, ...seen })),
  { maxLength: 20 },
);

/** Gives what it gives, or refuses with a sentence for a person. */
function answerOrRefusal(ask: () => unknown): void {
  try {
    ask();
  } catch (error) {
    expect(error).toBeInstanceOf(AccordError);
  }
}

describe('whatever is written as a target', () => {
  it('is refused, or measured, explained and worded', { timeout: PATIENCE }, () => {
    let accepted = 0;
    fc.assert(
      fc.property(spoiled, samples, instant, (written, seen, asOf) => {
        const read = targetTerms.safeParse(written);
        if (!read.success) {
          expect(read.error.issues.length).toBeGreaterThan(0);
          return;
        }
        accepted += 1;
        const terms = read.data;
        const unit: PeriodUnit = terms.period;
        const period = periodOf({ unit, timeZone: 'Europe/Berlin', at: asOf });
        const own = seen.map((one) => ({ ...one, indicator: terms.key }));
        const workItems = [
          { key: 'T-1', events: [event('opened', '1 09:00', { priority: 'P1' })] },
        ];
        const outages = [{ id: 'o', from: asOf - DAY, to: null, weight: 0.5 }];
        const facts = { workItems, outages, exclusions: [], samples: own };
        const input = { terms, calendar: office, timeZone: 'Europe/Berlin', asOf, facts };
        expect(targetSentence(terms)).not.toContain('undefined');
        answerOrRefusal(() => measureTarget({ ...input, period }));
        answerOrRefusal(() => explainTarget({ ...input, period }));
        const span = burnSpan(terms, asOf);
        if (span) answerOrRefusal(() => burnAlerts({ ...input, period: span }, period));
      }),
      { numRuns: 600 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it.each([
    [{ period: 'rolling 0d' }, 'must be week, month, quarter or year'],
    [{ period: 'rolling 732d' }, 'rolling 731d'],
    [{ period: 'fortnight' }, 'must be week, month, quarter or year'],
    [{ objective: '-1' }, 'percentage'],
    [{ objective: 99.9 }, 'in quotes'],
    [{ burnRates: 'always' }, 'default'],
  ])('that says %j is told what belongs there', (other, saying) => {
    const written = { key: 'up', kind: 'availability', objective: '99.9', ...other };
    expect(JSON.stringify(targetTerms.safeParse(written).error?.issues)).toContain(saying);
  });
});
