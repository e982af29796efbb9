import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/calendar/instant.ts';
import type { Outage } from '../../../src/domain/measurement/outage.ts';
import { countsFor, feltBy, goingBefore, isUpTarget } from '../../../src/domain/target/felt-at.ts';
import type { Facts } from '../../../src/domain/target/figure.ts';
import { targetName, targetSentence } from '../../../src/domain/target/kind-words.ts';
import { measureTarget } from '../../../src/domain/target/measure-target.ts';
import { type TargetTerms, targetTerms } from '../../../src/domain/target/target-terms.ts';
import { daily, span } from '../calendar/calendars.ts';

const JUNE = span('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z');
const always = daily('UTC', ['00:00', '24:00']);

function up(key: string, site?: string): TargetTerms {
  const place = site === undefined ? {} : { segment: { site } };
  return targetTerms.parse({ key, kind: 'availability', objective: '99', ...place });
}

const calm = (key: string, site?: string): TargetTerms =>
  targetTerms.parse({
    ...{ key, kind: 'reliability', interruptions: 2 },
    ...(site !== undefined && { segment: { site } }),
  });

const all = up('all');
const berlin = up('berlin', 'Berlin');
const munich = up('munich', 'Munich');
const calmAll = calm('calm');
const calmBonn = calm('calm-bonn', 'Bonn');
const TARGETS = [all, berlin, munich, calmAll, calmBonn];

function counting(site: string | undefined, targets: readonly TargetTerms[]) {
  return targets
    .filter(isUpTarget)
    .filter((target) => countsFor(target, { site }, targets))
    .map(({ key }) => key);
}

describe('an outage counts', () => {
  it.each([
    { of: 'no site', site: undefined, for: ['all', 'berlin', 'munich', 'calm', 'calm-bonn'] },
    { of: 'Berlin', site: 'Berlin', for: ['berlin', 'calm'] },
    { of: 'Munich', site: 'Munich', for: ['munich', 'calm'] },
    { of: 'Bonn', site: 'Bonn', for: ['all', 'calm-bonn'] },
    { of: 'a site nobody named', site: 'Kiel', for: ['all', 'calm'] },
  ])('of $of for the most specific promises of each kind: $for', ({ site, for: keys }) => {
    expect(counting(site, TARGETS)).toEqual(keys);
  });

  it('of a site for everything where nothing is promised to a site', () => {
    expect(counting('Berlin', [all, calmAll])).toEqual(['all', 'calm']);
  });

  it('of another site for nothing where all is promised to one site', () => {
    expect(counting('Munich', [berlin])).toEqual([]);
  });

  it('for equals side by side', () => {
    const stricter = up('stricter', 'Berlin');
    expect(counting('Berlin', [all, berlin, stricter])).toEqual(['berlin', 'stricter']);
  });
});

describe('a promise to a site', () => {
  it('goes before that to everybody, of its own kind alone', () => {
    const keysBefore = (target: TargetTerms) =>
      isUpTarget(target) ? goingBefore(target, TARGETS).map(({ key }) => key) : null;
    expect(keysBefore(all)).toEqual(['berlin', 'munich']);
    expect(keysBefore(berlin)).toEqual([]);
    expect(keysBefore(calmAll)).toEqual(['calm-bonn']);
  });

  it('names the site', () => {
    expect(targetName(berlin)).toBe('Availability (site Berlin)');
    expect(targetSentence(berlin)).toBe('available at Berlin 99 % of the agreed time each month');
    expect(targetSentence(calmBonn)).toBe('at most 2 interruptions at Bonn each month');
    expect(targetName(all)).toBe('Availability');
  });

  it.each([
    [{ group: 'executives' }, '“group” does not belong here: an outage is felt at a place'],
    [{ site: 'Berlin', channel: 'phone' }, '“channel” does not belong here'],
  ])('cannot be one to %j', (segment, reason) => {
    const written = { key: 'up', kind: 'availability', objective: '99', segment };
    expect(targetTerms.safeParse(written).error?.message).toContain(reason);
  });
});

const SITES = [undefined, 'Berlin', 'Munich', 'Kiel'] as const;
const anOutage = fc.record({
  id: fc.uuid(),
  hour: fc.integer({ min: 0, max: 600 }),
  hours: fc.integer({ min: 1, max: 60 }),
  site: fc.constantFrom(...SITES),
  component: fc.constantFrom('imap', 'web'),
});

function downtime(target: TargetTerms, facts: Facts): number {
  const scene = { calendar: always, timeZone: 'UTC', asOf: JUNE.to, period: JUNE };
  const { attainment } = measureTarget({ ...scene, terms: target, facts });
  return attainment.of === 'time' ? attainment.downtimeMs : Number.NaN;
}

describe('whatever outages there were', () => {
  const targets = [all, berlin, munich];
  const outages = fc.array(anOutage, { maxLength: 12 }).map((drawn) =>
    drawn.map(({ hour, hours, site, ...rest }): Outage => {
      const from = JUNE.from + hour * HOUR;
      return { ...rest, from, to: from + hours * HOUR, ...(site !== undefined && { site }) };
    }),
  );

  it('no promise counts more than all of them together, and all promises no more than each once', () => {
    fc.assert(
      fc.property(outages, (drawn) => {
        const facts: Facts = { workItems: [], outages: drawn, exclusions: [] };
        const union = downtime(all, facts);
        const counted = targets.map((target) => feltBy(facts, target, targets));
        for (const [index, target] of targets.entries()) {
          const felt = counted[index];
          expect(felt && downtime(target, felt)).toBeLessThanOrEqual(union);
        }
        const times = (one: Outage) => counted.filter((felt) => felt.outages.includes(one)).length;
        for (const one of drawn) expect(times(one)).toBe(one.site === undefined ? 3 : 1);
      }),
    );
  });

  it('what does not count stands apart, and nothing is lost', () => {
    fc.assert(
      fc.property(outages, (drawn) => {
        const facts: Facts = { workItems: [], outages: drawn, exclusions: [] };
        for (const target of targets) {
          const felt = feltBy(facts, target, targets);
          const both = [...felt.outages, ...(felt.outagesElsewhere ?? [])];
          expect(both).toHaveLength(drawn.length);
          expect(new Set(both)).toEqual(new Set(drawn));
        }
      }),
    );
  });

  it('without a promise to a site all stay exactly as they were', () => {
    fc.assert(
      fc.property(outages, (drawn) => {
        const facts: Facts = { workItems: [], outages: drawn, exclusions: [] };
        expect(feltBy(facts, all, [all, calmAll])).toBe(facts);
      }),
    );
  });
});
