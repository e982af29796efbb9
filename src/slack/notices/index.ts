import type { Notice, NoticeKind, NoticeOf } from '../../outbox/notice.ts';
import type { Answer } from '../answer.ts';
import { offerCard } from '../answers/offer-card.ts';
import { offerToldBy } from '../answers/offer-of.ts';
import { renderAgreementChanged } from './agreement-changed.ts';
import { renderAlert } from './alert.ts';
import { renderAlertTold } from './alert-told.ts';
import { renderApprovalAsked } from './approval-asked.ts';
import { isApprovalTalk, renderApprovalTalk } from './approval-talk.ts';
import { renderAttainmentChart } from './attainment-chart.ts';
import { renderCustomerMessage } from './customer-message.ts';
import { renderDateNear } from './date-near.ts';
import { renderAlertList, renderEscalated, renderListEscalated, renderListTold } from './digest.ts';
import { renderImprovementNear } from './improvement-near.ts';
import { renderInEffect } from './in-effect.ts';
import { renderMaintenance } from './maintenance.ts';
import { renderMaintenanceMoved } from './maintenance-moved.ts';
import { renderMaintenanceOwed } from './maintenance-owed.ts';
import { renderNegotiation } from './negotiation.ts';
import { renderOutage } from './outage.ts';
import { renderOutageMoved } from './outage-moved.ts';
import { renderOutageSeenUp, renderOutageUpdateNear } from './outage-owed.ts';
import { renderPeriodMissed } from './period-missed.ts';
import { renderSignatureAsked } from './signature-asked.ts';
import { renderWatchLate } from './watch-late.ts';

type Renderers = { readonly [Kind in NoticeKind]: (notice: NoticeOf<Kind>) => Answer };

/** How each kind of notice reads. */
const RENDERERS: Renderers = {
  alert: renderAlert,
  'alert-told': renderAlertTold,
  'alert-list': renderAlertList,
  'alert-list-told': renderListTold,
  'alert-list-escalated': renderListEscalated,
  'alert-escalated': renderEscalated,
  'customer-message': renderCustomerMessage,
  'improvement-near': renderImprovementNear,
  'period-missed': renderPeriodMissed,
  'attainment-chart': renderAttainmentChart,
  'date-near': renderDateNear,
  'watch-late': renderWatchLate,
  'agreement-changed': renderAgreementChanged,
  'approval-asked': renderApprovalAsked,
  'signature-asked': renderSignatureAsked,
  'terms-in-effect': renderInEffect,
  'negotiation-moved': (notice) =>
    isApprovalTalk(notice) ? renderApprovalTalk(notice) : renderNegotiation(notice),
  'negotiation-turn': (notice) => offerCard(offerToldBy(notice)),
  'negotiation-ended': renderNegotiation,
  'negotiation-near': renderNegotiation,
  outage: renderOutage,
  'outage-moved': renderOutageMoved,
  'outage-update-near': renderOutageUpdateNear,
  'outage-seen-up': renderOutageSeenUp,
  maintenance: renderMaintenance,
  'maintenance-moved': renderMaintenanceMoved,
  'maintenance-owed': renderMaintenanceOwed,
};

/** A notice as people read it. */
export function renderNotice(notice: Notice): Answer {
  return render(notice.kind, notice);
}

type Kinds = { readonly [Kind in NoticeKind]: NoticeOf<Kind> };

function render<Kind extends NoticeKind>(kind: Kind, notice: Kinds[Kind]): Answer {
  return RENDERERS[kind](notice);
}
