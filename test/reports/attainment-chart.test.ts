import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { altTextOf } from '../../src/reports/alt-text.ts';
import type { Attainment } from '../../src/reports/attainment.ts';
import { drawAttainmentChart } from '../../src/reports/attainment-chart.ts';

const attainment: Attainment = {
  title: 'Acme e-mail — availability',
  subtitle: 'Objective 99.9 % a month, Europe/Berlin',
  objective: '99.9',
  months: [
    { label: 'Aug 2026', percent: '99.95', verdict: 'met' },
    { label: 'Sep 2026', percent: null, verdict: 'no-data' },
    { label: 'Oct 2026', percent: '99.71', verdict: 'breached' },
  ],
};

describe('the attainment chart', () => {
  it('is a PNG with two pixels a point', async () => {
    const picture = await loadImage(drawAttainmentChart(attainment));
    expect([picture.width, picture.height]).toEqual([1920, 960]);
  });

  it('looks different when one month differs', () => {
    const better = attainment.months.map((month) => ({ ...month, percent: '99.99' }));
    expect(drawAttainmentChart({ ...attainment, months: better })).not.toEqual(
      drawAttainmentChart(attainment),
    );
  });

  it('is told in words with every number', () => {
    expect(altTextOf(attainment)).toBe(
      'Bar chart: Acme e-mail — availability. Objective 99.9 %. Aug 2026: 99.95 %, met; ' +
        'Sep 2026: no data; Oct 2026: 99.71 %, missed.',
    );
  });

  it('keeps the words within what Slack takes', () => {
    const many = Array.from({ length: 60 }, () => attainment.months).flat();
    expect(altTextOf({ ...attainment, months: many })).toHaveLength(1000);
  });
});
