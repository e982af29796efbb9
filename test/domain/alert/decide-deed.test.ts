import { describe, expect, it } from 'vitest';
import {
  decideAcknowledgement,
  decideAssignment,
  decideCause,
  decideImprovement,
  decideInforming,
  decideMute,
  decideNote,
  decideSnooze,
  decideWaking,
} from '../../../src/domain/alert/decide-deed.ts';
import { holderOf } from '../../../src/domain/alert/episode.ts';
import type { StepContent } from '../../../src/domain/alert/steps.ts';
import { clockLine, episodeOf, START, sceneOf, seen, stepped } from './alerts.ts';

const ANNA = 'person:T1/U1';
const open = episodeOf({ type: 'opened', seen: seen(clockLine()) });
const missed = stepped(open, [
  { type: 'breached', seen: seen(clockLine({ standing: 'breached', level: 100 })) },
]);
const over = stepped(open, [
  { type: 'recovered', seen: seen(clockLine({ standing: 'kept', level: 0 })) },
]);
const LATER = START + 7_200_000;

type Decide = (scene: ReturnType<typeof sceneOf>) => readonly StepContent[];
const DEEDS: readonly [string, Decide][] = [
  ['acknowledge', decideAcknowledgement],
  ['hand over', (scene) => decideAssignment(scene, 'U2')],
  ['snooze', (scene) => decideSnooze(scene, { until: LATER, untilWorse: false })],
  ['tell the cause of', (scene) => decideCause(scene, { cause: 'DNS', action: 'Two of them' })],
  ['improve', (scene) => decideImprovement(scene, 'A second line')],
  ['tell the customer of', (scene) => decideInforming(scene, { channel: '#acme', text: 'Sorry' })],
];

describe('what people do about an alert', () => {
  it.each(DEEDS)('twice is harmless: %s', (_, decide) => {
    const once = stepped(missed, decide(sceneOf(missed)), ANNA);
    expect(once.version).toBe(missed.version + 1);
    expect(decide(sceneOf(once))).toEqual([]);
  });

  it.each(DEEDS.slice(0, 3))('is too late when it is over: %s', (_, decide) => {
    expect(() => decide(sceneOf(over))).toThrow('This alert is over: it has recovered, 2026-11-02');
  });

  it('says who was faster', () => {
    const seenBy = stepped(open, decideAcknowledgement(sceneOf(open)), ANNA);
    expect(holderOf(seenBy)).toBe('U1');
    expect(() => decideAcknowledgement(sceneOf(seenBy, 'person:T1/U9'))).toThrow(
      'person:T1/U1 (2026-11-02T08:00:00.000Z) has acknowledged it already.',
    );
    const given = stepped(seenBy, decideAssignment(sceneOf(seenBy), 'U2'), ANNA);
    expect(holderOf(given)).toBe('U2');
  });

  it.each([
    [{ until: START - 1, reason: 'Known' }, 'That date is over'],
    [{ until: START + 93 * 86_400_000, reason: 'Known' }, 'more than three months'],
    [{ until: LATER, reason: ' ' }, 'Please write why nobody needs to hear of it.'],
  ])('mutes only for a reason and with an end that is near: %o', (muting, words) => {
    expect(() => decideMute(sceneOf(open), muting)).toThrow(words);
  });

  it('ends a mute and a snooze', () => {
    const muted = stepped(open, [
      ...decideMute(sceneOf(open), { until: LATER, reason: 'Known' }),
      { type: 'snoozed', until: null, untilWorse: true },
    ]);
    expect(decideWaking(sceneOf(muted)).map(({ type }) => type)).toEqual(['woken', 'woken']);
    expect(decideWaking(sceneOf(open))).toEqual([]);
  });

  it('asks for a cause where something was missed, also when it is over, and only there', () => {
    expect(() => decideCause(sceneOf(open), { cause: 'a', action: 'b' })).toThrow(
      'Nothing has been',
    );
    expect(() => decideCause(sceneOf(missed), { cause: ' ', action: 'b' })).toThrow('the cause');
    const late = seen(clockLine({ standing: 'late', level: 100 }));
    const closed = stepped(missed, [{ type: 'closed', seen: late }]);
    expect(decideCause(sceneOf(closed), { cause: ' DNS ', action: 'Two' })).toEqual([
      { type: 'cause', cause: 'DNS', action: 'Two' },
    ]);
  });

  it('takes no empty words', () => {
    expect(() => decideNote('  ')).toThrow('Please write a note.');
    expect(() => decideSnooze(sceneOf(open), { until: START, untilWorse: false })).toThrow('over');
  });
});
