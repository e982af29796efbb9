import type { CountedElsewhere, Unpromised, WorkItemExplanation } from '../explain-work-item.ts';
import { counted } from './plural.ts';
import { stateWords, tellClock } from './tell-clock.ts';
import type { Chapter, Fullness, Telling } from './telling.ts';
import { timesIn } from './times.ts';

export type TellingOptions = {
  /** On whose clock times are told. */
  readonly timeZone: string;
  readonly fullness: Fullness;
};

/** Why a work item stands as it does, in sentences. */
export function tellWorkItem(
  explanation: WorkItemExplanation,
  { timeZone, fullness }: TellingOptions,
): Telling {
  const { key, title, priority, clocks, unpromised, asOf } = explanation;
  const times = timesIn(timeZone, asOf);
  const called = [title === null ? '' : ` “${title}”`, priority === null ? '' : `, ${priority}`];
  return {
    title: `Why ${key}${called.join('')}`,
    summary:
      clocks.length === 0
        ? `${key}: nothing was promised about it.`
        : `${key}: ${counted(clocks.length, 'clock')} – ${clocks.map((clock) => `${clock.target.name} ${stateWords(clock)}`).join(', ')}.`,
    chapters: [
      ...clocks.map((clock) => tellClock(clock, { times, fullness })),
      ...unpromised.map((one) => tellUnpromised(one, priority)),
    ],
  };
}

function tellUnpromised(unpromised: Unpromised, priority: string | null): Chapter {
  const { name, why, priorities, overridden = [] } = unpromised;
  if (why === 'overridden') return tellOverridden(name, overridden);
  const reason =
    why === 'not-in-force'
      ? 'The agreement was not in force when the item was opened, so no clock runs under it.'
      : `It has ${priority === null ? 'no priority' : `priority ${priority}`}; the agreement promises something for ${priorities.join(', ') || 'no work item'} only.`;
  return {
    name,
    mood: 'neutral',
    heading: `${name}: no promise`,
    sentences: [reason],
    lists: [],
    folded: false,
  };
}

function tellOverridden(name: string, overridden: readonly CountedElsewhere[]): Chapter {
  return {
    name,
    mood: 'neutral',
    heading: `${name}: counted elsewhere`,
    sentences: overridden.map(
      ({ target, by, agreementName, wasTold }) =>
        `${target} does not count here: ${by} of ${agreementName} is more specific and counts it.${wasTold ? ' The message that was sent about it before does not hold any more.' : ''}`,
    ),
    lists: [],
    folded: false,
  };
}
