import { type LifecycleState, possibleSteps } from '../../domain/agreement/lifecycle.ts';
import { agreementState } from '../../domain/agreement/lifecycle-state.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { agreementSubject, may } from '../../domain/party/authority.ts';
import { transitionsOf } from '../../storage/lifecycle.ts';
import type { Setting, Viewing } from '../status/viewing.ts';
import { AGREEMENT_STEPS, type AgreementStep, STEP_RIGHTS } from './step-agreement.ts';

/** Where an agreement stands, who brought it there, and what the viewer may do with it. */
export type Standing = {
  readonly state: LifecycleState | 'new';
  /** What a person did with it last; null when it stands as its dates say, or for those outside. */
  readonly last: {
    readonly step: AgreementStep;
    readonly by: string;
    readonly at: Instant;
    readonly effectiveAt: Instant | null;
    readonly reason: string | null;
  } | null;
  /** What the viewer can do with it now. */
  readonly steps: readonly AgreementStep[];
};

/** Where an agreement stands for somebody who may see it. */
export async function standingOf(
  context: Setting,
  { register, visible, viewer, authority }: Viewing,
  key: string,
): Promise<Standing> {
  const workspaceId = context.workspace.id;
  const transitions = await transitionsOf(context.database, { workspaceId, agreementKeys: [key] });
  const revisions = visible.agreements.get(key) ?? [];
  const state = agreementState({ revisions, transitions, at: context.now });
  const latest = transitions.at(-1);
  const step = AGREEMENT_STEPS.find((one) => one === latest?.step);
  const shown = viewer.kind === 'staff' && latest && step ? { ...latest, step } : null;
  const subject = agreementSubject(register, key);
  const ending = latest?.to === 'terminated' && latest.revision === revisions.at(-1)?.number;
  return {
    state,
    last: shown && {
      ...{ step: shown.step, by: actorNamed(register, shown.actor).name, at: shown.at },
      ...{ effectiveAt: shown.effectiveAt, reason: shown.reason },
    },
    steps: AGREEMENT_STEPS.filter(
      (one) =>
        possibleSteps(state).includes(one) && may(authority, STEP_RIGHTS[one], subject) && !ending,
    ),
  };
}
