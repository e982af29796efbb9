import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../../../src/domain/measurement/work-item-event.ts';
import { moreSpecific, targetsFor } from '../../../src/domain/target/segment.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { event } from '../clock/work-items.ts';

const of = { kind: 'response', priority: 'P1' } as const;
const everybody = { ...of, key: 'everybody' };
const zurich = { ...of, key: 'zurich', segment: { site: 'Zurich' } };
const executives = { ...of, key: 'executives', segment: { group: 'executives' } };
const phone = { ...of, key: 'phone', segment: { channel: 'phone' } };
const zurichPhone = { ...of, key: 'zurich-phone', segment: { site: 'Zurich', channel: 'phone' } };
const resolution = { ...everybody, kind: 'resolution', key: 'resolution' } as const;
const urgent = { ...everybody, priority: 'P2', key: 'urgent' };
const all = [everybody, zurich, phone, executives, zurichPhone, resolution, urgent];

function itemFrom(place: { site?: string; group?: string; channel?: string }): WorkItem {
  return { key: 'INC1', events: [event('opened', '1 09:00', place)] };
}

describe('of the targets of one kind and priority', () => {
  it.each([
    [{}, 'everybody'],
    [{ site: 'Bern' }, 'everybody'],
    [{ site: 'Zurich' }, 'zurich'],
    [{ channel: 'phone' }, 'phone'],
    [{ site: 'Zurich', channel: 'phone' }, 'zurich-phone'],
    [{ site: 'Zurich', group: 'executives' }, 'executives'],
  ])('an item with %j is counted by the most specific one', (place, key) => {
    const keys = targetsFor(all, itemFrom(place)).map((target) => target.key);
    expect(keys).toEqual([key, 'resolution', 'urgent']);
  });

  it('equals count an item side by side', () => {
    const stricter = { ...zurich, key: 'stricter' };
    expect(targetsFor([zurich, stricter], itemFrom({ site: 'Zurich' }))).toHaveLength(2);
  });

  it('one with a segment counts nothing else, even when it is the only one', () => {
    expect(targetsFor([zurich], itemFrom({ site: 'Bern' }))).toEqual([]);
    expect(targetsFor([zurich], { key: 'INC1', events: [] })).toEqual([]);
  });

  it('the overridden one is told which go before it', () => {
    expect(moreSpecific(everybody, all).map(({ key }) => key)).toEqual([
      ...['zurich-phone', 'executives', 'zurich', 'phone'],
    ]);
    expect(moreSpecific(zurichPhone, all)).toEqual([]);
  });

  it('where an item was opened twice, the first opening says where it is from', () => {
    const events = [
      event('opened', '2 09:00', { site: 'Bern' }),
      event('opened', '1 09:00', { site: 'Zurich' }),
    ];
    expect(targetsFor([zurich], { key: 'INC1', events })).toEqual([zurich]);
    expect(targetsFor([zurich], { key: 'INC1', events: events.toReversed() })).toEqual([zurich]);
  });
});

it('a segment that names nothing is refused', () => {
  const terms = { ...everybody, within: '4h', attainment: '90', segment: {} };
  expect(() => targetTerms.parse(terms)).toThrow('names nothing');
});
