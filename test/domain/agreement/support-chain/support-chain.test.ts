import { describe, expect, it } from 'vitest';
import {
  type ChainNode,
  linesOf,
  supportChain,
} from '../../../../src/domain/agreement/support-chain/support-chain.ts';
import { parseInstant } from '../../../../src/domain/calendar/instant.ts';
import { chainScene } from '../../../../src/usecases/agreement/chain-scene.ts';
import { registerOf } from '../../../usecases/agreement/register.ts';

/** Friday noon in Berlin. */
const NOW = parseInstant('2026-11-20T11:00:00Z');

const START = `
party: acme
kind: customer
name: Acme
---
party: desk
kind: provider
name: Service desk
---
party: hoster
kind: supplier
name: Hoster
---
service: email
name: E-mail
provider: desk
dependsOn: [network]
---
service: network
name: Network
provider: desk
---
calendar: always
timeZone: Europe/Berlin
weekly: { mon-sun: [['00:00', '24:00']] }
---
calendar: office
timeZone: Europe/Berlin
weekly: { mon-fri: [['09:00', '17:00']] }
`;

type Written = {
  readonly key: string;
  readonly kind?: string;
  readonly calendar?: string;
  readonly targets: readonly string[];
  readonly more?: string;
  readonly services?: string;
  readonly dates?: string;
};

function agreement({ key, kind = 'SLA', targets, ...rest }: Written): string {
  const { calendar = 'office', more = '', services = 'email' } = rest;
  const { dates = '{ from: 2026-01-01 }' } = rest;
  return `---
agreement: ${key}
kind: ${kind}
customer: ${kind === 'SLA' ? 'acme' : 'desk'}
provider: ${kind === 'UC' ? 'hoster' : 'desk'}
services: [${services}]
effective: ${dates}
timeZone: Europe/Berlin
calendar: ${calendar}
${more}
targets:
${targets.map((target) => `  - { ${target} }`).join('\n')}
`;
}

const P1 = (within: string, attainment = '95') =>
  `key: p1, kind: resolution, priority: P1, within: ${within}, attainment: '${attainment}'`;
const UP = (objective: string) => `key: up, kind: availability, objective: '${objective}'`;

function chainOf(...agreements: readonly Written[]) {
  const text = START + agreements.map(agreement).join('');
  const register = registerOf(text, NOW);
  const top = register.agreements.get('sla')?.at(-1);
  if (!top) throw new Error('There is no SLA.');
  return supportChain(chainScene(register, NOW), top);
}

function sentences(node: ChainNode, standing: string) {
  return linesOf(node)
    .filter((line) => line.standing === standing)
    .map(({ sentence }) => sentence);
}

