import type { Attainment, Figure } from '../target/figure.ts';
import type { Scene } from '../target/kinds/target-kind.ts';
import type { Forecast } from './forecast.ts';
import { forecastShare } from './forecast-share.ts';
import type { Counted } from './miss-rate.ts';
import { type Outlook, pastOf } from './outlook.ts';

type CountedPromise = {
  readonly objective: string;
  readonly measure: (scene: Scene) => Figure;
  /** What a figure has judged, and how much of it went wrong. */
  readonly countOf: (attainment: Attainment) => Counted | null;
  /** What is still to be judged; null when nobody can know. */
  readonly rest: number | null;
  /** Nothing can be said of it now, whatever was counted. */
  readonly blind?: boolean;
};

const NONE: Counted = { eligible: 0, missed: 0 };

/** How likely a share of what is counted in a period ends too small. */
export function forecastCounted(promised: CountedPromise, outlook: Outlook): Forecast {
  const { objective, measure, countOf, rest, blind = false } = promised;
  const { figure, seed } = outlook;
  const past = pastOf(measure, outlook).map(({ midway, end }) => {
    const ended = countOf(end.attainment) ?? NONE;
    const before = countOf(midway.attainment) ?? NONE;
    return { ...ended, rest: Math.max(0, ended.eligible - before.eligible) };
  });
  const standing = { objective, ...(countOf(figure.attainment) ?? NONE) };
  return forecastShare({ ...{ standing, rest, past, seed, blind }, lost: isLost(figure) });
}

function isLost({ verdict }: Figure): boolean {
  return verdict === 'breached';
}
