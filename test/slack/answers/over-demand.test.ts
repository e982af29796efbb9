import { expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { overDemandOf } from '../../../src/domain/target/over-demand.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { agreementBlocks } from '../../../src/slack/answers/agreement-blocks.ts';
import { clockWords } from '../../../src/slack/wording/clock-words.ts';
import type { AgreementStatus } from '../../../src/usecases/status/status-report.ts';
import { event } from '../../domain/clock/work-items.ts';
import { JUNE, measure } from '../../domain/target/kinds/measured.ts';

const asOf = JUNE.from + 20 * DAY;
const WRITTEN = { kind: 'volume', capacity: 2 };

function status(tickets: number): AgreementStatus {
  const workItems = Array.from({ length: tickets }, (_, i) => ({
    key: `T${i}`,
    events: [event('opened', `${i + 1} 10:00`)],
  }));
  const terms = targetTerms.parse({ key: 'it', ...WRITTEN });
  const figure = measure(WRITTEN, { workItems }, { asOf });
  return {
    ...{ key: 'acme', name: 'E-mail for Acme', kind: 'SLA', revision: 1, timeZone: 'UTC' },
    ...{ customerKey: 'acme', customerName: 'Acme', providerName: 'Desk' },
    ...{ serviceKeys: ['email'], serviceNames: ['E-mail'] },
    overDemand: overDemandOf([{ terms, figure }]),
    overridden: [
      {
        ...{ targetKey: 'demand', target: 'Demand', by: 'Demand', agreementName: 'Nights' },
        serviceNames: ['E-mail'],
      },
    ],
    targets: [{ terms, objective: '2', period: JUNE, figure, previous: null, previousSeal: null }],
  };
}

const shown = (tickets: number) =>
  JSON.stringify(agreementBlocks(status(tickets), { asOf, clock: clockWords('UTC', asOf) }));

it('a status says when the agreement’s other promises are outside the agreed demand', () => {
  const text = shown(3);
  expect(text).toContain('More was asked for than agreed (3 of 2)');
  expect(text).toContain('outside the agreed demand');
  expect(text).toContain('*Missed* – Demand of up to 2 tickets');
  expect(text).toContain('1 request too many');
  expect(text).toContain('For E-mail, Demand of Nights goes before Demand.');
  expect(shown(2)).not.toContain('outside the agreed demand');
});
