import type { LifecycleState, LifecycleStep } from '../../domain/agreement/lifecycle.ts';
import type { Negotiation } from '../../domain/negotiation/negotiation.ts';
import type { Scene } from '../../domain/negotiation/scene.ts';
import type { Db } from '../../storage/database.ts';
import { stateOfComing, stepComing } from '../draft/draft-record.ts';
import type { Setting } from '../status/viewing.ts';

type Wanted = 'draft' | 'negotiating' | 'signing' | 'withdrawn';

/** How to get from where a coming revision stands to where its negotiation says that it stands. */
const WAYS: Readonly<
  Partial<Record<LifecycleState | 'new', Record<Wanted, readonly LifecycleStep[]>>>
> = {
  new: {
    ...{ draft: ['start'], negotiating: ['start', 'offer'], signing: ['start', 'offer', 'agree'] },
    withdrawn: [],
  },
  withdrawn: {
    ...{ draft: ['start'], negotiating: ['start', 'offer'], signing: ['start', 'offer', 'agree'] },
    withdrawn: [],
  },
  draft: {
    draft: [],
    negotiating: ['offer'],
    signing: ['offer', 'agree'],
    withdrawn: ['withdraw'],
  },
  negotiating: {
    ...{ draft: ['call-back'], negotiating: [], signing: ['agree'], withdrawn: ['withdraw'] },
  },
  signing: {
    ...{ draft: ['call-back'], negotiating: ['call-back', 'offer'], signing: [] },
    withdrawn: ['withdraw'],
  },
};

/** Writes where the coming revision stands, as its negotiation has moved on; one that was published elsewhere is left alone. */
export async function alignLifecycle(
  tx: Db,
  context: Setting,
  { key, state }: Pick<Scene, 'key' | 'state'>,
): Promise<void> {
  const wanted = wantedFor(state);
  if (wanted === null) return;
  const coming = { agreementKey: key, revision: state.base.revision + 1 };
  const steps = WAYS[await stateOfComing(tx, context, coming)]?.[wanted] ?? [];
  const reason = state.ended?.reason ?? null;
  for (const step of steps) {
    await stepComing(tx, context, { ...coming, step, ...(step === 'withdraw' && { reason }) });
  }
}

function wantedFor({ phase, revision }: Negotiation): Wanted | null {
  if (revision !== null && phase !== 'agreed') return null;
  switch (phase) {
    case 'preparing':
      return 'draft';
    case 'open':
    case 'approving':
      return 'negotiating';
    case 'signing':
    case 'agreed':
      return 'signing';
    case 'in-force':
      return null;
    case 'withdrawn':
    case 'expired':
    case 'declined':
      return 'withdrawn';
  }
}