describe('times along the chain', () => {
  it('4 h around the clock on 4 h Monday to Friday is impossible from Friday 13:00', () => {
    const { top, standing } = chainOf(
      { key: 'sla', calendar: 'always', targets: [P1('4h')], more: 'supportedBy: [uc]' },
      { key: 'uc', kind: 'UC', targets: [P1('4h')] },
    );
    expect(standing).toBe('gap');
    const [gap = ''] = sentences(top, 'gap');
    expect(gap).toContain(
      'P1 resolution: 4 support hours (around the clock) rests on 4 support hours (Mon–Fri 09:00–17:00): impossible from Fri 20 Nov 2026, 13:00.',
    );
    // The weekend on which the clocks go back is an hour longer than any other.
    expect(gap).toContain('what starts Fri 29 Oct 2027, 13:00 is due Fri 29 Oct 2027, 17:00');
    expect(gap).toContain('may take until Mon 1 Nov 2027, 09:00.');
  });

  it('the hand-over is taken from the slack', () => {
    const spare = (more: string) =>
      sentences(
        chainOf(
          { key: 'sla', targets: [P1('4h')], more: `supportedBy: [ola]\n${more}` },
          { key: 'ola', kind: 'OLA', targets: [P1('3h')] },
        ).top,
        'carries',
      );
    expect(spare('')).toEqual([
      'P1 resolution: 4 support hours rests on 3 support hours: 1 h to spare',
    ]);
    expect(spare('handOver: 20m')).toEqual([
      'P1 resolution: 4 support hours rests on 20 support minutes for the hand-over and 3 support hours: 40 min to spare',
    ]);
  });

  it('what is kept less often below is a gap of its own', () => {
    const { top } = chainOf(
      { key: 'sla', targets: [P1('4h')], more: 'supportedBy: [ola]' },
      { key: 'ola', kind: 'OLA', targets: [P1('3h', '90')] },
    );
    expect(sentences(top, 'gap')).toEqual([
      'P1 resolution: 95 % in time rests on 90 % in time: too seldom',
    ]);
  });

  it('what is said to be carried has to be promised below; what is not said is only noted', () => {
    const ola: Written = { key: 'ola', kind: 'OLA', targets: [UP('99.9')] };
    const named = chainOf(
      { key: 'sla', targets: [P1('4h')], more: 'supportedBy: [{ agreement: ola, carries: [p1] }]' },
      ola,
    );
    expect(sentences(named.top, 'gap')[0]).toContain('nothing like it is promised or measured');
    const unnamed = chainOf({ key: 'sla', targets: [P1('4h')], more: 'supportedBy: [ola]' }, ola);
    expect(sentences(unnamed.top, 'gap')).toEqual([]);
    expect(sentences(unnamed.top, 'note')).toContain('Everything here rests on Service desk alone');
  });

  it('a redundant one that is too slow is covered by one that is not', () => {
    const { top } = chainOf(
      {
        key: 'sla',
        targets: [P1('4h')],
        more: 'supportedBy: [{ agreement: a, redundant: true }, { agreement: b, redundant: true }]',
      },
      { key: 'a', kind: 'OLA', targets: [P1('5h')] },
      { key: 'b', kind: 'UC', targets: [P1('3h')] },
    );
    expect(sentences(top, 'gap')).toEqual([]);
    expect(sentences(top, 'caution').join()).toContain('Another one stands in for it.');
  });
});

describe('availability along the chain', () => {
  const over = (more: string) =>
    chainOf(
      { key: 'sla', targets: [UP('99.9')], more },
      { key: 'a', kind: 'OLA', targets: [UP('99.95')] },
      { key: 'b', kind: 'UC', targets: [UP('99.94')] },
    )
      .top.together.filter(({ about }) => about === 'availability')
      .map(({ standing, sentence }) => `${standing}: ${sentence}`);

  it('in series is the product, exactly', () => {
    expect(over('supportedBy: [a]')[0]).toMatch(/^carries: .* rests on 99.95 %: 5 min 2 s a month/);
    expect(over('supportedBy: [a, b]')[0]).toMatch(
      /^gap: Availability: 99.9 % rests on 99.95 % × 99.94 % = 99.89003 %: impossible/,
    );
  });

  it('in parallel is down only while all are', () => {
    const both = '[{ agreement: a, redundant: true }, { agreement: b, redundant: true }]';
    expect(over(`supportedBy: ${both}`)[0]).toMatch(
      /^carries: Availability: 99.9 % rests on \(99.95 % or 99.94 %\) = 99.99997 %/,
    );
  });

  it('is not promised at all outside the hours below', () => {
    const { top } = chainOf(
      { key: 'sla', calendar: 'always', targets: [UP('99')], more: 'supportedBy: [a]' },
      { key: 'a', kind: 'OLA', targets: [UP('99.9')] },
    );
    expect(sentences(top, 'gap')).toEqual([
      'Availability: promised around the clock, but below only Mon–Fri 09:00–17:00: nothing is promised from Fri 20 Nov 2026, 17:00',
    ]);
  });
});

