import type { Scene } from '../../domain/negotiation/scene.ts';
import { approvalAsked, negotiationTurn, signatureAsked } from '../../outbox/notice-negotiation.ts';
import type { Db } from '../../storage/database.ts';
import { saidNotices } from '../../storage/said-notices.ts';
import type { Context } from '../context.ts';
import { renewNotice } from '../notice/enqueue-notice.ts';
import { type CardNotice, cardNow } from './card-now.ts';
import { sitDown, type TablePlace } from './table.ts';

const CARDS = [negotiationTurn, approvalAsked, signatureAsked];
const KINDS = ['negotiation-turn', 'approval-asked', 'signature-asked'] as const;

type Moved = { readonly id: string; readonly scene: Pick<Scene, 'register' | 'state'> };

/** Lets everything that was offered and asked so far say how it stands now, whoever or whatever moved it. */
export async function renewCards(tx: Db, context: Context, { id, scene }: Moved): Promise<void> {
  const said = await saidNotices(tx, {
    ...{ workspaceId: context.workspace.id, kinds: KINDS, keyPrefix: `negotiation/${id}/` },
  });
  for (const payload of said) {
    const card = readCard(payload);
    if (card === null) continue;
    const notice = cardNow(scene, card);
    await renewNotice(tx, context, { notice, recipient: { channel: card.to } });
  }
}

/** Lets the messages of a negotiation say how it stands, where something else than a step of it has changed that. */
export function renewTable(context: Context, place: TablePlace): Promise<void> {
  return context.database.transaction(async (tx) =>
    renewCards(tx, context, await sitDown(tx, context, place)),
  );
}

function readCard(payload: unknown): CardNotice | null {
  for (const schema of CARDS) {
    const { data } = schema.safeParse(payload);
    if (data) return data;
  }
  return null;
}
