import { describe, expect, it } from 'vitest';
import { DEMO_START } from '../../../src/demo/demo-start.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { explainClocks } from '../../../src/usecases/explain/explain-clocks.ts';
import { tellClock } from '../../../src/usecases/explain/words/tell-clock.ts';
import type { Fullness } from '../../../src/usecases/explain/words/telling.ts';
import { timesIn } from '../../../src/usecases/explain/words/times.ts';
import { demoRegister } from '../../demo/northwind.ts';

const register = demoRegister();

type Told = {
  readonly agreement: string;
  readonly target: string;
  readonly fullness?: Fullness;
  readonly timeZone?: string;
};
type Step = readonly [at: string, event: Omit<WorkItemEvent, 'id' | 'at' | 'actor'>];

/** What is told about the clock of a work item to which these things happened, times in UTC. */
function tell(steps: readonly Step[], told: Told) {
  const events = steps.map(
    ([at, event], i): WorkItemEvent => ({
      ...event,
      id: `${i}`,
      at: parseInstant(`${at}:00Z`),
      actor: 'provider',
    }),
  );
  const item = { key: 'INC1', events };
  const { clocks } = explainClocks(register, {
    item,
    key: told.agreement,
    asOf: DEMO_START,
    inside: true,
    effective: [],
  });
  const clock = clocks.findLast(({ target }) => target.key === told.target);
  if (!clock) throw new Error(`There is no clock for ${told.target}.`);
  const times = timesIn(told.timeZone ?? 'Europe/Berlin', DEMO_START);
  const { heading, sentences, lists } = tellClock(clock, {
    times,
    fullness: told.fullness ?? 'full',
  });
  const [promise, hours, ...rest] = sentences;
  return { heading, promise, hours, rest, lines: lists.flatMap(({ lines }) => lines) };
}

const WAITING = { party: 'customer', reason: 'awaiting-customer' } as const;

