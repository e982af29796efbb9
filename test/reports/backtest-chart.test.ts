import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import {
  type BacktestLine,
  type BacktestPicture,
  backtestAltText,
} from '../../src/reports/backtest.ts';
import { drawBacktestChart } from '../../src/reports/backtest-chart.ts';

function line(objective: string, percents: readonly (string | null)[]): BacktestLine {
  const verdictOf = (percent: string | null) => {
    if (percent === null) return 'no-data';
    return Number(percent) < Number(objective) ? 'breached' : 'met';
  };
  return {
    objective,
    points: percents.map((percent) => ({ percent, verdict: verdictOf(percent) })),
  };
}

const picture: BacktestPicture = {
  title: 'E-mail for Acme: Availability',
  subtitle: 'The last 3 months',
  labels: ['Aug 2026', 'Sep 2026', 'Oct 2026'],
  today: line('99.9', ['99.95', null, '99.71']),
  proposed: line('99.97', ['99.95', null, '90']),
};

describe('the chart of a back-test', () => {
  it('is a PNG with two pixels a point', async () => {
    const drawn = await loadImage(drawBacktestChart(picture));
    expect([drawn.width, drawn.height]).toEqual([1920, 960]);
  });

  it.each([
    ['another objective', { today: line('99.5', ['99.95', null, '99.71']) }],
    ['another month', { proposed: line('99.97', ['99.95', null, '99.99']) }],
    ['only one side', { today: null }],
  ])('looks different with %s', (_, change) => {
    expect(drawBacktestChart({ ...picture, ...change })).not.toEqual(drawBacktestChart(picture));
  });

  it('is told in words with every number of both sides', () => {
    expect(backtestAltText(picture)).toBe(
      'Line chart: E-mail for Acme: Availability. ' +
        'Today, objective 99.9 %: Aug 2026: 99.95 %, met; Sep 2026: no data; Oct 2026: 99.71 %, missed. ' +
        'Proposed, objective 99.97 %: Aug 2026: 99.95 %, missed; Sep 2026: no data; Oct 2026: 90 %, missed.',
    );
  });

  it('keeps the words within what Slack takes', () => {
    const labels = Array.from({ length: 120 }, (_, index) => `Month ${index}`);
    const long = line(
      '99',
      labels.map(() => '99.95'),
    );
    expect(backtestAltText({ ...picture, labels, today: long, proposed: long })).toHaveLength(1000);
  });
});
