import { describe, expect, it } from 'vitest';
import type { EffectiveExclusion } from '../../../src/domain/exclusion/effective-exclusions.ts';
import { excludeFrom } from '../../../src/domain/exclusion/exclude.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';

const scope = { agreementKey: 'a', serviceKey: null, workItemKey: null };
const one: EffectiveExclusion = {
  id: '1',
  from: 10,
  to: 20,
  reason: 'other reason: a test',
  scope,
};
const mail = { id: 'm', serviceKey: 'mail', from: 5, to: 30 };
const chat = { id: 'c', serviceKey: 'chat', from: 5, to: 30 };
const opened: WorkItemEvent = { id: 'e', at: 1, type: 'opened', actor: 'customer' };
const items = ['INC1', 'INC2'].map((key) => ({ key, events: [opened] }));
const measured = { workItems: items, outages: [mail, chat] };

describe('an exclusion', () => {
  it('of a whole agreement is passed on, and nothing else changes', () => {
    expect(excludeFrom(measured, [one], ['mail', 'chat'])).toEqual({
      ...measured,
      exclusions: [{ id: '1', from: 10, to: 20, reason: one.reason }],
      partialExclusions: [],
    });
  });

  it('of one of several services leaves the outages of the others', () => {
    const ofMail = { ...one, scope: { ...scope, serviceKey: 'mail' } };
    const left = excludeFrom(measured, [ofMail], ['mail', 'chat']);
    expect(left.outages).toEqual([{ ...mail, to: 10 }, { ...mail, from: 20 }, chat]);
    expect(left.exclusions).toEqual([]);
    expect(left.partialExclusions).toMatchObject([{ id: '1', serviceKey: 'mail' }]);
  });

  it('of the only service is one of the whole agreement', () => {
    const ofMail = { ...one, scope: { ...scope, serviceKey: 'mail' } };
    expect(excludeFrom(measured, [ofMail], ['mail']).exclusions).toMatchObject([{ id: '1' }]);
  });

  it('does not end an outage that lasts', () => {
    const ofMail = { ...one, scope: { ...scope, serviceKey: 'mail' } };
    const lasting = { workItems: [], outages: [{ ...mail, to: null }] };
    const left = excludeFrom(lasting, [ofMail], ['mail', 'chat']);
    expect(left.outages.map(({ from, to }) => [from, to])).toEqual([
      [5, 10],
      [20, null],
    ]);
  });

  it('of a work item is a fact of that item alone', () => {
    const ofItem = { ...one, scope: { ...scope, workItemKey: 'INC1' } };
    const [first, second] = excludeFrom(measured, [ofItem], ['mail']).workItems;
    expect(first).toEqual({
      ...items[0],
      exclusions: [{ id: '1', from: 10, to: 20, reason: one.reason }],
    });
    expect(second).toBe(items[1]);
  });

  it('of a site is a fact of the work items that were opened there, and of no outage', () => {
    const ofZurich = { ...one, scope: { ...scope, segment: { site: 'Zurich' } } };
    const there = { key: 'INC3', events: [{ ...opened, site: 'Zurich' }] };
    const some = { ...measured, workItems: [...items, there] };
    const left = excludeFrom(some, [ofZurich], ['mail']);
    expect(left.workItems.map((item) => 'exclusions' in item)).toEqual([false, false, true]);
    expect(left.outages).toEqual(measured.outages);
    expect(left.exclusions).toEqual([]);
    expect(left.partialExclusions).toMatchObject([{ id: '1', segment: 'site Zurich' }]);
  });
});
