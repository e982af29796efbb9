import type { Instant } from '../../../domain/calendar/instant.ts';
import type { Figure } from '../../../domain/target/figure.ts';
import type { SampleExplanation } from '../../../domain/target/sample-attainment.ts';
import { type Comparison, compareExactly, compareMean } from '../comparison.ts';
import type { TargetExplanation } from '../explain-target-period.ts';
import { isRunning } from '../is-running.ts';
import { percentWords } from './percent-words.ts';
import { sampleRows } from './sample-rows.ts';
import { sampleSum } from './sample-sum.ts';
import type { TargetWords } from './tell-target.ts';
import type { Fullness } from './telling.ts';
import type { Times } from './times.ts';

type Seen = { readonly times: Times; readonly fullness: Fullness };

type Told = Pick<TargetExplanation, 'figure' | 'objective' | 'asOf'>;

const SHOWN = 12;

/** How a figure of what was counted came about, in the words of its kind, with the rows that it adds up from. */
export function tellSamples(
  explanation: Told,
  grounds: SampleExplanation,
  { times, fullness }: Seen,
): TargetWords {
  const { title, lines, sum } = sampleRows(grounds, times);
  const folded = fullness === 'folded' && lines.length > SHOWN;
  const shown = folded ? [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} more`] : lines;
  return {
    sentences: [
      ...sampleSum(explanation.figure.attainment),
      ...decision(explanation),
      ...decisionOnMean(explanation, grounds),
    ],
    lists: lines.length > 0 ? [{ title: `${title}: ${lines.length}`, lines: [...shown, sum] }] : [],
    folded,
  };
}

/** What decides a share: two products of whole numbers, because a percentage is cut and may lie. */
function decision({ figure, objective, asOf }: Told): readonly string[] {
  const share = shareIn(figure);
  if (figure.percent === null || share === null) return [];
  const { met, eligible } = share;
  const { kept, ...exact } = compareExactly(share, objective);
  return [
    `${met} ÷ ${eligible} = ${percentWords(figure.percent)}.`,
    `Decided exactly, not on the percentage: ${products(share, { kept, ...exact })}, so ${objective} % ${kept ? 'is reached' : 'is not reached'}${soFar(figure, asOf)}.`,
  ];
}

/** What decides a mean, in the same way. */
function decisionOnMean({ figure, asOf }: Told, grounds: SampleExplanation): readonly string[] {
  const { attainment, verdict } = figure;
  if (grounds.of !== 'score' || grounds.leastMean === null) return [];
  if (attainment.of !== 'score' || verdict === 'no-data') return [];
  const { sum, answers: count } = attainment;
  const exact = compareMean({ sum, count }, grounds.leastMean);
  return [
    `The mean is decided exactly, not on what is shown: ${products({ met: sum, eligible: count }, exact)}, so ${grounds.leastMean} on average ${exact.kept ? 'is reached' : 'is not reached'}${soFar(figure, asOf)}.`,
  ];
}

type Counted = { readonly met: number; readonly eligible: number };

/** “41 × 10 = 410 is not less than 42 × 9 = 378”. */
function products({ met, eligible }: Counted, { promised, ...exact }: Comparison): string {
  const { numerator, denominator } = promised;
  const sign = exact.kept ? 'is not less than' : 'is less than';
  return `${met} × ${denominator} = ${exact.met} ${sign} ${numerator} × ${eligible} = ${exact.of}`;
}

function soFar(figure: Figure, asOf: Instant): string {
  return isRunning(figure, asOf) && figure.verdict !== 'breached' ? ' so far' : '';
}

function shareIn({ attainment }: Figure) {
  switch (attainment.of) {
    case 'events':
      return { met: attainment.met, eligible: attainment.judged };
    case 'deliveries':
      return { met: attainment.met, eligible: attainment.eligible };
    case 'subjects':
      return { met: attainment.compliant, eligible: attainment.eligible };
    case 'score':
      return attainment.high === null
        ? null
        : { met: attainment.high, eligible: attainment.answers };
    default:
      return null;
  }
}
