import { describe, expect, it } from 'vitest';
import { decideLook, decideOpening, decideTime } from '../../../src/domain/alert/decide-look.ts';
import { isQuiet, nextLookAt, peakOf } from '../../../src/domain/alert/episode.ts';
import type { ClockLine, Line } from '../../../src/domain/alert/standing.ts';
import { clockLine, episodeOf, periodLine, START, seen, stepped } from './alerts.ts';

const opened = (line: Line = clockLine()) => episodeOf({ type: 'opened', seen: seen(line) });
const looked = (line: Line, before = opened()) => decideLook(before, seen(line));
const MISSED = { standing: 'breached', level: 100 } as const;

describe('a look at an alert', () => {
  it.each<[string, Partial<ClockLine>, string | null]>([
    ['nothing new', {}, null],
    ['another number of minutes left', { remainingMs: 60_000 }, null],
    ['a higher threshold', { level: 90 }, 'worsened'],
    ['a miss', MISSED, 'breached'],
    ['a pause', { standing: 'paused', dueAt: null }, 'changed'],
    ['another due date', { dueAt: START + 1 }, 'changed'],
    ['a reply in time', { standing: 'kept', level: 0 }, 'recovered'],
    ['a late end', { standing: 'late', level: 100 }, 'closed'],
    ['more time than was thought', { standing: 'calm', level: 0 }, 'withdrawn'],
    ['that nobody needs it any more', { standing: 'cancelled', level: 0 }, 'withdrawn'],
    ['that another promise holds', { standing: 'gone', level: 0 }, 'withdrawn'],
  ])('finds %s', (_, change, type) => {
    expect(looked(clockLine(change)).map((content) => content.type)).toEqual(type ? [type] : []);
  });

  it.each<[string, Partial<ClockLine>, string]>([
    ['an exclusion', { standing: 'calm', level: 0, exclusions: 1 }, 'exclusion'],
    ['an event that came late', { standing: 'calm', level: 0, events: 2 }, 'event'],
    ['other hours', { standing: 'calm', level: 0 }, 'terms'],
    ['a merge', { standing: 'merged', level: 0, events: 2 }, 'merged'],
  ])('takes back with its reason what rested on %s', (_, change, why) => {
    expect(looked(clockLine(change))).toMatchObject([{ type: 'withdrawn', why }]);
  });

  it('takes back a miss that was none, instead of praising it', () => {
    const missed = stepped(opened(), looked(clockLine(MISSED)));
    const kept = clockLine({ standing: 'kept', level: 0, events: 3 });
    expect(looked(kept, missed)).toMatchObject([{ type: 'withdrawn', why: 'event' }]);
  });

  it('tells a threshold once, however often it is left and reached', () => {
    const worse = stepped(opened(), looked(clockLine({ level: 90 })));
    const eased = stepped(worse, looked(clockLine({ level: 75, dueAt: START + 9 }), worse));
    expect(looked(clockLine({ level: 90 }), eased).map(({ type }) => type)).toEqual(['changed']);
    expect(looked(clockLine(MISSED), eased).map(({ type }) => type)).toEqual(['breached']);
  });

  it('follows several promises, and is over when all of them are', () => {
    const other = clockLine({ target: 'response' });
    const both = stepped(opened(), looked(other));
    expect(both.followed).toHaveLength(2);
    const one = stepped(both, looked(clockLine({ standing: 'kept', level: 0 }), both));
    expect(one.phase).toBe('open');
    const none = stepped(one, looked({ ...other, standing: 'calm', level: 0 }, one));
    expect(none.phase).toBe('recovered');
  });

  it('begins with those on which somebody has to act', () => {
    const calm = clockLine({ target: 'response', standing: 'calm', level: 0 });
    expect(decideOpening(seen(calm))).toEqual([]);
    expect(decideOpening(seen(clockLine(), calm))).toMatchObject([
      { type: 'opened', seen: { lines: [{ target: 'resolution' }] } },
    ]);
  });
});

describe('an alert that is over', () => {
  const withdrawn = stepped(opened(), looked(clockLine({ standing: 'calm', level: 0 })));

  it('comes back where what it was told of holds again, in the same message', () => {
    expect(looked(clockLine(), withdrawn)).toMatchObject([{ type: 'reopened' }]);
    expect(stepped(withdrawn, looked(clockLine(), withdrawn)).phase).toBe('open');
  });

  it('leaves what is worse than ever to a new message, and says nothing of what is not', () => {
    expect(looked(clockLine({ level: 90 }), withdrawn)).toEqual([]);
    expect(looked(clockLine({ standing: 'kept', level: 0 }), withdrawn)).toEqual([]);
    expect(looked(clockLine({ standing: 'paused' }), withdrawn)).toEqual([]);
  });

  it('tells the truth about its end when that is corrected', () => {
    const late = clockLine({ standing: 'late', level: 100 });
    const closed = stepped(opened(), looked(late));
    const kept = clockLine({ standing: 'kept', level: 0, exclusions: 1 });
    const excluded = stepped(closed, looked(kept, closed));
    expect(excluded).toMatchObject({ phase: 'withdrawn', why: 'exclusion' });
    expect(looked(late, excluded)).toMatchObject([{ type: 'closed' }]);
  });
});

describe('an alert about a period', () => {
  const used = (spent: number) => ({
    budget: { unit: 'ms' as const, granted: 100, spent, left: 100 - spent },
  });
  const risky = opened(periodLine(used(78)));

  it('changes when people would read another number, not with every minute', () => {
    expect(looked(periodLine(used(80)), risky)).toEqual([]);
    expect(looked(periodLine(used(83)), risky)).toMatchObject([{ type: 'changed' }]);
  });

  it('is taken back when what was measured is corrected', () => {
    const calm = periodLine({ ...used(10), standing: 'calm', level: 0 });
    expect(looked(calm, risky)).toMatchObject([{ type: 'withdrawn', why: 'measurement' }]);
  });

  it('is looked at when its period ends', () => {
    expect(nextLookAt(risky)).toBe(periodLine().endsAt);
    expect(peakOf(risky)).toBe(75);
  });
});

describe('peace that people asked for', () => {
  const until = START + 3_600_000;
  const snoozed = stepped(opened(), [{ type: 'snoozed', until, untilWorse: false }]);

  it('is over at its time', () => {
    expect(nextLookAt(snoozed)).toBe(until);
    expect(decideTime(snoozed, until - 1)).toEqual([]);
    expect(decideTime(snoozed, until)).toEqual([{ type: 'woken', from: 'snooze' }]);
    expect(isQuiet(stepped(snoozed, decideTime(snoozed, until)))).toBe(false);
  });

  it('is over with a miss in any case, and with any threshold where that was wanted', () => {
    const wanted = stepped(opened(), [{ type: 'snoozed', until: null, untilWorse: true }]);
    expect(isQuiet(stepped(wanted, looked(clockLine({ level: 90 }), wanted)))).toBe(false);
    expect(isQuiet(stepped(snoozed, looked(clockLine({ level: 90 }), snoozed)))).toBe(true);
    expect(isQuiet(stepped(snoozed, looked(clockLine(MISSED), snoozed)))).toBe(false);
  });

  it('of a mute lasts through a miss, and ends with the alert', () => {
    const muted = stepped(opened(), [{ type: 'muted', until, reason: 'Known' }]);
    const missed = stepped(muted, looked(clockLine(MISSED), muted));
    expect(isQuiet(missed)).toBe(true);
    const late = clockLine({ standing: 'late', level: 100 });
    expect(isQuiet(stepped(missed, looked(late, missed)))).toBe(false);
  });
});
