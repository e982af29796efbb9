import { forecastPeriods } from '../usecases/forecast/forecast-periods.ts';
import { scoreForecasts } from '../usecases/forecast/score-forecasts.ts';
import type { Job } from './job.ts';

/** Every morning forecasts how the running periods will end, and scores the forecasts of those that did. */
export const forecastPeriodsJob: Job = {
  name: 'forecast-periods',
  cron: '*/10 * * * *',
  scope: 'zones',
  run: async (context) => {
    await forecastPeriods(context);
    await scoreForecasts(context);
  },
};
