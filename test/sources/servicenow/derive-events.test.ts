import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { deriveWorkItem } from '../../../src/sources/servicenow/derive-events.ts';
import type { Row } from '../../../src/sources/servicenow/row.ts';

/** minute modCount state priority */
type Update = readonly [minute: number, modCount: number, state: string, priority?: string | null];

function row([minute, modCount, state, priority = 'P3']: Update): Row {
  return {
    number: 'INC1',
    modCount,
    updatedAt: minute * MINUTE,
    openedAt: 0,
    state,
    priority,
    line: modCount + 2,
  };
}

function told(updates: readonly Update[]): readonly string[] {
  const item = deriveWorkItem(updates.map(row));
  return typeof item === 'string' ? [item] : item.events.map(sentence);
}

function sentence({ at, type, actor, party, reason, priority }: WorkItemEvent): string {
  return [`${at / MINUTE} ${type}`, actor === 'provider' ? '' : actor, party, reason, priority]
    .filter(Boolean)
    .join(' ');
}

type Story = { readonly name: string; readonly updates: readonly Update[]; readonly says: string };

const STORIES: readonly Story[] = [
  {
    name: 'the first update after the creation is the reply',
    updates: [
      [7, 0, 'New'],
      [30, 1, 'Active'],
      [40, 2, 'Active'],
    ],
    says: '0 opened customer P3 | 30 replied',
  },
  {
    name: 'an incident whose first row is not the creation was replied to by that row',
    updates: [
      [12, 4, 'Active'],
      [30, 5, 'Active'],
    ],
    says: '0 opened customer P3 | 12 replied',
  },
  {
    name: 'the first Resolved resolves and Closed after it says nothing',
    updates: [
      [1, 0, 'New'],
      [5, 1, 'Resolved'],
      [9, 2, 'Resolved'],
      [99, 3, 'Closed'],
    ],
    says: '0 opened customer P3 | 5 replied | 5 resolved',
  },
  {
    name: 'Closed resolves what was never Resolved',
    updates: [
      [1, 0, 'New'],
      [99, 1, 'Closed'],
    ],
    says: '0 opened customer P3 | 99 replied | 99 resolved',
  },
  {
    name: 'an incident resolved on the phone has no reply',
    updates: [[3, 0, 'Resolved']],
    says: '0 opened customer P3 | 3 resolved',
  },
  {
    name: 'a repeated wait is one wait',
    updates: [
      [1, 0, 'New'],
      [5, 1, 'Awaiting User Info'],
      [6, 2, 'Awaiting User Info'],
      [9, 3, 'Active'],
    ],
    says: '0 opened customer P3 | 5 replied | 5 paused customer awaiting-customer | 9 resumed customer awaiting-customer',
  },
  {
    name: 'a wait can be there from the creation on',
    updates: [[2, 0, 'Awaiting Evidence']],
    says: '0 opened customer P3 | 2 paused provider awaiting-evidence',
  },
  {
    name: 'from one wait to another resumes and pauses',
    updates: [
      [1, 0, 'Awaiting Vendor'],
      [5, 1, 'Awaiting Problem'],
    ],
    says: '0 opened customer P3 | 1 paused supplier awaiting-supplier | 5 resumed supplier awaiting-supplier | 5 replied | 5 paused provider awaiting-problem',
  },
  {
    name: 'resolving ends a wait',
    updates: [
      [1, 0, 'Awaiting Vendor'],
      [5, 1, 'Resolved'],
    ],
    says: '0 opened customer P3 | 1 paused supplier awaiting-supplier | 5 resumed supplier awaiting-supplier | 5 replied | 5 resolved',
  },
  {
    name: 'back to an open state reopens and a later Closed resolves again',
    updates: [
      [1, 0, 'New'],
      [5, 1, 'Resolved'],
      [8, 2, 'Active'],
      [20, 3, 'Closed'],
    ],
    says: '0 opened customer P3 | 5 replied | 5 resolved | 8 reopened | 20 resolved',
  },
  {
    name: 'reopened into a wait reopens and pauses',
    updates: [
      [1, 1, 'Closed'],
      [8, 2, 'Awaiting User Info'],
    ],
    says: '0 opened customer P3 | 1 replied | 1 resolved | 8 reopened | 8 paused customer awaiting-customer',
  },
  {
    name: 'the first priority comes with the opening and a change is told',
    updates: [
      [1, 0, 'New', 'P4'],
      [5, 1, 'New', 'P2'],
      [6, 2, 'New', 'P2'],
      [7, 3, 'New', 'P3'],
    ],
    says: '0 opened customer P4 | 5 priority-changed P2 | 5 replied | 7 priority-changed P3',
  },
  {
    name: 'an unknown priority is no change',
    updates: [
      [1, 0, 'New', null],
      [5, 1, 'New', 'P2'],
      [6, 2, 'New', null],
      [7, 3, 'New', 'P2'],
    ],
    says: '0 opened customer P2 | 5 replied',
  },
  {
    name: 'a repeated update number is the same row and the earlier one wins',
    updates: [
      [1, 0, 'New'],
      [2, 2, 'New'],
      [3, 1, 'New'],
      [9, 2, 'Resolved'],
    ],
    says: '0 opened customer P3 | 2 replied',
  },
  {
    name: 'within a minute the update number decides',
    updates: [
      [5, 2, 'Active'],
      [5, 1, 'Awaiting Vendor'],
      [5, 3, 'Resolved'],
    ],
    says: '0 opened customer P3 | 5 replied | 5 resolved',
  },
  {
    name: 'updates dated before the opening happened at the opening',
    updates: [
      [-90, 1, 'Awaiting Vendor'],
      [-20, 2, 'Active'],
      [30, 3, 'Resolved'],
    ],
    says: '0 opened customer P3 | 0 replied | 30 resolved',
  },
  {
    name: 'a wait left and entered again within a minute goes on',
    updates: [
      [1, 0, 'Awaiting Vendor'],
      [5, 1, 'Active'],
      [5, 2, 'Awaiting Vendor'],
      [9, 3, 'Active'],
    ],
    says: '0 opened customer P3 | 1 paused supplier awaiting-supplier | 5 resumed supplier awaiting-supplier | 5 replied | 5 paused supplier awaiting-supplier | 9 resumed supplier awaiting-supplier',
  },
];

