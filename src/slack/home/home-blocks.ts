import { count } from '../../domain/target/length-words.ts';
import type { MyAlerts } from '../../usecases/alert/my-alerts.ts';
import type { JobsSeen } from '../../usecases/job/show-jobs.ts';
import type { ListedMaintenance } from '../../usecases/maintenance/list-maintenances.ts';
import type { Waiting } from '../../usecases/negotiation/waiting-for.ts';
import { recomputingWords } from '../../usecases/rebuild/recomputing.ts';
import type { FirstSteps } from '../../usecases/register/first-steps.ts';
import type { Danger, MyServices, ServiceLine } from '../../usecases/status/my-services.ts';
import { firstStepBlocks } from '../answers/first-steps.ts';
import {
  actions,
  button,
  context,
  divider,
  header,
  type KnownBlock,
  section,
} from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';
import { verdictSign, verdictWord } from '../wording/figure-words.ts';
import { promiseLine } from '../wording/promise-line.ts';
import { alertBlocks } from './alert-blocks.ts';
import { maintenanceBlocks, waitingBlocks } from './waiting-blocks.ts';
import { watchBlocks } from './watch-blocks.ts';

const MOST_SERVICES = 50;
const MOST_DANGERS = 20;

type Seen = {
  readonly mine: MyServices;
  readonly steps: FirstSteps;
  readonly waiting: readonly Waiting[];
  /** Maintenance that waits for this person's approval. */
  readonly maintenance: readonly ListedMaintenance[];
  /** What this person has to act on; null for whoever may see no alerts. */
  readonly alerts?: MyAlerts | null;
  /** How the watch stands; null for those who do not look after it. */
  readonly watch: JobsSeen | null;
  readonly clock: ClockWords;
  readonly help: readonly Mrkdwn[];
};

/** The Home tab: my services, what is about to be missed, what waits for me, and what to type. */
export function homeBlocks(seen: Seen): readonly KnownBlock[] {
  const { mine, steps, waiting, maintenance, alerts = null, watch, clock, help } = seen;
  // What somebody is to do comes before what they can look at.
  const isAsked = waiting.length > 0 || maintenance.length > 0;
  const waitingPart = [
    header('Waiting for me'),
    ...maintenanceBlocks(maintenance, clock),
    ...(maintenance.length > 0 && waiting.length === 0 ? [] : waitingBlocks(waiting, clock)),
    divider(),
  ];
  return [
    ...firstStepBlocks(steps),
    ...(steps.openToAll ? [context(OPEN)] : []),
    ...(mine.recomputing ? [context(mrkdwn`🔄 ${recomputingWords(mine.recomputing)}`)] : []),
    ...(isAsked ? waitingPart : []),
    ...(alerts ? alertBlocks(alerts) : []),
    header('My services'),
    ...serviceBlocks(mine.services, steps),
    divider(),
    header('At risk now'),
    ...dangerBlocks(mine.atRisk, clock),
    divider(),
    ...(isAsked ? [] : waitingPart),
    ...watchBlocks(watch, clock),
    header('What I can do'),
    ...help.map((group) => section(group)),
    ...actions([
      button({ label: 'Refresh', action: 'home.refresh' }),
      button({ label: 'Services', action: 'services.open' }),
      button({ label: 'Agreements', action: 'list.open' }),
      button({ label: 'Negotiations', action: 'negotiations.show' }),
      ...(alerts ? [button({ label: 'Improvements', action: 'improvements.open' })] : []),
      ...(steps.mayWrite ? [button({ label: 'Drafts', action: 'drafts.open' })] : []),
      button({ label: 'Check another date', action: 'status.ask' }),
      button({ label: 'Help', action: 'help.open' }),
    ]),
    context(mrkdwn`As of ${clock.time(mine.asOf)} (${clock.timeZone})`),
  ];
}

function serviceBlocks(
  services: readonly ServiceLine[],
  { mayWrite }: FirstSteps,
): readonly KnownBlock[] {
  if (services.length === 0) return [section(mayWrite ? NONE_YET : NOBODY)];
  const left = services.length - MOST_SERVICES;
  return [
    ...services.slice(0, MOST_SERVICES).map(serviceBlock),
    ...(left > 0
      ? [context(mrkdwn`${count(left, 'more service')}: \`/sla list\` shows all.`)]
      : []),
  ];
}

const OPEN = mrkdwn`🔓 The register names no administrator yet, so every member of your workspace counts as one. Give somebody the role *administrator* in the party of your team to change that.`;

const NONE_YET = mrkdwn`⚪ There is no service yet.`;

const NOBODY = mrkdwn`⚪ There is no service here that you can see. If you expected one, ask your service level manager to add you to the people of your party.`;

function serviceBlock({ key, name, verdict, agreements, promises }: ServiceLine): KnownBlock {
  const extent =
    agreements === 0
      ? 'no agreement in force'
      : promises === 0
        ? 'nothing promised yet'
        : `${count(promises, 'promise')} in ${count(agreements, 'agreement')}`;
  return section(
    mrkdwn`${verdictSign(verdict)} *${name}* – ${verdictWord(verdict)}\n${extent}`,
    button({
      label: 'Details',
      action: 'status.open',
      value: key,
      spoken: `How ${name} stands`,
    }),
  );
}

function dangerBlocks(dangers: readonly Danger[], clock: ClockWords): readonly KnownBlock[] {
  if (dangers.length === 0) return [section(mrkdwn`🌤️ Nothing is about to be missed.`)];
  const lines = dangers.slice(0, MOST_DANGERS).map((danger) => dangerLine(danger, clock));
  const left = dangers.length - MOST_DANGERS;
  return [
    ...titled(mrkdwn`The soonest first:`, lines),
    ...(left > 0 ? [context(mrkdwn`and ${left} more; \`/sla status\` shows all.`)] : []),
  ];
}

function dangerLine({ agreement, terms, item }: Danger, clock: ClockWords): Mrkdwn {
  return mrkdwn`⏰ *${item.workItemKey}* due ${clock.time(item.dueAt)} – ${promiseLine(terms)} (${agreement.name})`;
}
