import type { Notice } from '../../outbox/notice.ts';
import type { Answer } from '../answer.ts';
import { renderAttainmentChart } from './attainment-chart.ts';
import { renderClockAtRisk } from './clock-at-risk.ts';
import { renderClockBreached } from './clock-breached.ts';
import { renderDateNear } from './date-near.ts';
import { renderNegotiation } from './negotiation.ts';
import { renderPeriodAtRisk } from './period-at-risk.ts';
import { renderPeriodBreached } from './period-breached.ts';
import { renderPeriodCleared } from './period-cleared.ts';
import { renderPeriodMissed } from './period-missed.ts';

/** A notice as people read it. */
export function renderNotice(notice: Notice): Answer {
  switch (notice.kind) {
    case 'clock-at-risk':
      return renderClockAtRisk(notice);
    case 'clock-breached':
      return renderClockBreached(notice);
    case 'period-at-risk':
      return renderPeriodAtRisk(notice);
    case 'period-cleared':
      return renderPeriodCleared(notice);
    case 'period-breached':
      return renderPeriodBreached(notice);
    case 'period-missed':
      return renderPeriodMissed(notice);
    case 'attainment-chart':
      return renderAttainmentChart(notice);
    case 'date-near':
      return renderDateNear(notice);
    case 'negotiation-turn':
    case 'approval-asked':
    case 'signature-asked':
    case 'negotiation-moved':
    case 'negotiation-ended':
    case 'negotiation-near':
    case 'terms-in-effect':
      return renderNegotiation(notice);
  }
}
