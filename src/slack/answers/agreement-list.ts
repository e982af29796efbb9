import { count } from '../../domain/target/length-words.ts';
import type { ListedAgreement } from '../../usecases/status/list-agreements.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { actions, button, context, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { LIMITS } from '../blocks/limits.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { paginate } from '../blocks/pages.ts';
import { endWords } from '../wording/dates-words.ts';
import { detailsButton } from './agreement-blocks.ts';
import { stateWords } from './state-words.ts';
import { type StatusQuery, writeQuery } from './status-query.ts';

const GROUPS: Readonly<Record<ListedAgreement['kind'], string>> = {
  SLA: 'With customers (SLA)',
  OLA: 'Between our teams (OLA)',
  UC: 'With suppliers (underpinning contracts)',
  SLR: 'Wished for, not agreed yet (requirements)',
};

const ROOM = { blocks: LIMITS.message.blocks - 4, characters: LIMITS.message.characters - 1_000 };

/** The agreements a person can see, by kind, as much as one message holds. */
export function listAnswer(agreements: readonly ListedAgreement[], query: StatusQuery): Answer {
  if (agreements.length === 0) return NOTHING;
  const kinds = [...new Set(agreements.map(({ kind }) => kind))];
  const groups = kinds.flatMap((kind) => group(kind, agreements));
  const pages = paginate(groups, ROOM);
  const page = Math.min(query.page, pages.length - 1);
  return answer(mrkdwn`${count(agreements.length, 'agreement')} that you can see`, [
    header('Agreements'),
    ...(pages[page] ?? []),
    ...turning(query, { page, pages: pages.length }),
    context(
      mrkdwn`${count(agreements.length, 'agreement')} · \`/sla status <service>\` shows how the promises stand`,
    ),
  ]);
}

const NOTHING = sentence(
  mrkdwn`⚪ There is no agreement that you can see. If you expected one, ask your service level manager. Agreements are put in with \`accord import\`.`,
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

function turning(
  query: StatusQuery,
  { page, pages }: { readonly page: number; readonly pages: number },
): readonly KnownBlock[] {
  if (pages < 2) return [];
  const value = writeQuery({ ...query, page: (page + 1) % pages });
  const label = page + 1 < pages ? 'Show the rest' : 'Back to the start';
  return actions([button({ label, action: 'list.rest', value })]);
}
