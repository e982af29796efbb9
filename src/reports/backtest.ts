import type { Verdict } from '../domain/target/figure.ts';
import { VERDICT_WORDS } from './attainment.ts';

/** A history under today’s and under proposed terms, ready to be drawn. */
export type BacktestPicture = {
  readonly title: string;
  readonly subtitle: string;
  readonly today: BacktestLine | null;
  readonly proposed: BacktestLine | null;
  readonly labels: readonly string[];
};

/** One side, with a point for each label. */
export type BacktestLine = {
  readonly objective: string;
  readonly points: readonly BacktestPoint[];
};

export type BacktestPoint = {
  /** Truncated toward failure, as shown everywhere; null without data. */
  readonly percent: string | null;
  readonly verdict: Verdict;
};

/** Slack takes at most this many characters of alternative text. */
const LONGEST = 1000;

/** The picture in words, every number included, for people who do not see it. */
export function backtestAltText({ title, labels, today, proposed }: BacktestPicture): string {
  const sides = [
    ...(today ? [sideText(`Today, objective ${today.objective} %`, today, labels)] : []),
    ...(proposed
      ? [sideText(`Proposed, objective ${proposed.objective} %`, proposed, labels)]
      : []),
  ];
  const text = `Line chart: ${title}. ${sides.join(' ')}`;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function sideText(name: string, { points }: BacktestLine, labels: readonly string[]): string {
  const told = points.map(({ percent, verdict }, index) => {
    const reached = percent === null ? '' : `${percent} %, `;
    return `${labels[index]}: ${reached}${VERDICT_WORDS[verdict]}`;
  });
  return `${name}: ${told.join('; ')}.`;
}
