import { checkAgreementsJob } from './check-agreements.ts';
import { detectRestatementsJob } from './detect-restatements.ts';
import { escalateAlertsJob } from './escalate-alerts.ts';
import { forecastPeriodsJob } from './forecast-periods.ts';
import { forgetOldJob } from './forget-old.ts';
import { heartbeatOf } from './heartbeat.ts';
import type { Job } from './job.ts';
import { postChartsJob } from './post-charts.ts';
import { refoldClocksJob } from './refold-clocks.ts';
import { remindImprovementsJob } from './remind-improvements.ts';
import { sealPeriodsJob } from './seal-periods.ts';
import { watchAlertsJob } from './watch-alerts.ts';
import { watchClocksJob } from './watch-clocks.ts';
import { watchDatesJob } from './watch-dates.ts';
import { watchMaintenanceJob } from './watch-maintenance.ts';
import { watchNegotiationsJob } from './watch-negotiations.ts';
import { watchOutagesJob } from './watch-outages.ts';
import { watchPeriodsJob, watchPromisesJob } from './watch-periods.ts';

const WORK: readonly Job[] = [
  forgetOldJob,
  refoldClocksJob,
  watchClocksJob,
  watchAlertsJob,
  escalateAlertsJob,
  watchPeriodsJob,
  watchPromisesJob,
  forecastPeriodsJob,
  postChartsJob,
  sealPeriodsJob,
  detectRestatementsJob,
  watchDatesJob,
  remindImprovementsJob,
  checkAgreementsJob,
  watchNegotiationsJob,
  watchOutagesJob,
  watchMaintenanceJob,
];

/** Everything that is done regularly, and what sees to it that it is. */
export const JOBS: readonly Job[] = [heartbeatOf(WORK), ...WORK];