describe('the tree', () => {
  it('reaches the agreements of the services depended on, and says when there are none', () => {
    const alone = chainOf({ key: 'sla', targets: [P1('4h')] });
    expect(sentences(alone.top, 'caution')).toEqual([
      'It depends on Network, for which no OLA and no contract is in force',
    ]);
    const { top } = chainOf(
      { key: 'sla', targets: [P1('4h')] },
      { key: 'lan', kind: 'OLA', targets: [P1('5h')], services: 'network' },
    );
    expect(top.below.map(({ agreement: { key }, forService }) => [key, forService])).toEqual([
      ['lan', 'network'],
    ]);
    expect(sentences(top, 'gap')).toHaveLength(1);
  });

  it('sees what begins later as it will be on its first day', () => {
    const dates = '{ from: 2027-01-01 }';
    const sla = { key: 'sla', targets: [P1('4h')], dates };
    const lan = { key: 'lan', kind: 'OLA', targets: [P1('1h')], services: 'network', dates };
    expect(sentences(chainOf(sla, lan).top, 'caution').join()).not.toContain('Network');
    const named = { ...sla, more: 'supportedBy: [lan]' };
    expect(sentences(chainOf(named, lan).top, 'caution').join()).not.toContain('Network');
  });

  it('tells an agreement once with what is below it', () => {
    const { top } = chainOf(
      { key: 'sla', targets: [P1('4h')], more: 'supportedBy: [a, b]' },
      { key: 'a', kind: 'OLA', targets: [P1('4h')], more: 'supportedBy: [b]' },
      { key: 'b', kind: 'OLA', targets: [P1('4h')], more: 'supportedBy: [uc]' },
      { key: 'uc', kind: 'UC', targets: [P1('4h')] },
    );
    const [a, b] = top.below;
    expect(a?.below[0]?.below[0]?.agreement.key).toBe('uc');
    expect(b).toMatchObject({ repeated: true, below: [] });
  });

  it.each([
    ['{ from: 2026-01-01, to: 2026-12-31 }', '{ from: 2026-01-01, to: 2026-11-30 }', 'gap'],
    ['{ from: 2026-01-01, to: 2026-12-31 }', '{ from: 2026-01-01, to: 2026-12-31 }', 'carries'],
    ['{ from: 2026-01-01 }', '{ from: 2026-01-01, to: 2029-12-31 }', 'gap'],
    ['{ from: 2026-01-01 }', '{ from: 2026-12-01 }', 'gap'],
    [
      '{ from: 2026-01-01, to: 2026-12-31, renewal: { kind: tacit, term: P1Y, notice: P3M } }',
      '{ from: 2026-01-01, to: 2026-12-31 }',
      'gap',
    ],
    [
      '{ from: 2026-01-01, to: 2026-12-31, renewal: { kind: tacit, term: P1Y, notice: P1M } }',
      '{ from: 2026-01-01, to: 2026-12-31 }',
      'caution',
    ],
  ])('an SLA %s on a contract %s is a %s', (above, below, standing) => {
    const chain = chainOf(
      { key: 'sla', targets: [P1('4h')], more: 'supportedBy: [uc]', dates: above },
      { key: 'uc', kind: 'UC', targets: [P1('3h')], dates: below },
      { key: 'lan', kind: 'OLA', targets: [P1('3h')], services: 'network' },
    );
    expect(chain.standing).toBe(standing);
  });

  it('a promise to a site rests on those to the same site, else on those to everybody', () => {
    const AT = (site: string, objective: string) =>
      `key: up-${site.toLowerCase()}, kind: availability, objective: '${objective}', segment: { site: ${site} }`;
    const below = (...targets: readonly string[]) =>
      chainOf(
        { key: 'sla', targets: [AT('Berlin', '99')], more: 'supportedBy: [ola]' },
        { key: 'ola', kind: 'OLA', targets },
      );
    const bound = (...targets: readonly string[]) =>
      ['carries', 'gap'].flatMap((each) => sentences(below(...targets).top, each)).join();
    expect(bound(UP('99.5'))).toContain('Availability (site Berlin): 99 % rests on 99.5 %');
    expect(bound(UP('99.5'), AT('Berlin', '98'))).toContain('99 % rests on 98 %: impossible');
    expect(bound(AT('Bonn', '99.9'))).not.toContain('rests on');
    const whole = chainOf(
      { key: 'sla', targets: [UP('99')], more: 'supportedBy: [ola]' },
      { key: 'ola', kind: 'OLA', targets: [AT('Berlin', '99.9')] },
    );
    expect(sentences(whole.top, 'carries').join()).not.toContain('rests on');
  });
});
