import type { SampleExplanation } from '../../../domain/target/sample-attainment.ts';
import type { TargetExplanation } from '../explain-target-period.ts';
import { exactLength } from './exact-length.ts';
import { percentWords } from './percent-words.ts';
import type { TargetWords } from './tell-target.ts';
import type { Fullness } from './telling.ts';
import type { Times } from './times.ts';

type Seen = { readonly times: Times; readonly fullness: Fullness };

const SHOWN = 12;

/** The rows that a figure of counted samples adds up from. */
export function tellSamples(
  { figure, objective }: TargetExplanation,
  grounds: SampleExplanation,
  { times, fullness }: Seen,
): TargetWords {
  const lines = rows(grounds, times);
  const folded = fullness === 'folded' && lines.length > SHOWN;
  const shown = folded ? [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} more`] : lines;
  const reached =
    figure.percent === null
      ? 'There is no percentage to judge.'
      : `Reached: ${percentWords(figure.percent)}; promised: ${objective}.`;
  const title = `What it is made of: ${lines.length}`;
  return {
    sentences: [reached],
    lists: lines.length ? [{ title, lines: shown }] : [],
    folded,
  };
}

function rows(grounds: SampleExplanation, times: Times): readonly string[] {
  switch (grounds.of) {
    case 'events':
      return grounds.days.map(
        ({ date, good, bad, unknown, outside }) =>
          `${date}: ${good} good, ${bad} bad, ${unknown} unknown${outside > 0 ? `, ${outside} outside the agreed hours` : ''}`,
      );
    case 'interruptions':
      return grounds.interruptions.map(
        (one) =>
          `${times.span(one)}: restored after ${exactLength(one.restoreMs)}${one.ongoing ? ', still lasting' : ''}`,
      );
    case 'deliveries':
      return grounds.windows.map(
        (window) =>
          `${times.span(window)}: ${window.state}${window.deliveredAt === null ? '' : `, delivered ${times.at(window.deliveredAt)}`}`,
      );
    case 'score':
      return grounds.answers.map(({ answer, count }) => `${count} answered ${answer}`);
    case 'subjects':
      return grounds.subjects.map(
        ({ subject, compliant, until }) =>
          `${subject}: ${compliant ? 'complies' : 'does not comply'}${until === null ? '' : `, attested until ${times.at(until)}`}`,
      );
    case 'count':
      return grounds.days.map(({ date, counted }) => `${date}: ${counted}`);
  }
}
