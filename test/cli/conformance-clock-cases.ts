import type { Asked } from './conformance-cases.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const OFFICE = {
  timeZone: 'UTC',
  weekly: Object.fromEntries(DAYS.map((day) => [day, [['09:00', '17:00']]])),
};

type Told = readonly [at: string, type: string, actor: string, other?: object];

/** Clocks of work items in the week of Monday, 1 June 2026, worked out by hand. */
export const CLOCK_CASES: readonly (Asked & { readonly expect: unknown })[] = [
  {
    ...clock('not-started', { target: { kind: 'response', within: '1h' }, asOf: '1T10:00' }, [
      ['1T10:01', 'opened', 'customer'],
    ]),
    note: 'what is opened later is not seen yet',
    expect: {
      ...numbers('not-started', 0, 3600),
      dueAt: null,
      breachedAt: null,
      cycle: 1,
      ledger: [],
    },
  },
  {
    ...clock('attribution', { target: { kind: 'resolution', within: '20h' }, asOf: '2T10:00' }, [
      ['1T15:00', 'opened', 'customer'],
      ['1T16:00', 'paused', 'provider', { party: 'customer', reason: 'question' }],
      ['1T16:30', 'paused', 'provider', { party: 'supplier', reason: 'part' }],
      ['1T16:45', 'resumed', 'customer', { reason: 'question' }],
      ['1T16:50', 'excluded-from', 'provider', { reason: 'strike' }],
      ['1T18:00', 'excluded-to', 'provider', { reason: 'strike' }],
      ['2T09:30', 'resumed', 'supplier', { reason: 'part' }],
    ]),
    note: 'exclusion before closed before pause, and the first of two pauses',
    expect: {
      ...numbers('running', 5400, 66600),
      dueAt: at('4T12:30'),
      breachedAt: null,
      cycle: 1,
      ledger: [
        segment('1T15:00/1T16:00', 'counting'),
        segment('1T16:00/1T16:45', 'paused', { party: 'customer', reason: 'question' }),
        segment('1T16:45/1T16:50', 'paused', { party: 'supplier', reason: 'part' }),
        segment('1T16:50/1T18:00', 'excluded', { reason: 'strike' }),
        segment('1T18:00/2T09:00', 'closed'),
        segment('2T09:00/2T09:30', 'paused', { party: 'supplier', reason: 'part' }),
        segment('2T09:30/2T10:00', 'counting'),
      ],
    },
  },
  {
    ...clock(
      'resumed',
      { target: { kind: 'resolution', within: '4h', reopen: 'resume' }, asOf: '3T10:00' },
      [
        ['1T10:00', 'opened', 'customer'],
        ['1T11:00', 'resolved', 'provider'],
        ['3T09:00', 'reopened', 'customer'],
      ],
    ),
    note: 'reopened within three support days it goes on, and the time between does not count',
    expect: {
      ...numbers('running', 7200, 7200),
      dueAt: at('3T12:00'),
      breachedAt: null,
      cycle: 1,
      ledger: [
        segment('1T10:00/1T11:00', 'counting'),
        segment('1T11:00/3T09:00', 'stopped'),
        segment('3T09:00/3T10:00', 'counting'),
      ],
    },
  },
  {
    ...clock(
      'new-cycle',
      { target: { kind: 'resolution', within: '4h', reopenWithin: '1bd' }, asOf: '3T10:00' },
      [
        ['1T10:00', 'opened', 'customer'],
        ['1T11:00', 'resolved', 'provider'],
        ['3T09:00', 'reopened', 'customer'],
      ],
    ),
    note: 'reopened later than agreed it starts anew',
    expect: {
      ...numbers('running', 3600, 10800),
      dueAt: at('3T13:00'),
      breachedAt: null,
      cycle: 2,
      ledger: [
        segment('1T10:00/1T11:00', 'counting'),
        segment('1T11:00/3T09:00', 'stopped'),
        segment('3T09:00/3T10:00', 'counting'),
      ],
    },
  },
  {
    ...clock('update', { target: { kind: 'update', within: '2h' }, asOf: '1T12:30' }, [
      ['1T09:00', 'opened', 'customer'],
      ['1T10:00', 'replied', 'provider'],
      ['1T11:00', 'replied', 'customer'],
    ]),
    note: 'an update by the provider starts the next interval, one by the customer does not',
    expect: {
      ...numbers('missed', 9000, -1800),
      dueAt: at('1T12:00'),
      breachedAt: at('1T12:00'),
      cycle: 2,
      ledger: [segment('1T09:00/1T12:30', 'counting')],
    },
  },
  {
    ...clock('business-days', { target: { kind: 'resolution', within: '2bd' }, asOf: '5T12:00' }, [
      ['5T10:00', 'opened', 'customer'],
    ]),
    note: 'two business days from a Friday end on Tuesday evening',
    expect: {
      ...numbers('running', 7200, 75600),
      dueAt: at('9T17:00'),
      breachedAt: null,
      cycle: 1,
      ledger: [segment('5T10:00/5T12:00', 'counting')],
    },
  },
  {
    ...clock(
      'wall-clock',
      { target: { kind: 'response', within: '90m calendar' }, asOf: '2T09:00' },
      [
        ['1T16:30', 'opened', 'customer'],
        ['1T18:00', 'replied', 'provider'],
        ['1T18:00', 'replied', 'provider'],
      ],
    ),
    note: 'wall clock time is not closed at night, and a reply at the due instant is in time',
    expect: {
      ...numbers('met', 5400, 0),
      dueAt: at('1T18:00'),
      breachedAt: null,
      cycle: 1,
      ledger: [segment('1T16:30/1T18:00', 'counting')],
    },
  },
  {
    ...clock('cancelled', { target: { kind: 'resolution', within: '4h' }, asOf: '3T10:00' }, [
      ['1T10:00', 'opened', 'customer'],
      ['1T11:00', 'resolved', 'provider'],
      ['1T11:00', 'cancelled', 'provider', { reason: 'duplicate' }],
    ]),
    note: 'a cancellation outranks the stop of the same instant',
    expect: {
      ...numbers('cancelled', 3600, 10800),
      dueAt: at('1T14:00'),
      breachedAt: null,
      cycle: 1,
      ledger: [segment('1T10:00/1T11:00', 'counting')],
    },
  },
  {
    ...clock('weekend', { target: { kind: 'resolution', within: '2bd' }, asOf: '8T11:00' }, [
      ['4T10:00', 'opened', 'customer'],
      ['5T10:00', 'paused', 'provider', { party: 'customer' }],
      ['8T10:00', 'resumed', 'customer'],
    ]),
    note: 'of two business days one was used before the pause over the weekend',
    expect: {
      ...numbers('running', 32400, 50400),
      dueAt: at('9T17:00'),
      breachedAt: null,
      cycle: 1,
      ledger: [
        segment('4T10:00/4T17:00', 'counting'),
        segment('4T17:00/5T09:00', 'closed'),
        segment('5T09:00/5T10:00', 'counting'),
        segment('5T10:00/5T17:00', 'paused', { party: 'customer' }),
        segment('5T17:00/8T09:00', 'closed'),
        segment('8T09:00/8T10:00', 'paused', { party: 'customer' }),
        segment('8T10:00/8T11:00', 'counting'),
      ],
    },
  },
  {
    ...clock('stop-and-pause', { target: { kind: 'resolution', within: '4h' }, asOf: '2T09:00' }, [
      ['1T09:00', 'opened', 'customer'],
      ['1T11:00', 'paused', 'provider', { party: 'customer' }],
      ['1T11:00', 'resolved', 'provider'],
    ]),
    note: 'a stop outranks the pause of the same instant',
    expect: {
      ...numbers('met', 7200, 7200),
      dueAt: at('1T13:00'),
      breachedAt: null,
      cycle: 1,
      ledger: [segment('1T09:00/1T11:00', 'counting')],
    },
  },
  {
    ...clock(
      'fixed-point',
      { target: { kind: 'response', within: 'next business day 16:00' }, asOf: '5T18:00' },
      [
        ['5T16:30', 'opened', 'customer'],
        ['5T17:00', 'retracted', 'system', { retracts: 'e9' }],
        ['5T17:00', 'assigned', 'system', { holder: 'desk' }],
      ],
    ),
    note: 'a point on the next business day, and events that say nothing about it',
    expect: {
      ...numbers('running', 1800, 25200),
      dueAt: at('8T16:00'),
      breachedAt: null,
      cycle: 1,
      ledger: [segment('5T16:30/5T17:00', 'counting'), segment('5T17:00/5T18:00', 'closed')],
    },
  },
  {
    id: 'thanksgiving',
    note: 'a wait over a holiday costs nothing twice, and what the priority becomes moves no single promise',
    op: 'clock',
    calendar: { ...OFFICE, timeZone: 'America/New_York', holidays: ['2026-11-26'] },
    target: { kind: 'resolution', within: '4h' },
    events: [
      { id: 'd', at: '2026-11-27T16:00:00Z', type: 'resumed', actor: 'customer' },
      { id: 'a', at: '2026-11-25T20:00:00Z', type: 'opened', actor: 'customer', priority: 'P3' },
      { id: 'b', at: '2026-11-25T21:00:00Z', type: 'paused', actor: 'provider', party: 'customer' },
      { id: 'c', at: '2026-11-25T23:00:00Z', type: 'priority-changed', actor: 'provider' },
    ],
    asOf: '2026-11-27T16:30:00Z',
    expect: {
      ...numbers('running', 5400, 9000),
      dueAt: '2026-11-27T19:00:00Z',
      breachedAt: null,
      cycle: 1,
      ledger: [
        { from: '2026-11-25T20:00:00Z', to: '2026-11-25T21:00:00Z', kind: 'counting' },
        {
          ...{ from: '2026-11-25T21:00:00Z', to: '2026-11-25T22:00:00Z' },
          ...{ kind: 'paused', party: 'customer' },
        },
        { from: '2026-11-25T22:00:00Z', to: '2026-11-27T14:00:00Z', kind: 'closed' },
        {
          ...{ from: '2026-11-27T14:00:00Z', to: '2026-11-27T16:00:00Z' },
          ...{ kind: 'paused', party: 'customer' },
        },
        { from: '2026-11-27T16:00:00Z', to: '2026-11-27T16:30:00Z', kind: 'counting' },
      ],
    },
  },
];

type Asking = { readonly target: object; readonly asOf: string };

function clock(id: string, { target, asOf }: Asking, told: readonly Told[]) {
  const events = told.map(([when, type, actor, other], i) => {
    // The same event twice has the same id.
    const first = told.findIndex((each) => String(each) === String(told[i]));
    return { id: `e${first}`, at: at(when), type, actor, ...other };
  });
  return { id, op: 'clock', calendar: OFFICE, target, events: events.reverse(), asOf: at(asOf) };
}

function numbers(state: string, elapsedSeconds: number, remainingSeconds: number) {
  return { state, elapsedSeconds, remainingSeconds };
}

function segment(span: string, kind: string, cause: object = {}) {
  const [from = '', to = ''] = span.split('/');
  return { from: at(from), to: at(to), kind, ...cause };
}

function at(when: string): string {
  const [day = '', time = ''] = when.split('T');
  return `2026-06-${day.padStart(2, '0')}T${time}:00Z`;
}
