import { describe, expect, it } from 'vitest';
import { statusText } from '../../src/cli/status-text.ts';
import { HOUR, MINUTE } from '../../src/domain/calendar/instant.ts';
import { burnPairs } from '../../src/domain/compliance/burn-windows.ts';
import type { Figure } from '../../src/domain/target/figure.ts';
import { targetTerms } from '../../src/domain/target/target-terms.ts';
import type { AgreementStatus, TargetStatus } from '../../src/usecases/status/status-report.ts';

const at = (text: string) => Date.parse(text);
const PERIOD = { from: at('2016-03-31T22:00:00Z'), to: at('2016-04-30T22:00:00Z') };
const MAY = at('2016-05-02T10:00:00Z');

const UP: Figure = {
  period: PERIOD,
  verdict: 'breached',
  provisional: false,
  attainment: { of: 'time', agreedMs: 720 * HOUR, downtimeMs: 90 * MINUTE },
  percent: '99.791666',
  budget: { unit: 'ms', granted: 43 * MINUTE, spent: 90 * MINUTE, left: -47 * MINUTE },
  atRisk: [],
  missedItems: [],
};

const CONTINUOUS = { of: 'time', continuous: true } as const;
const terms = targetTerms.parse({ key: 'up', kind: 'availability', objective: '99.9' });

function told(
  figure: Partial<Figure>,
  asOf: number,
  other: Partial<AgreementStatus & TargetStatus> = {},
): readonly string[] {
  const target = {
    ...{ terms, objective: '99.9', period: PERIOD, figure: { ...UP, ...figure } },
    ...{ previous: null, previousSeal: null },
    ...other,
  };
  const agreement = {
    ...({ key: 'acme-email', name: 'E-mail', kind: 'SLA', revision: 2 } as const),
    ...{ customerKey: 'acme', customerName: 'Acme', providerName: 'Web' },
    ...{ serviceKeys: ['email'], serviceNames: ['E-mail'], timeZone: 'Europe/Berlin' },
    ...{ overDemand: null, overridden: [], targets: [target] },
    ...(other.overridden && { overridden: other.overridden }),
  };
  return statusText({ asOf, service: null, agreements: [agreement] }).split('\n');
}

describe('a status at a terminal', () => {
  it('names agreement and instant, verdict, promise, period and minutes', () => {
    const [head, verdict, reached, ...rest] = told({}, MAY);
    expect(head).toBe(
      'E-mail (acme-email, revision 2) for Acme, as of 2 May 2016, 12:00 (Europe/Berlin)',
    );
    expect(verdict).toMatch(/^ {2}Missed {6}Availability \(up\): .*99\.9 %/);
    expect(reached).toBe('              April 2016: 99.79 %, 1 h 30 min down of 720 h');
    expect(rest).toEqual([]);
  });

  it('says what a more specific promise counts instead, what is provisional, and what is used up too fast', () => {
    const overridden = [
      {
        ...{ targetKey: 'up', target: 'Availability', by: 'Availability' },
        ...{ agreementName: 'Nights', serviceNames: ['E-mail'] },
      },
    ];
    const window = { total: 60, bad: 6 };
    const [usual] = burnPairs({ periodMs: 720 * HOUR, objective: '99.9', subject: CONTINUOUS });
    if (!usual) throw new Error('There is no usual pair.');
    const rates = { factor: 14.4, longRate: 100, shortRate: 200, long: window, short: window };
    const burn = [{ name: '1h/5m', pair: usual, state: 'burning' as const, ...rates }];
    const text = told({}, MAY, { overridden, burn, previous: UP }).join(' ').replace(/ +/g, ' ');
    expect(text).toContain('For E-mail, Availability of Nights goes before Availability.');
    expect(text).toContain('before, provisional: Missed, April 2016');
    expect(text).toContain(
      'used up too fast: in the last hour 100 times, in the last 5 minutes 200',
    );
  });

  it.each([
    [-47 * MINUTE, '47 min of downtime too much'],
    [13 * MINUTE, '13 min of downtime left'],
    [0, 'no downtime left'],
    [20_000, '20 s of downtime left'],
  ])('while the period runs, %i ms left are told as “%s”', (left, words) => {
    const lines = told({ budget: { ...UP.budget, left } }, PERIOD.from + HOUR);
    expect(lines.at(-1)).toMatch(/April 2016 so far: /);
    expect(lines.at(-1)).toContain(`; ${words}`);
  });

  it('names what is at risk, the soonest first, and counts the rest', () => {
    const atRisk = ['14', '12', '13', '15'].map((day) => ({
      ...{ workItemKey: `INC${day}`, dueAt: at(`2016-04-${day}T08:00:00Z`) },
      ...{ remainingMs: HOUR, spentPercent: 80 },
    }));
    const text = told({ atRisk }, at('2016-04-11T00:00:00Z')).join('\n');
    expect(text.replace(/\s+/g, ' ')).toContain(
      'at risk now: INC12 due Tue 12 Apr 10:00, INC13 due Wed 13 Apr 10:00, INC14 due Thu 14 Apr 10:00, 1 more',
    );
  });

  it('counts cases, and says when there was nothing to judge', () => {
    const cases = {
      of: 'cases',
      met: 2,
      missed: 1,
      eligible: 3,
      open: 1,
      paused: 0,
      cancelled: 2,
    } as const;
    expect(told({ attainment: cases, percent: '66.666666' }, MAY).at(-1)).toContain(
      '66.66 %, 2 of 3 in time, 1 still open, 2 cancelled',
    );
    const none = { ...cases, met: 0, missed: 0, eligible: 0, cancelled: 0 };
    expect(told({ attainment: none, percent: null, verdict: 'no-data' }, MAY).at(-1)).toContain(
      'April 2016: nothing to judge yet, 1 still open',
    );
    expect(told({ percent: null, verdict: 'no-data' }, MAY).at(-1)).toContain(
      'no agreed service time',
    );
  });

  it('keeps within 100 columns', () => {
    const atRisk = Array.from({ length: 3 }, (_, index) => ({
      ...{ workItemKey: `A-VERY-LONG-WORK-ITEM-KEY-${index}`, dueAt: PERIOD.to },
      ...{ remainingMs: HOUR, spentPercent: 80 },
    }));
    expect(told({ atRisk }, PERIOD.from).every((line) => line.length <= 100)).toBe(true);
  });
});
