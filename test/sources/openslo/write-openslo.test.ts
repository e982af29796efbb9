import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { convertOpenSlo } from '../../../src/sources/openslo/convert-openslo.ts';
import { writeOpenSlo } from '../../../src/sources/openslo/write-openslo.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { DEMO_NOW, demoRegister } from '../../usecases/register/demo-files.ts';

const demo = demoRegister();

const REGISTER = demo.services.get('webshop');

function agreement(targets: string, more = '') {
  const text = `agreement: shop
kind: SLA
customer: acme
provider: web
services: [webshop]
effective: { from: 2026-02-17 }
timeZone: Europe/Berlin
calendar: around-the-clock
${more}targets:
${targets}`;
  const { revisions, problems } = planImport(demo, { files: [{ name: 'f', text }], now: DEMO_NOW });
  expect(problems).toEqual([]);
  const [revision] = revisions;
  if (revision?.kind !== 'agreement' || !REGISTER) throw new Error('The agreement was not read.');
  return revision.terms;
}

function write(targets: string, { more = '', calendar = 'around-the-clock' } = {}) {
  return writeOpenSlo({
    key: 'shop',
    terms: agreement(targets, more),
    services: REGISTER ? [REGISTER] : [],
    calendar: demo.calendars.get(calendar)?.at(-1)?.document ?? null,
  });
}

const KEPT = [
  "{ key: orders, kind: ratio, period: month, indicator: good-orders, objective: '99.5', hours: always }",
  "{ key: orders, kind: ratio, period: quarter, objective: '99.5', hours: always }",
  "{ key: orders, kind: ratio, period: year, objective: '99.5', hours: always }",
  "{ key: orders, kind: ratio, period: week, objective: '99.5', hours: always }",
  "{ key: orders, kind: ratio, period: rolling 28d, objective: '99.95', hours: always, atMost: '250' }",
  "{ key: orders, kind: ratio, objective: '99', hours: always, slice: 5m, sliceObjective: '97.5' }",
  "{ key: orders, kind: ratio, objective: '99', hours: always, atMost: '0.3', slice: 2h, sliceObjective: '90' }",
];

describe('an agreement as OpenSLO', () => {
  it.each(KEPT)('keeps %s, so that it is read again as the same', (target) => {
    const { text, notWritten } = write(`  - ${target}\n`);
    expect(notWritten).toEqual([]);
    const back = convertOpenSlo({
      files: [{ name: 'f', text }],
      given: {},
      knownServices: new Set(demo.services.keys()),
    });
    expect(back.refused).toEqual([]);
    const { revisions } = planImport(demo, { files: back.files, now: DEMO_NOW });
    const [first] = revisions;
    const expected = agreement(`  - ${target.replace('slice: 2h', 'slice: 120m')}\n`);
    const [wanted] = expected.targets;
    expect(first?.terms).toEqual({
      ...expected,
      targets: [
        {
          ...wanted,
          indicator: wanted && 'indicator' in wanted ? (wanted.indicator ?? 'orders') : 'orders',
        },
      ],
    });
  });

  it('names the service once and every promise', () => {
    const { text } = write(`  - ${KEPT[0]}\n  - ${KEPT[4]?.replace('key: orders', 'key: fast')}\n`);
    const objects = [...parseAllDocuments(text)].map((document) => Object(document.toJS()));
    expect(objects.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['Service', 'webshop'],
      ['SLO', 'shop-orders'],
      ['SLO', 'shop-fast'],
    ]);
  });

  it.each([
    [
      "{ key: up, kind: availability, objective: '99' }",
      'targets.up: OpenSLO has no counterpart of a promise of availability',
    ],
    [
      "{ key: up, kind: ratio, objective: '99', hours: always, unknown: bad }",
      'targets.up.unknown: OpenSLO knows no unknown events',
    ],
    [
      "{ key: up, kind: ratio, objective: '100', hours: always }",
      'targets.up.objective: OpenSLO wants less than 100 %',
    ],
    [
      "{ key: up, kind: ratio, objective: '99', hours: always, slice: 90s, sliceObjective: '9' }",
      'targets.up.slice: OpenSLO knows slices of whole minutes',
    ],
  ])('does not write %s and says why', (target, reason) => {
    const { text, notWritten } = write(`  - ${target}\n`);
    expect(text).toBe('');
    expect(notWritten.map(({ path, message }) => `${path}: ${message}`)).toEqual([reason]);
  });

  it('does not write what counts in the agreed hours only, unless those are all hours', () => {
    const target = "  - { key: up, kind: ratio, objective: '99' }\n";
    expect(write(target).notWritten).toEqual([]);
    expect(write(target, { calendar: 'office-de' }).notWritten[0]?.path).toBe('targets.up.hours');
  });

  it('names the terms of the agreement that it cannot say', () => {
    const more = 'report: { every: month }\nsupportedBy: [ola-infrastructure]\n';
    const { notWritten } = write(`  - ${KEPT[0]}\n`, { more });
    expect(notWritten.map(({ path }) => path)).toEqual(['report', 'supportedBy']);
  });
});
