import { count } from '../../domain/target/length-words.ts';
import type { NegotiationView } from '../../usecases/negotiation/negotiation-view.ts';
import { listNegotiations } from '../../usecases/negotiation/show-negotiation.ts';
import { type Answer, answer } from '../answer.ts';
import { button, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** Everything that is negotiated or waits for its date, as far as somebody may see it. */
export async function tellNegotiations(session: Session, query: PageQuery): Promise<Answer> {
  const found = await listNegotiations(await session.open());
  const groups = found.length === 0 ? [[section(NOTHING)]] : found.map((one) => [line(one)]);
  return answer(mrkdwn`${count(found.length, 'negotiation')}`, [
    ...pagedBlocks({
      title: 'Negotiations',
      ...{ groups, query, turn: 'negotiations.turn' },
    }),
  ]);
}

const NOTHING = mrkdwn`⚪ Nothing is negotiated at the moment. \`/sla propose <agreement>\` begins.`;

function line(view: NegotiationView): KnownBlock {
  const { key, name, standing, providerName, customerName, turn, side } = view;
  return section(
    join(
      [
        mrkdwn`🤝 *${name}* (\`${key}\`) · ${providerName} for ${customerName}`,
        mrkdwn`${standing}`,
        turn === side ? mrkdwn`👉 It is your side’s turn.` : null,
      ],
      '\n',
    ),
    button({
      ...{ label: 'Details', action: 'negotiation.show', value: key },
      spoken: `Where the negotiation of ${name} stands`,
    }),
  );
}
