import { count } from '../../domain/target/length-words.ts';
import { type ListedAgreement, listAgreements } from '../../usecases/status/list-agreements.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { context, type KnownBlock, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { endWords } from '../wording/dates-words.ts';
import { detailsButton } from './agreement-blocks.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';
import { stateWords } from './state-words.ts';

const GROUPS: Readonly<Record<ListedAgreement['kind'], string>> = {
  SLA: 'With customers (SLA)',
  OLA: 'Between our teams (OLA)',
  UC: 'With suppliers (underpinning contracts)',
  SLR: 'Wished for, not agreed yet (requirements)',
};

/** The agreements that a person can see, by kind, as much as one message holds. */
export async function tellAgreements(session: Session, query: PageQuery): Promise<Answer> {
  const words = query.words.split(' ').filter(Boolean);
  const agreements = await listAgreements(await session.open(), { words });
  if (agreements.length === 0) return NOTHING;
  const found = count(agreements.length, 'agreement');
  const kinds = [...new Set(agreements.map(({ kind }) => kind))];
  return answer(mrkdwn`${found} that you can see`, [
    ...pagedBlocks({
      title: 'Agreements',
      groups: kinds.flatMap((kind) => group(kind, agreements)),
      turn: 'list.rest',
      query,
    }),
    context(
      mrkdwn`${found} · \`/sla agreements <words>\` searches · \`/sla status <service>\` shows how the promises stand`,
    ),
  ]);
}

const NOTHING = sentence(
  mrkdwn`⚪ There is no agreement that you can see. If you expected one, ask your service level manager. An empty register begins with \`/sla new service\`, or with a file: \`/sla import\`.`,
);

function group(
  kind: ListedAgreement['kind'],
  agreements: readonly ListedAgreement[],
): readonly (readonly KnownBlock[])[] {
  const rows = agreements.filter((one) => one.kind === kind).map(row);
  const title = section(mrkdwn`*${GROUPS[kind]}*`);
  return rows.map((block, index) => (index === 0 ? [title, block] : [block]));
}

function row(agreement: ListedAgreement): KnownBlock {
  const { name, key, state, effective, customerName, providerName, targetCount } = agreement;
  return section(
    mrkdwn`${stateWords(state)} · *${name}* (\`${key}\`)\n${providerName} for ${customerName} · ${count(targetCount, 'promise')} · ${endWords(effective)}`,
    detailsButton(agreement),
  );
}
