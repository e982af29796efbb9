import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
import { thingMeant } from '../../usecases/register/thing-meant.ts';
import { type ListedAgreement, listAgreements } from '../../usecases/status/list-agreements.ts';
import { type Answer, answer } from '../answer.ts';
import { writeTablePlace } from '../answers/table-place.ts';
import { button, section } from '../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { openFillingOf } from '../interactions/filling.ts';
import { beginningViews } from '../interactions/negotiation/begin.ts';
import { TITLE } from '../interactions/negotiation/proposal-view.ts';
import type { Session } from '../session.ts';
import { command } from './command.ts';

const MOST = 20;

/** `/sla propose`: begins to negotiate a change of an agreement. */
export const propose = command({
  name: 'propose',
  aliases: ['negotiate', 'offer'],
  usage: 'propose <agreement | service>',
  summary: 'Propose other terms to the other side, with what they would do beside each of them.',
  examples: ['propose acme-email', 'propose email'],
  picks: { of: 'proposable', question: 'Which agreement shall be changed?' },
  options: [],
  arguments: z.object({
    words: z.array(z.string()).min(1, 'What shall be changed? Name an agreement or a service.'),
  }),
  run: async (session, { words }) => {
    const [first, ...others] = await agreementsMeant(session, words);
    if (!first) {
      throw new AccordError('not-found', 'Nothing is agreed about this that you could change.');
    }
    if (others.length > 0) return choice([first, ...others]);
    const views = beginningViews(session, first.key);
    await openFillingOf(session, { title: TITLE, views });
    return answer(mrkdwn`Your proposal for ${first.name}`, [
      section(
        mrkdwn`📝 Your proposal for *${first.name}*. The other side sees nothing of it before you send it.`,
        button({
          label: 'Open the proposal',
          action: 'proposal.begin',
          value: writeTablePlace({ key: first.key }),
        }),
      ),
    ]);
  },
});

async function agreementsMeant(session: Session, words: readonly string[]) {
  const opened = await session.open();
  const { kind, key, name } = await thingMeant(opened, words);
  if (kind === 'service') return listAgreements(opened, { service: key });
  if (kind !== 'agreement') {
    throw new AccordError('invalid', `“${name}” is a ${kind}. Name an agreement or a service.`);
  }
  return (await listAgreements(opened)).filter((one) => one.key === key);
}

/** Several agreements are about one service. */
function choice(all: readonly ListedAgreement[]): Answer {
  const line: Mrkdwn = mrkdwn`Several agreements are about this. Which one is to be changed?`;
  return answer(line, [
    section(line),
    ...all.slice(0, MOST).map(({ key, name, kind, customerName, providerName }) =>
      section(
        mrkdwn`*${name}* (${kind}: ${providerName} for ${customerName})`,
        button({
          label: 'Propose a change',
          action: 'proposal.begin',
          value: writeTablePlace({ key }),
          spoken: `Propose a change of ${name}`,
        }),
      ),
    ),
  ]);
}
