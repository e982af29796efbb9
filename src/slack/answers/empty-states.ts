import type { StatusReport } from '../../usecases/status/status-report.ts';
import { type Answer, sentence } from '../answer.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';

/** When there is no agreement to report on. */
export function noAgreements({ service, customer, asOf }: StatusReport, clock: ClockWords): Answer {
  const about = service ? mrkdwn`*${service.name}*` : mrkdwn`any service`;
  const whose = customer ? mrkdwn` for *${customer.name}*` : mrkdwn``;
  return sentence(
    mrkdwn`⚪ There is no agreement about ${about}${whose} that you can see as of ${clock.date(asOf)}. \`/sla list\` shows the agreements that you can see; if you miss one, ask your service level manager.`,
  );
}
