import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementTerms } from '../../../src/domain/agreement/agreement-terms.ts';
import { changedTargets } from '../../../src/domain/consequence/changed-targets.ts';
import { readProposal } from '../../../src/domain/consequence/read-proposal.ts';
import { AccordError } from '../../../src/domain/error.ts';

const base = agreementTerms.parse({
  ...{ kind: 'SLA', customer: 'acme', provider: 'it', services: ['email'], timeZone: 'UTC' },
  ...{ calendar: 'office', effective: { from: '2026-01-01' } },
  targets: [
    { key: 'up', kind: 'availability', objective: '99.9' },
    { key: 'quick', kind: 'response', priority: 'P1', within: '1h', attainment: '95' },
  ],
  credits: [{ target: 'up', tiers: [['99.9', '5']], fee: { amount: '100', currency: 'EUR' } }],
});
const read = (draft: Readonly<Record<string, unknown>>) => readProposal({ key: 'a', base }, draft);
const [up, quick] = base.targets;

describe('what can be read of terms that are being written', () => {
  it('is everything where nothing is wrong', () => {
    const draft = { ...base, targets: [{ ...up, objective: '99' }] };
    expect(read({ agreement: 'a', ...draft })).toEqual(draft);
  });

  it('leaves a promise that cannot be read as it is today, and takes the others', () => {
    const { targets } = read({
      ...base,
      targets: [
        { ...up, objective: 'high' },
        { ...quick, within: '2h' },
        { key: 'new', kind: 'odd' },
      ],
    });
    expect(targets).toMatchObject([
      { key: 'up', objective: '99.9' },
      { key: 'quick', within: '2h' },
    ]);
  });

  it('leaves what is missing and needed as it is today', () => {
    const { calendar, timeZone, ...rest } = base;
    expect(read(rest)).toEqual({ ...rest, calendar, timeZone });
  });

  it('leaves out what no agreement has', () => {
    expect(read({ ...base, colour: 'blue' })).toEqual(base);
  });

  it('reads whatever is typed, or says in a sentence that it cannot', () => {
    const typed = fc.dictionary(fc.constantFrom(...Object.keys(base), 'odd'), fc.jsonValue());
    fc.assert(
      fc.property(typed, (change) => {
        expect(agreementTerms.safeParse(read({ ...base, ...change })).success).toBe(true);
        expect(() => readProposal({ key: 'a', base: null }, change)).toThrow(AccordError);
      }),
    );
  });
});

describe('which promises change', () => {
  it.each([
    ['one of which a number changes', { targets: [{ ...up, objective: '99' }, quick] }, ['up']],
    ['one that is new', { targets: [up, quick, { ...quick, key: 'more' }] }, ['more']],
    [
      'the one to everybody with one to a site',
      { targets: [up, quick, { ...up, key: 'berlin', segment: { site: 'Berlin' } }] },
      ['up', 'berlin'],
    ],
    ['one that goes', { targets: [up] }, ['quick']],
    ['none where only their order changes', { targets: [quick, up] }, []],
    ['none where something else changes', { description: 'x' }, []],
    ['all of them with the calendar', { calendar: 'always' }, ['up', 'quick']],
    ['those kept case by case with the support hours', { support: 'always' }, ['quick']],
    ['all of them with the services', { services: ['email', 'chat'] }, ['up', 'quick']],
  ])('%s', (_, change, keys) => {
    const changed = changedTargets(base, read({ ...base, ...change }));
    expect(changed.map(({ key, promised }) => [key, promised])).toEqual(
      keys.map((key) => [key, true]),
    );
  });

  it('one of which only the credits change is not promised otherwise', () => {
    const changed = changedTargets(base, read({ ...base, credits: [] }));
    expect(changed).toMatchObject([{ key: 'up', promised: false, credit: { after: null } }]);
  });

  it('all of a new agreement', () => {
    expect(changedTargets(null, base).map(({ before }) => before)).toEqual([null, null]);
  });
});
