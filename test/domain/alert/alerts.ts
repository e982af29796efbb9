import type { Scene } from '../../../src/domain/alert/decide-deed.ts';
import type { Episode } from '../../../src/domain/alert/episode.ts';
import { applyStep, foldEpisode } from '../../../src/domain/alert/fold-episode.ts';
import type { ClockLine, PeriodLine, Seen } from '../../../src/domain/alert/standing.ts';
import type { StepContent } from '../../../src/domain/alert/steps.ts';

export const START = Date.parse('2026-11-02T08:00:00Z');
const DUE = START + 100 * 60_000;

/** A clock of INC1 that stands as it is said. */
export function clockLine(change: Partial<ClockLine> = {}): ClockLine {
  return {
    kind: 'clock',
    ...{ agreement: 'acme-email', target: 'resolution', revision: 1, cycle: 1, at: START },
    ...{ standing: 'at-risk', level: 75, dueAt: DUE, remainingMs: 1_500_000, nextAt: null },
    ...{ calendar: 'office', events: 1, exclusions: 0 },
    ...change,
  };
}

/** Availability in a month that stands as it is said. */
export function periodLine(change: Partial<PeriodLine> = {}): PeriodLine {
  return {
    kind: 'period',
    ...{ agreement: 'acme-email', target: 'availability', revision: 1, cycle: 1, at: START },
    ...{ standing: 'at-risk', level: 75, percent: '99.92', forecast: null, burn: null },
    ...{ from: START, to: START + 30 * 86_400_000, endsAt: START + 30 * 86_400_000, missAt: null },
    budget: { unit: 'ms', granted: 100, spent: 78, left: 22 },
    ...change,
  };
}

/** What was seen at a look. */
export function seen(...lines: Seen['lines']): Seen {
  const workItem = { id: 1, key: 'INC1', title: 'Mail is slow', priority: 'P1' };
  return { at: START, workItem: lines[0]?.kind === 'period' ? null : workItem, lines };
}

/** An episode after its steps, a minute apart, the watch taking those that nobody is named for. */
export function episodeOf(...contents: readonly StepContent[]): Episode {
  return foldEpisode(
    contents.map((content, index) => ({
      ...{ number: index + 1, at: START + index * 60_000, content },
      ...{ actor: 'job:watch', identity: 'job:watch' },
    })),
  );
}

/** The episode after more steps of somebody. */
export function stepped(
  episode: Episode,
  contents: readonly StepContent[],
  actor = 'job:watch',
): Episode {
  return contents.reduce(
    (state, content) =>
      applyStep(state, {
        ...{ number: state.version + 1, at: START, actor, identity: actor, content },
      }),
    episode,
  );
}

/** Somebody before an episode. */
export function sceneOf(episode: Episode, identity = 'person:T1/U1'): Scene {
  return {
    ...{ episode, now: START + 3_600_000, identity },
    timeWords: (at) => new Date(at).toISOString(),
    nameOf: (actor) => actor,
  };
}
