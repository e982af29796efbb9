import type { Figure } from '../../../domain/target/figure.ts';
import type { SampleExplanation } from '../../../domain/target/sample-attainment.ts';
import { compareExactly } from '../comparison.ts';
import type { TargetExplanation } from '../explain-target-period.ts';
import { percentWords } from './percent-words.ts';
import { sampleRows } from './sample-rows.ts';
import { sampleSum } from './sample-sum.ts';
import type { TargetWords } from './tell-target.ts';
import type { Fullness } from './telling.ts';
import type { Times } from './times.ts';

type Seen = { readonly times: Times; readonly fullness: Fullness };

const SHOWN = 12;

/** How a figure of what was counted came about, in the words of its kind, with the rows that it adds up from. */
export function tellSamples(
  explanation: TargetExplanation,
  grounds: SampleExplanation,
  { times, fullness }: Seen,
): TargetWords {
  const { title, lines, sum } = sampleRows(grounds, times);
  const folded = fullness === 'folded' && lines.length > SHOWN;
  const shown = folded ? [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} more`] : lines;
  return {
    sentences: [...sampleSum(explanation.figure.attainment), ...decision(explanation)],
    lists: lines.length > 0 ? [{ title: `${title}: ${lines.length}`, lines: [...shown, sum] }] : [],
    folded,
  };
}

/** What decides a share: two products of whole numbers, because a percentage is cut and may lie. */
function decision({ figure, objective, asOf }: TargetExplanation): readonly string[] {
  const share = shareIn(figure);
  if (figure.percent === null || share === null) return [];
  const { met, eligible } = share;
  const { promised, ...exact } = compareExactly(share, objective);
  const { numerator, denominator } = promised;
  const sign = exact.kept ? 'is not less than' : 'is less than';
  const soFar = asOf < figure.period.to ? ' so far' : '';
  return [
    `${met} ÷ ${eligible} = ${percentWords(figure.percent)}.`,
    `Decided exactly, not on the percentage: ${met} × ${denominator} = ${exact.met} ${sign} ${numerator} × ${eligible} = ${exact.of}, so ${objective} % ${exact.kept ? 'is reached' : 'is not reached'}${soFar}.`,
  ];
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
