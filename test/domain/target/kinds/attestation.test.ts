import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../../src/domain/calendar/instant.ts';
import type { Sample } from '../../../../src/domain/measurement/sample.ts';
import { june } from '../../clock/work-items.ts';
import { JUNE, measure, OFFICE, objections, sample } from './measured.ts';

const PASSWORDS = { kind: 'attestation', objective: '75', every: '10d calendar' };

const joined = (subject: string, when: string) => sample(when, { of: 'joined', subject });
const attested = (subject: string, when: string) => sample(when, { of: 'attested', subject });
const left = (subject: string, when: string) => sample(when, { of: 'left', subject });
const earlier = (each: Sample, days: number): Sample => ({ ...each, at: JUNE.from - days * DAY });

function passwords(samples: readonly Sample[], asOf = JUNE.to, terms: object = {}) {
  return measure({ ...PASSWORDS, ...terms }, { samples }, { asOf });
}

describe('compliance with a policy', () => {
  it('is the share of subjects whose last attestation still holds', () => {
    const samples = [
      attested('ada', '1 00:00'),
      attested('ada', '25 00:00'),
      attested('bob', '21 00:00'),
      joined('eve', '1 00:00'),
    ];
    expect(passwords(samples)).toMatchObject({
      ...{ verdict: 'breached', percent: '66.666666', provisional: true, unfinished: false },
      attainment: { of: 'subjects', compliant: 2, lapsed: 1, eligible: 3 },
      budget: { unit: 'subjects', granted: 0, spent: 1, left: -1 },
      explanation: {
        subjects: [
          { subject: 'ada', compliant: true, until: june('25 00:00') + 10 * DAY },
          { subject: 'bob', compliant: true, until: june('21 00:00') + 10 * DAY },
          { subject: 'eve', compliant: false, attestedAt: null, until: null },
        ],
      },
    });
  });

  it.each([
    ['12 09:00', true],
    ['12 09:01', false],
  ])('holds until the very end of its time: at %s it is %s', (asOf, compliant) => {
    const figure = passwords([attested('ada', '2 09:00')], june(asOf));
    expect(figure.attainment).toMatchObject({ compliant: Number(compliant), eligible: 1 });
  });

  it('reaches back before the period', () => {
    const samples = [earlier(joined('ada', '1 00:00'), 90), earlier(attested('ada', '1 00:00'), 5)];
    expect(passwords(samples, june('3 00:00')).attainment).toMatchObject({ compliant: 1 });
    expect(passwords(samples, june('7 00:00')).attainment).toMatchObject({ lapsed: 1 });
  });

  it.each([
    [[joined('ada', '1 00:00')], 1],
    [[joined('ada', '1 00:00'), left('ada', '9 00:00')], 0],
    [[joined('ada', '1 00:00'), left('ada', '9 00:00'), joined('ada', '20 00:00')], 1],
    // Whoever leaves and joins at one instant has joined.
    [[joined('ada', '1 00:00'), joined('ada', '9 00:00'), left('ada', '9 00:00')], 1],
    [[left('ada', '9 00:00'), attested('ada', '10 00:00')], 0],
    [[attested('ada', '9 00:00')], 1],
    [[attested('ada', '9 00:00'), left('ada', '10 00:00')], 0],
  ])('binds whoever has joined and not left: %#', (samples, eligible) => {
    expect(passwords(samples).attainment).toMatchObject({ eligible });
  });

  it('begins with joining only where that is agreed', () => {
    const samples = [joined('ada', '25 00:00')];
    expect(passwords(samples).attainment).toMatchObject({ compliant: 0 });
    const terms = { joiningCounts: true };
    expect(passwords(samples, JUNE.to, terms).attainment).toMatchObject({ compliant: 1 });
  });

  it('can be asked for in business days', () => {
    // Two business days after Friday end on Tuesday at 17:00.
    const samples = [attested('ada', '5 12:00')];
    const seen = (asOf: string) =>
      measure({ ...PASSWORDS, every: '2bd' }, { samples }, { calendar: OFFICE, asOf: june(asOf) });
    expect(seen('9 17:00').attainment).toMatchObject({ compliant: 1 });
    expect(seen('9 17:01').attainment).toMatchObject({ compliant: 0 });
  });

  const four = ['a', 'b', 'c', 'd'].map((name) => joined(name, '1 00:00'));
  const attest = (...names: readonly string[]) => names.map((name) => attested(name, '2 00:00'));
  it.each([
    [attest('a', 'b', 'c', 'd'), '75', 'met'],
    // The one lapse that is allowed is there.
    [attest('a', 'b', 'c'), '75', 'at-risk'],
    // Whoever has lapsed can still attest before the period ends.
    [attest('a', 'b'), '75', 'at-risk'],
    [attest('a', 'b'), '100', 'at-risk'],
  ])('%# while the period runs', (samples, objective, verdict) => {
    const figure = passwords([...four, ...samples], june('5 00:00'), { objective });
    expect(figure).toMatchObject({ verdict, provisional: true, unfinished: true });
  });

  it('of nobody is no data', () => {
    expect(passwords([])).toMatchObject({ verdict: 'no-data', percent: null });
  });
});

