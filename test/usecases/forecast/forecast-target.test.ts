import { describe, expect, it } from 'vitest';
import { DEMO_START } from '../../../src/demo/demo-start.ts';
import { localInstant } from '../../../src/demo/history/local-instant.ts';
import { HOUR } from '../../../src/domain/calendar/instant.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { forecastsOfPeriod } from '../../../src/storage/forecasts.ts';
import { forecastScores } from '../../../src/usecases/forecast/forecast-scores.ts';
import { forecastTarget } from '../../../src/usecases/forecast/forecast-target.ts';
import { scoreForecasts } from '../../../src/usecases/forecast/score-forecasts.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { useDatabase } from '../../database.ts';
import { demoDatabase } from '../../demo/seeded.ts';

const opened = useDatabase(demoDatabase);

function context(now = DEMO_START, actor: Actor = { kind: 'cli' }) {
  const { database, workspace } = opened();
  return { database, workspace, actor, now };
}

function forecast(agreement: string, target: string, now = DEMO_START) {
  return forecastTarget(context(now), { agreement, target });
}

function kept(agreementKey: string, targetKey: string) {
  const { database, workspace } = opened();
  const periodFrom = Date.UTC(2026, 10, 1);
  const place = { workspaceId: workspace.id, agreementKey, targetKey, periodFrom };
  return forecastsOfPeriod(database, place);
}

describe('a forecast of the demo company', () => {
  it.each([
    ['acme-email', 'p3-response'],
    ['acme-email', 'availability'],
    ['acme-payroll', 'p2-resolution'],
    ['acme-webshop', 'availability'],
  ])('of %s %s starts from the figure that the status shows', async (agreement, target) => {
    const { figure, period, forecast: made } = await forecast(agreement, target);
    const { agreements } = await showStatus(context(), { agreement });
    const shown = agreements[0]?.targets.find(({ terms }) => terms.key === target);
    expect(figure).toEqual(shown?.figure);
    expect(period).toEqual(shown?.period);
    expect(made.sample.periods).toBeGreaterThan(0);
  });

  it('is the same to the last bit when it is made again', async () => {
    for (const target of ['availability', 'p3-response']) {
      const [first, second] = [
        await forecast('acme-email', target),
        await forecast('acme-email', target),
      ];
      expect(second.forecast).toEqual(first.forecast);
      expect(first.forecast.basis).toBe('history');
    }
  });

  it('is kept once a day, as it was made first', async () => {
    const evening = DEMO_START + 8 * HOUR;
    const first = await forecast('globex-vpn', 'availability', DEMO_START);
    await forecast('globex-vpn', 'availability', evening);
    expect(await kept('globex-vpn', 'availability')).toEqual([
      expect.objectContaining({ day: '2026-11-16', asOf: DEMO_START, forecast: first.forecast }),
    ]);
    await forecast('globex-vpn', 'availability', evening + 24 * HOUR);
    expect((await kept('globex-vpn', 'availability')).map(({ day }) => day)).toEqual([
      '2026-11-16',
      '2026-11-17',
    ]);
  });

  it('is too little history in the first weeks of an agreement', async () => {
    const { forecast: made } = await forecast(
      'acme-email',
      'p3-response',
      localInstant('2025-11-10T12:00'),
    );
    expect(made).toMatchObject({ basis: 'too-little-history', probability: null });
  });

  it('tells customers about their own agreements only', async () => {
    const emma: Actor = { kind: 'person', userId: 'U0EMMA', teamId: 'T0NORTH', guest: false };
    const asked = { target: 'availability' };
    await expect(
      forecastTarget(context(DEMO_START, emma), { ...asked, agreement: 'acme-email' }),
    ).resolves.toBeDefined();
    await expect(
      forecastTarget(context(DEMO_START, emma), { ...asked, agreement: 'globex-vpn' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('scoring the forecasts of the demo company', () => {
  it('compares every forecast of a month that is over with how the month ended', async () => {
    const days = ['2026-09-08', '2026-09-22', '2026-10-06', '2026-10-20'];
    const promises = [
      ['acme-email', 'p3-response'],
      ['acme-email', 'p3-resolution'],
      ['acme-email', 'availability'],
      ['acme-webshop', 'availability'],
    ] as const;
    for (const day of days) {
      for (const [agreement, target] of promises)
        await forecast(agreement, target, localInstant(`${day}T12:00`));
    }
    await scoreForecasts(context());
    const scores = await forecastScores(context());
    const { forecasts, certain, unscored, brier, calibration } = scores;
    expect(forecasts + certain.forecasts + unscored).toBeGreaterThanOrEqual(
      days.length * promises.length,
    );
    expect(forecasts).toBeGreaterThan(8);
    expect(brier).toBeLessThan(0.25);
    expect(certain.wrong).toBe(0);
    expect(calibration.reduce((sum, decile) => sum + decile.forecasts, 0)).toBe(forecasts);
    expect(scores.promises.reduce((sum, promise) => sum + promise.forecasts, 0)).toBe(forecasts);
  });

  it('is for the provider’s own people', async () => {
    const emma: Actor = { kind: 'person', userId: 'U0EMMA', teamId: 'T0NORTH', guest: false };
    await expect(forecastScores(context(DEMO_START, emma))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
