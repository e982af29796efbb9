import { type Scene, sidedOf } from '../../domain/negotiation/scene.ts';
import { homeSide, type Side } from '../../domain/negotiation/sides.ts';
import type { Step, StepContent, StepType } from '../../domain/negotiation/steps.ts';
import { recordAll } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { contentHash } from '../register/content-hash.ts';
import type { Setting } from '../status/viewing.ts';

/** What each step is called in the audit trail. */
export const STEP_VERBS: Readonly<Record<StepType, string>> = {
  started: 'negotiation started',
  prepared: 'offer written',
  offered: 'offer sent',
  answered: 'offer answered',
  commented: 'offer commented on',
  'round-closed': 'round closed',
  withdrawn: 'negotiation withdrawn',
  paused: 'negotiation paused',
  resumed: 'negotiation resumed',
  expired: 'negotiation expired',
  revived: 'negotiation taken up again',
  'approval-opened': 'approval asked for',
  approved: 'terms approved',
  rejected: 'terms sent back',
  asked: 'question asked',
  replied: 'question answered',
  escalated: 'approval escalated',
  'signing-opened': 'signatures asked for',
  signed: 'terms signed',
  agreed: 'terms agreed',
  'in-force': 'terms took effect',
};

/** What one side does among itself is told to nobody of the other one, not even that it was done. */
const INSIDE: readonly StepType[] = [
  ...(['started', 'prepared', 'approved', 'rejected', 'asked', 'replied', 'escalated'] as const),
];

function verbOf(content: StepContent, home: Side): string {
  const verb = STEP_VERBS[content.type];
  const isInside =
    INSIDE.includes(content.type) || (content.type === 'commented' && content.inside);
  return isInside && 'side' in content && content.side !== home ? `${verb} inside` : verb;
}

type Recorded = {
  readonly id: string;
  readonly scene: Scene;
  readonly fresh: readonly Step[];
};

/** Adds steps to the audit trail; what was written in them is named by its hash, because some of it is for one side alone. */
export function recordSteps(
  tx: Db,
  { workspace }: Setting,
  { id, scene, fresh }: Recorded,
): Promise<void> {
  const home = homeSide(sidedOf(scene));
  return recordAll(
    tx,
    fresh.map(({ number, at, actor, hash, content }) => ({
      ...{ workspaceId: workspace.id, at, actor, verb: verbOf(content, home) },
      subject: `agreement:${scene.key}`,
      detail: {
        negotiation: id,
        step: number,
        hash,
        content: contentHash(content),
        ...part(content),
      },
      reason: reasonOf(content),
    })),
  );
}

/** Which round or stage it was about, and for whom. */
function part(content: StepContent): Readonly<Record<string, unknown>> {
  return {
    ...('side' in content && { side: content.side }),
    ...('round' in content && { round: content.round }),
    ...('stage' in content && { stage: content.stage }),
    ...(content.type === 'agreed' && { agreed: content.revision }),
  };
}

/** The reasons that both sides are told. */
function reasonOf(content: StepContent): string | null {
  switch (content.type) {
    case 'withdrawn':
    case 'paused':
    case 'revived':
      return content.reason;
    default:
      return null;
  }
}
