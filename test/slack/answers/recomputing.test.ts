import { expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { statusAnswer } from '../../../src/slack/answers/status-answer.ts';
import { homeBlocks } from '../../../src/slack/home/home-blocks.ts';
import { doneView } from '../../../src/slack/interactions/import/import-view.ts';
import { clockWords } from '../../../src/slack/wording/clock-words.ts';
import type { AgreementStatus } from '../../../src/usecases/status/status-report.ts';

const asOf = parseInstant('2026-06-21T12:00:00Z');
const clock = clockWords('UTC', asOf);
const AGREEMENT: AgreementStatus = {
  ...{ key: 'acme', name: 'E-mail for Acme', kind: 'SLA', revision: 1, timeZone: 'UTC' },
  ...{ customerKey: 'acme', customerName: 'Acme', providerName: 'Desk' },
  ...{ serviceKeys: ['email'], serviceNames: ['E-mail'] },
  ...{ overDemand: null, overridden: [], targets: [] },
};
const RECOMPUTING = { agreements: 2, workItems: 12_400 };
const SAYS =
  'The clocks of 2 agreements are being recomputed after a change: 12,400 work items are left.';

it('a status, the Home tab and the answer to an import say what is still being recomputed', () => {
  const place = { kind: 'private', channel: false } as const;
  const steps = {
    openToAll: false,
    forStaff: true,
    mayWrite: false,
    missing: [],
    missingSides: [],
  };
  const shown = (recomputing: typeof RECOMPUTING | undefined) => {
    const some = recomputing && { recomputing };
    const report = { asOf, service: null, agreements: [AGREEMENT], ...some };
    const mine = { asOf, services: [], atRisk: [], alerts: [], recomputing };
    return [
      statusAnswer({ report, query: { page: 0 }, clock, place }).blocks,
      homeBlocks({ mine, steps, waiting: [], maintenance: [], watch: null, clock, help: [] }),
      doneView({ problems: [], changes: [], applied: true, past: [], movedClocks: null, ...some })
        .blocks,
    ].map((blocks) => JSON.stringify(blocks).includes(SAYS));
  };
  expect(shown(RECOMPUTING)).toEqual([true, true, true]);
  expect(shown(undefined)).toEqual([false, false, false]);
});
