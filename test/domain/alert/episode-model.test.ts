import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decideAcknowledgement,
  decideMute,
  decideNote,
  decideSnooze,
  decideWaking,
} from '../../../src/domain/alert/decide-deed.ts';
import { decideLook, decideTime } from '../../../src/domain/alert/decide-look.ts';
import { foldEpisode } from '../../../src/domain/alert/fold-episode.ts';
import type { ClockLine, Standing } from '../../../src/domain/alert/standing.ts';
import type { StepContent, StepType } from '../../../src/domain/alert/steps.ts';
import { AccordError } from '../../../src/domain/error.ts';
import { clockLine, episodeOf, START, sceneOf, seen, stepped } from './alerts.ts';

const LEVELS: Readonly<Partial<Record<Standing, readonly number[]>>> = {
  'at-risk': [75, 90],
  breached: [100],
  late: [100],
};
const standings = fc.constantFrom<Standing>(
  ...(['at-risk', 'at-risk', 'breached', 'paused', 'calm', 'kept', 'late', 'cancelled'] as const),
);
const lines: fc.Arbitrary<ClockLine> = fc
  .tuple(standings, fc.constantFrom('response', 'resolution'), fc.nat(3), fc.nat(3))
  .chain(([standing, target, events, exclusions]) =>
    fc
      .constantFrom(...(LEVELS[standing] ?? [0]))
      .map((level) => clockLine({ standing, level, target, events, exclusions })),
  );
type Episode = ReturnType<typeof episodeOf>;
type Happening = (episode: Episode) => readonly StepContent[];

const looks = fc
  .uniqueArray(lines, { selector: ({ target }) => target, minLength: 1, maxLength: 2 })
  .map(
    (all): Happening =>
      (episode) =>
        decideLook(episode, seen(...all)),
  );
const clicks = fc.constantFrom<Happening>(
  (episode) => decideAcknowledgement(sceneOf(episode)),
  (episode) => decideAcknowledgement(sceneOf(episode, 'person:T1/U2')),
  (episode) => decideSnooze(sceneOf(episode), { until: START + 9e6, untilWorse: false }),
  (episode) => decideMute(sceneOf(episode), { until: START + 9e6, reason: 'Known' }),
  (episode) => decideWaking(sceneOf(episode)),
  (episode) => decideTime(episode, START + 1e7),
  () => decideNote('Looks like DNS'),
);

/** What somebody clicked in vain changes nothing; anything but a refusal would be a mistake. */
function happen(episode: Episode, happening: Happening): Episode {
  try {
    return stepped(episode, happening(episode));
  } catch (error) {
    if (error instanceof AccordError) return episode;
    throw error;
  }
}

const ENDS: readonly StepType[] = ['recovered', 'closed', 'withdrawn'];
const AFTER_END: readonly StepType[] = [...ENDS, 'reopened', 'noted'];

it('whatever the order of thresholds, corrections and clicks, each fact is told once, and nothing follows an end but that it holds again', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(looks, clicks), { maxLength: 40 }), (happenings) => {
      const begun = episodeOf({ type: 'opened', seen: seen(clockLine()) });
      const end = happenings.reduce(happen, begun);
      const types = end.steps.map(({ content }) => content.type);
      // One message: it is opened once.
      expect(types.filter((type) => type === 'opened')).toHaveLength(1);
      // Each warning says something that none before it has said, of one promise at least.
      const reached = new Map<string, number>([['resolution', 75]]);
      for (const { content } of end.steps.slice(1)) {
        if (content.type === 'worsened' || content.type === 'breached') {
          const news = content.seen.lines.filter(
            ({ target, level, standing }) =>
              ['at-risk', 'breached', 'late'].includes(standing) &&
              level > (reached.get(target) ?? 0),
          );
          expect(news.length).toBeGreaterThan(0);
        }
        if ('seen' in content) {
          for (const { target, level } of content.seen.lines) {
            if (level > (reached.get(target) ?? 0)) reached.set(target, level);
          }
        }
      }
      // Nothing after the end, except that it ended otherwise, holds again, or is noted.
      let over = false;
      for (const type of types) {
        if (over) expect(AFTER_END).toContain(type);
        if (ENDS.includes(type)) over = true;
        if (type === 'reopened') over = false;
      }
      expect(over).toBe(end.phase !== 'open');
      // What is kept is enough to know it again.
      expect(foldEpisode(end.steps)).toEqual(end);
    }),
    { numRuns: 300 },
  );
});

it('looking twice at the same tells nothing the second time', () => {
  fc.assert(
    fc.property(fc.array(looks, { maxLength: 10 }), looks, (before, look) => {
      const begun = episodeOf({ type: 'opened', seen: seen(clockLine()) });
      const once = happen(before.reduce(happen, begun), look);
      expect(look(once)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
