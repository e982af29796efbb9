import type { Notice } from '../../outbox/notice.ts';
import type { Answer } from '../answer.ts';
import { offerCard } from '../answers/offer-card.ts';
import { offerToldBy } from '../answers/offer-of.ts';
import { renderAgreementChanged } from './agreement-changed.ts';
import { renderApprovalAsked } from './approval-asked.ts';
import { isApprovalTalk, renderApprovalTalk } from './approval-talk.ts';
import { renderAttainmentChart } from './attainment-chart.ts';
import { renderClockAtRisk } from './clock-at-risk.ts';
import { renderClockBreached } from './clock-breached.ts';
import { renderClockUnreachable } from './clock-unreachable.ts';
import { renderDateNear } from './date-near.ts';
import { renderInEffect } from './in-effect.ts';
import { renderNegotiation } from './negotiation.ts';
import { renderPeriodAtRisk } from './period-at-risk.ts';
import { renderPeriodBreached } from './period-breached.ts';
import { renderPeriodCleared } from './period-cleared.ts';
import { renderPeriodMissed } from './period-missed.ts';
import { renderSignatureAsked } from './signature-asked.ts';

/** A notice as people read it. */
export function renderNotice(notice: Notice): Answer {
  switch (notice.kind) {
    case 'clock-at-risk':
      return renderClockAtRisk(notice);
    case 'clock-breached':
      return renderClockBreached(notice);
    case 'clock-unreachable':
      return renderClockUnreachable(notice);
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
    case 'agreement-changed':
      return renderAgreementChanged(notice);
    case 'approval-asked':
      return renderApprovalAsked(notice);
    case 'signature-asked':
      return renderSignatureAsked(notice);
    case 'terms-in-effect':
      return renderInEffect(notice);
    case 'negotiation-moved':
      return isApprovalTalk(notice) ? renderApprovalTalk(notice) : renderNegotiation(notice);
    case 'negotiation-turn':
      return offerCard(offerToldBy(notice));
    case 'negotiation-ended':
    case 'negotiation-near':
      return renderNegotiation(notice);
  }
}
