import { LAYOUT, type UnsealedRecord } from '../../../src/reports/negotiation-record/record.ts';
import { contentHash } from '../../../src/usecases/register/content-hash.ts';
import { tellDifferences } from '../../../src/usecases/register/words/tell-differences.ts';

const before = { name: 'Acme e-mail', effective: { from: '2026-01-01' }, note: 'as it was' };
const terms = {
  name: 'Acme e-mail',
  effective: { from: '2027-01-01' },
  note: 'a | pipe, `a tick`, “quotes”, Łódź, Αθήνα, Київ and 日本 ```json\n# no heading',
};
const hash = contentHash(terms);
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`;

type Step = UnsealedRecord['steps'][number];

function step(
  number: number,
  by: string,
  about: Pick<Step, 'deed' | 'content'> & Partial<Step>,
): Step {
  return { number, at: at(number), by, lines: [], hash, whole: true, ...about };
}

const fared = (objective: number) => (share: number | null) =>
  ({
    percent: share === null ? null : String(share),
    verdict: share === null ? 'no-data' : share < objective ? 'breached' : 'met',
  }) as const;

/** A record of a short negotiation in two rounds, as it is before it is sealed. */
export function aRecord(): UnsealedRecord {
  return {
    ...{ format: 'accord-negotiation-record/1', layout: LAYOUT },
    agreement: { key: 'acme-email', name: 'Acme e-mail', kind: 'SLA' },
    parties: { provider: 'Northwind Messaging', customer: 'Acme GmbH' },
    copyFor: 'Northwind Messaging',
    madeAt: at(20),
    timeZone: 'Europe/Berlin',
    standing: 'It is signed as revision 2, and takes effect on its date.',
    reason: 'Acme asks for faster answers.',
    urgent: false,
    before: { revision: 1, hash: contentHash(before), terms: before, whole: true },
    final: {
      ...{ hash, revision: 2, from: '2027-01-01', terms, whole: true },
      lines: tellDifferences({}, terms).map(({ what, after }) => ({ what, says: after ?? '–' })),
    },
    differences: [...tellDifferences(before, terms)],
    signatures: [
      { party: 'Northwind Messaging', name: 'Ben Okafor', insteadOf: null, at: at(4), hash },
      { party: 'Acme GmbH', name: 'Emma Schulz', insteadOf: 'Otto Kern', at: at(5), hash },
    ],
    consequences: [
      {
        title: 'The last 12 months',
        sentences: ['P1 response: 11 of 12 months met as it is, 9 of 12 as proposed.'],
        backTest: {
          labels: ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'],
          today: {
            objective: '90',
            points: [96, 94, 97, 99, 100, 98, 88.5, 95, 93, null, 97].map(fared(90)),
          },
          proposed: {
            objective: '95',
            points: [93, 91, 95, 97, 99, 95, 81.25, 92, 90, null, 95].map(fared(95)),
          },
        },
      },
    ],
    steps: [
      step(1, 'Anna Vogel', {
        ...{ deed: 'started the negotiation for Northwind Messaging', hash: null },
        content: { type: 'started' },
      }),
      step(2, 'Anna Vogel', {
        deed: 'sent an offer for Northwind Messaging, round 1',
        content: { type: 'offered', terms, hash },
        lines: ['Begins: 1 Jan 2027 (was: 1 Jan 2026)'],
      }),
      step(3, 'Emma Schulz', {
        deed: 'answered 2 terms of round 1',
        content: { type: 'answered' },
      }),
      step(4, 'Ben Okafor', { deed: 'signed', content: { type: 'signed', side: 'provider' } }),
      step(5, 'Emma Schulz', { deed: 'signed', content: { type: 'signed', side: 'customer' } }),
    ],
  };
}
