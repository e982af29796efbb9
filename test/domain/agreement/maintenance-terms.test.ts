import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src/domain/register/check-document.ts';
import { writePath } from '../../../src/domain/register/problem.ts';

const terms = {
  ...{ kind: 'SLA', customer: 'acme', provider: 'desk', services: ['mail'] },
  ...{ effective: { from: '2026-01-01' }, timeZone: 'Europe/Berlin', calendar: 'office' },
  targets: [{ key: 'up', kind: 'availability', objective: '99.9' }],
};

function mistakesIn(changes: Readonly<Record<string, unknown>>): readonly string[] {
  const written = { ...terms, ...changes };
  const { problems } = checkDocument({ kind: 'agreement', key: 'acme-mail', terms: written });
  return problems.map(({ path, message }) => `${writePath(path, written)}: ${message}`);
}

describe('what an agreement says about planned maintenance', () => {
  it.each([
    { notice: '5bd' },
    { notice: '72h calendar', capPerMonth: '8h' },
    { notice: '5bd', windows: { sat: [['22:00', '24:00']], sun: [['00:00', '06:00']] } },
    { notice: '5bd', windows: { 'sat-sun': [['02:00', '06:00']] }, capPerMonth: '4h' },
  ])('can be %j', (maintenance) => {
    expect(mistakesIn({ maintenance })).toEqual([]);
  });

  it('may be nothing at all', () => {
    expect(mistakesIn({})).toEqual([]);
  });

  it.each([
    [{ capPerMonth: '8h' }, 'maintenance.notice: `notice` is missing'],
    [{ notice: 'soon' }, 'maintenance.notice: “soon” is not a duration'],
    [{ notice: '5bd', windows: {} }, 'maintenance.windows: this never opens'],
    [{ notice: '5bd', windows: { sonday: [['02:00', '06:00']] } }, 'maintenance.windows.sonday'],
    [{ notice: '5bd', capPerMonth: '2bd' }, 'maintenance.capPerMonth: “2bd” is not a length'],
    [{ notice: '5bd', cap: '8h' }, 'maintenance.cap: '],
  ])('as %j is refused where it is wrong', (maintenance, expected) => {
    const mistakes = mistakesIn({ maintenance });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });

  it('stands beside a joint cap of credits, which is a percentage', () => {
    expect(mistakesIn({ creditCap: '50' })).toEqual([]);
    expect(mistakesIn({ creditCap: '150' })[0]).toContain('creditCap: “150” is not a percentage');
  });
});
