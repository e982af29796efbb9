import { count } from '../../domain/target/length-words.ts';
import { type FirstSteps, firstSteps } from '../../usecases/register/first-steps.ts';
import { type ListedService, listServices } from '../../usecases/service/list-services.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { standingWords } from '../wording/service-signs.ts';
import { firstStepBlocks } from './first-steps.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** The catalogue as the person may see it. */
export async function tellServices(session: Session, query: PageQuery): Promise<Answer> {
  const words = query.words.split(' ').filter(Boolean);
  const opened = await session.open();
  const services = await listServices(opened, { words });
  if (services.length === 0) return nothingYet(await firstSteps(opened));
  const found = count(services.length, 'service');
  return answer(mrkdwn`${found} that you can see`, [
    ...pagedBlocks({
      title: 'Services',
      groups: services.map((service) => [row(service)]),
      turn: 'services.rest',
      query,
    }),
    context(
      mrkdwn`${found} · \`/sla services <words>\` searches · \`/sla status <service>\` shows how the promises stand`,
    ),
  ]);
}

function nothingYet(steps: FirstSteps): Answer {
  if (!steps.mayWrite) return NOTHING;
  const none = mrkdwn`⚪ There is no service yet. \`/sla new service\` begins the catalogue.`;
  return answer(none, [section(none), ...firstStepBlocks(steps)]);
}

const NOTHING = sentence(
  mrkdwn`⚪ There is no service that you can see. If you expected one, ask your service level manager.`,
);

function row(service: ListedService): KnownBlock {
  const { key, name, state, promised, providerName, ownerName, agreements } = service;
  const owner = ownerName === null ? 'no owner' : `owner ${ownerName}`;
  const agreed = agreements === 0 ? 'no agreement in force' : count(agreements, 'agreement');
  return section(
    mrkdwn`*${name}* (\`${key}\`) – ${standingWords(state, promised)}\n${providerName} · ${owner} · ${agreed}`,
    button({ label: 'Details', action: 'service.show', value: key, spoken: `Details of ${name}` }),
  );
}
