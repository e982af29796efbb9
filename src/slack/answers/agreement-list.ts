import { endWords } from '../../domain/agreement/effective-words.ts';
import { count } from '../../domain/target/length-words.ts';
import { type FirstSteps, firstSteps } from '../../usecases/register/first-steps.ts';
import { type ListedAgreement, listAgreements } from '../../usecases/status/list-agreements.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { context, type KnownBlock, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { detailsButton } from './agreement-blocks.ts';
import { firstStepBlocks } from './first-steps.ts';
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
  const opened = await session.open();
  const agreements = await listAgreements(opened, { words });
  if (agreements.length === 0) return nothingYet(await firstSteps(opened));
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

function nothingYet(steps: FirstSteps): Answer {
  if (!steps.mayWrite) return NOTHING;
  const none = mrkdwn`⚪ There is no agreement yet. \`/sla new agreement\` begins one.`;
  return answer(none, [section(none), ...firstStepBlocks(steps)]);
}

const NOTHING = sentence(
  mrkdwn`⚪ There is no agreement that you can see. If you expected one, ask your service level manager.`,
);

function group(
  kind: ListedAgreement['kind'],
  agreements: readonly ListedAgreement[],
): readonly (readonly KnownBlock[])[] {
  const rows = agreements.filter((one) => one.kind === kind).map(row);
  const title = section(mrkdwn`*${GROUPS[kind]}*`);
  return rows.map((block, index) => (index === 0 ? [title, block] : [block]));
}

function elsewhere({ overriddenCount }: ListedAgreement): string {
  if (overriddenCount === 0) return '';
  return `, ${overriddenCount} of them counted by a more specific agreement where there is one`;
}

function contentWords({ kind, targetCount, wishCount }: ListedAgreement): string {
  if (kind !== 'SLR') return count(targetCount, 'promise');
  const levels = targetCount > 0 ? `, ${count(targetCount, 'level')} asked for` : '';
  return `${count(wishCount, 'wish', 'wishes')}${levels}`;
}

function row(agreement: ListedAgreement): KnownBlock {
  const { name, key, effective, customerName, providerName } = agreement;
  return section(
    mrkdwn`${stateWords(agreement)} · *${name}* (\`${key}\`)\n${providerName} for ${customerName} · ${contentWords(agreement)}${elsewhere(agreement)} · ${endWords(effective)}`,
    detailsButton(agreement),
  );
}