describe('what the rows of an incident say', () => {
  it.each(STORIES)('$name', ({ updates, says }) => {
    expect(told(updates).join(' | ')).toBe(says);
  });

  it.each(STORIES)('whatever their order: $name', ({ updates, says }) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...updates], { minLength: updates.length }), (shuffled) => {
        expect(told([...shuffled, ...shuffled]).join(' | ')).toBe(says);
      }),
      { numRuns: 20 },
    );
  });

  it('two rows of one update and minute that differ are taken in one order', () => {
    const rows: Update[] = [
      [5, 1, 'Resolved'],
      [5, 1, 'Active'],
    ];
    expect(told(rows)).toEqual(told(rows.toReversed()));
  });

  it('every event of an incident has an id of its own', () => {
    for (const { updates } of STORIES) {
      const item = deriveWorkItem(updates.map(row));
      const ids = typeof item === 'string' ? [] : item.events.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('the opening is known when any row knows it', () => {
    const rows = [{ ...row([1, 0, 'New']), openedAt: null }, row([2, 1, 'Active'])];
    expect(deriveWorkItem(rows)).toMatchObject({ events: [{ type: 'opened', at: 0 }, {}] });
  });

  it('an incident of which no row knows the opening is not taken in', () => {
    const rows = [{ ...row([1, 0, 'New']), openedAt: null }];
    expect(deriveWorkItem(rows)).toBe('no row says when it was opened');
  });
});