describe('compliance throughout the period', () => {
  const THROUGHOUT = { judged: 'throughout' };

  it.each([
    [['1 00:00', '10 00:00', '20 00:00', '29 00:00'], 1],
    [['1 00:00', '11 00:00', '21 00:00'], 1],
    [['1 00:00', '12 00:00', '21 00:00'], 0],
    [['2 00:00', '12 00:00', '21 00:00'], 0],
  ])('with attestations on %j', (days, compliant) => {
    const samples = [joined('ada', '1 00:00'), ...days.map((day) => attested('ada', day))];
    const figure = passwords(samples, JUNE.to, THROUGHOUT);
    expect(figure.attainment).toMatchObject({ compliant, eligible: 1 });
  });

  it('counts those who left, for as long as they were bound', () => {
    const samples = [joined('ada', '1 00:00'), attested('ada', '1 00:00'), left('ada', '9 00:00')];
    const figure = passwords(samples, JUNE.to, THROUGHOUT);
    expect(figure.attainment).toMatchObject({ compliant: 1, eligible: 1 });
  });

  it('of everybody is lost with the first lapse', () => {
    const samples = [joined('ada', '1 00:00')];
    const terms = { ...THROUGHOUT, objective: '100' };
    expect(passwords(samples, june('2 00:00'), terms).verdict).toBe('breached');
  });
});

it('samples in any order and more than once give the same figure, of which the rows add up', () => {
  const event = fc.record({
    subject: fc.constantFrom('a', 'b', 'c'),
    of: fc.constantFrom('joined' as const, 'attested' as const, 'left' as const),
    day: fc.integer({ min: -20, max: 29 }),
  });
  const terms = fc.constantFrom({}, { judged: 'throughout' });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 15 }), terms, (events, other) => {
      const samples = events.map(
        ({ day, ...seen }, i): Sample => ({
          ...{ id: `${i}`, indicator: 'it', at: JUNE.from + day * DAY, ...seen },
        }),
      );
      const figure = passwords(samples, JUNE.to, other);
      expect(passwords([...samples.toReversed(), ...samples], JUNE.to, other)).toEqual(figure);
      const { explanation, attainment } = figure;
      const rows = explanation.of === 'subjects' ? explanation.subjects : [];
      const compliant = rows.filter((row) => row.compliant).length;
      expect(attainment).toMatchObject({ eligible: rows.length, compliant });
    }),
  );
});

it.each([
  [{ every: '30d' }, 'not a duration'],
  [{ objective: '101' }, 'between 0 and 100'],
  [{ judged: 'always' }, 'judged'],
  [{ within: '30d calendar' }, 'within'],
])('the terms of attestation refuse %j', (mistake, saying) => {
  expect(objections({ ...PASSWORDS, ...mistake })).toContain(saying);
});