describe('what a customer is told about a clock', () => {
  it('that waited for them over a weekend', () => {
    const told = tell(
      [
        ['2026-10-08T13:00', { type: 'opened', priority: 'P3' }],
        ['2026-10-09T09:00', { type: 'paused', ...WAITING }],
        ['2026-10-12T12:30', { type: 'resumed', ...WAITING }],
        ['2026-10-13T14:00', { type: 'resolved' }],
      ],
      { agreement: 'acme-email', target: 'p3-resolution' },
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "heading": "E-mail for Acme, P3 resolution: kept",
        "hours": "Time counts Mon–Thu 08:00–18:00, Fri 08:00–17:00 (Office hours in Berlin, Europe/Berlin, revision 1 of this calendar).",
        "lines": [
          "Thu 8 Oct 15:00 – 18:00: 3 h counted",
          "Thu 8 Oct 18:00 – Fri 9 Oct 08:00: 14 h closed: outside Mon–Thu 08:00–18:00, Fri 08:00–17:00",
          "Fri 9 Oct 08:00 – 11:00: 3 h counted",
          "Fri 9 Oct 11:00 – 17:00: 6 h paused, waiting for the customer (awaiting-customer)",
          "Fri 9 Oct 17:00 – Mon 12 Oct 08:00: 63 h closed: outside Mon–Thu 08:00–18:00, Fri 08:00–17:00",
          "Mon 12 Oct 08:00 – 14:30: 6 h 30 min paused, waiting for the customer (awaiting-customer)",
          "Mon 12 Oct 14:30 – 18:00: 3 h 30 min counted",
          "Mon 12 Oct 18:00 – Tue 13 Oct 08:00: 14 h closed: outside Mon–Thu 08:00–18:00, Fri 08:00–17:00",
          "Tue 13 Oct 08:00 – 16:00: 8 h counted",
          "Together 121 h = 17 h 30 min counted + 12 h 30 min paused + 91 h closed.",
        ],
        "promise": "Promised: 90 % of P3 tickets each month resolved within 18 support hours. This is revision 1 of the agreement, in force when the item was opened.",
        "rest": [
          "Started Thu 8 Oct 15:00, due Tue 13 Oct 16:30, resolved Tue 13 Oct 16:00.",
          "17 h 30 min of support time was used, 30 min left.",
        ],
      }
    `);
  });

  it('that was opened again', () => {
    const told = tell(
      [
        ['2026-10-08T13:00', { type: 'opened', priority: 'P1' }],
        ['2026-10-08T14:30', { type: 'resolved' }],
        ['2026-10-09T07:00', { type: 'reopened' }],
        ['2026-10-09T10:10', { type: 'resolved' }],
      ],
      { agreement: 'acme-email', target: 'p1-resolution' },
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "heading": "E-mail for Acme, P1 resolution: missed",
        "hours": "Time counts Mon–Thu 08:00–18:00, Fri 08:00–17:00 (Office hours in Berlin, Europe/Berlin, revision 1 of this calendar).",
        "lines": [
          "Thu 8 Oct 15:00 – 16:30: 1 h 30 min counted",
          "Thu 8 Oct 16:30 – Fri 9 Oct 09:00: 16 h 30 min stopped, until it was opened again",
          "Fri 9 Oct 09:00 – 12:10: 3 h 10 min counted",
          "Together 21 h 10 min = 4 h 40 min counted + 16 h 30 min stopped.",
        ],
        "promise": "Promised: 90 % of P1 tickets each month resolved within 4 support hours. This is revision 1 of the agreement, in force when the item was opened.",
        "rest": [
          "Started Thu 8 Oct 15:00, due Fri 9 Oct 11:30, resolved Fri 9 Oct 12:10.",
          "4 h 40 min of support time was used: 40 min too late.",
          "It was opened again: the time in between does not count, and what was used before is kept.",
        ],
      }
    `);
  });

  it('that was opened again long after it had been resolved', () => {
    const told = tell(
      [
        ['2026-10-08T13:00', { type: 'opened', priority: 'P1' }],
        ['2026-10-08T14:30', { type: 'resolved' }],
        ['2026-10-30T07:00', { type: 'reopened' }],
        ['2026-10-30T10:10', { type: 'resolved' }],
      ],
      { agreement: 'acme-email', target: 'p1-resolution' },
    );
    expect(told.heading).toMatchInlineSnapshot(
      `"E-mail for Acme, P1 resolution (run 2 of 2): kept"`,
    );
    expect(told.rest).toMatchInlineSnapshot(`
      [
        "Started Fri 30 Oct 08:00, due Fri 30 Oct 12:00, resolved Fri 30 Oct 11:10.",
        "3 h 10 min of support time was used, 50 min left.",
        "This run began anew: what the runs before it used does not count.",
      ]
    `);
  });

  it('that ran through the night in which the clocks went back', () => {
    const told = tell(
      [
        ['2026-10-24T20:00', { type: 'opened', priority: 'P1' }],
        ['2026-10-25T05:00', { type: 'resolved' }],
      ],
      { agreement: 'acme-webshop', target: 'p1-resolution' },
    );
    expect(told).toMatchInlineSnapshot(`
      {
        "heading": "Web shop for Acme, P1 resolution: missed",
        "hours": "Time counts around the clock (Europe/Berlin, revision 1 of this calendar).",
        "lines": [
          "Sat 24 Oct 22:00 – Sun 25 Oct 06:00: 9 h counted (the clocks went back by 1 h)",
          "Together 9 h = 9 h counted.",
        ],
        "promise": "Promised: 90 % of P1 tickets each month resolved within 4 support hours. This is revision 1 of the agreement, in force when the item was opened.",
        "rest": [
          "Started Sat 24 Oct 22:00, due Sun 25 Oct 02:00, resolved Sun 25 Oct 06:00.",
          "9 h of support time was used: 5 h too late.",
        ],
      }
    `);
  });

  it('that ran over Christmas, in short', () => {
    const told = tell(
      [
        ['2025-12-22T13:00', { type: 'opened', priority: 'P4' }],
        ['2025-12-23T09:00', { type: 'paused', party: 'supplier', reason: 'awaiting-supplier' }],
        ['2026-01-05T14:00', { type: 'resolved' }],
      ],
      { agreement: 'acme-email', target: 'p4-resolution', fullness: 'folded' },
    );
    expect(told.rest).toMatchInlineSnapshot(`
      [
        "Started Mon 22 Dec 2025 14:00, due Fri 2 Jan 14:00, resolved Mon 5 Jan 15:00.",
        "50 h of support time was used: 10 h too late.",
        "It waited for the supplier (awaiting-supplier), which does not pause this clock: that time counted.",
      ]
    `);
    expect(told.lines).toMatchInlineSnapshot(`
      [
        "Mon 22 Dec 2025 14:00 – Mon 5 Jan 15:00: 50 h counted; 5 nights, 2 weekends and 5 holidays (agreed days, 1. Weihnachtstag, 2. Weihnachtstag, Neujahr) closed, 287 h together",
        "Together 337 h = 50 h counted + 167 h closed + 120 h holidays.",
      ]
    `);
  });

  it('that still waits, told to somebody in New York', () => {
    const told = tell(
      [
        ['2026-11-12T13:00', { type: 'opened', priority: 'P3' }],
        ['2026-11-13T09:00', { type: 'paused', ...WAITING }],
      ],
      { agreement: 'acme-email', target: 'p3-resolution', timeZone: 'America/New_York' },
    );
    expect(told.rest).toMatchInlineSnapshot(`
      [
        "Started Thu 12 Nov 08:00, without a due date while it is paused, not resolved yet.",
        "6 h of support time is used so far, 12 h left once it goes on.",
      ]
    `);
    expect(told.lines).toMatchInlineSnapshot(`
      [
        "Thu 12 Nov 08:00 – 12:00: 4 h counted",
        "Thu 12 Nov 12:00 – Fri 13 Nov 02:00: 14 h closed: outside Mon–Thu 08:00–18:00, Fri 08:00–17:00",
        "Fri 13 Nov 02:00 – 04:00: 2 h counted",
        "Fri 13 Nov 04:00 – 11:00: 7 h paused, waiting for the customer (awaiting-customer)",
        "Fri 13 Nov 11:00 – Mon 16 Nov 02:00: 63 h closed: outside Mon–Thu 08:00–18:00, Fri 08:00–17:00",
        "Mon 16 Nov 02:00 – 03:40: 1 h 40 min paused, waiting for the customer (awaiting-customer)",
        "Together 91 h 40 min = 6 h counted + 8 h 40 min paused + 77 h closed.",
      ]
    `);
  });

  it('that missed its promise before it was given another priority', () => {
    const told = tell(
      [
        ['2026-10-08T07:00', { type: 'opened', priority: 'P1' }],
        ['2026-10-08T12:30', { type: 'priority-changed', priority: 'P3' }],
        ['2026-10-08T13:00', { type: 'resolved' }],
      ],
      { agreement: 'acme-email', target: 'p1-resolution' },
    );
    expect(told.heading).toMatchInlineSnapshot(`"E-mail for Acme, P1 resolution: missed"`);
    expect(told.rest).toMatchInlineSnapshot(`
      [
        "Started Thu 8 Oct 09:00, due Thu 8 Oct 13:00, given another priority Thu 8 Oct 14:30.",
        "5 h 30 min of support time was used: 1 h 30 min too late.",
        "The item has another priority by now; what it had missed as P1 until then stays missed.",
      ]
    `);
  });
});
