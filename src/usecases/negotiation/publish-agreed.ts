import { AccordError } from '../../domain/error.ts';
import { lastRound } from '../../domain/negotiation/negotiation.ts';
import type { Scene } from '../../domain/negotiation/scene.ts';
import type { Step } from '../../domain/negotiation/steps.ts';
import type { Db } from '../../storage/database.ts';
import { planDraft } from '../draft/plan-draft.ts';
import { keepPlan } from '../register/keep-plan.ts';
import type { Setting } from '../status/viewing.ts';

type Agreed = { readonly scene: Scene; readonly fresh: readonly Step[] };

/** Makes terms that everybody has signed a revision, by the same checks as an import; the revision has the hash that was signed. */
export async function publishAgreed(
  tx: Db,
  context: Setting,
  { scene, fresh }: Agreed,
): Promise<void> {
  if (!fresh.some(({ content }) => content.type === 'agreed')) return;
  const { key, state, register } = scene;
  const round = lastRound(state);
  if (!round) return;
  const plan = planDraft(register, {
    kind: 'agreement',
    key,
    terms: round.terms,
    now: context.now,
  });
  const [problem] = plan.problems;
  if (problem) {
    throw unfit(`they no longer fit the register: ${problem.path} ${problem.message}`);
  }
  const [revision] = plan.revisions;
  if (revision?.number !== state.revision || revision.hash !== round.hash) {
    throw unfit('another revision was published meanwhile');
  }
  const reason = state.urgent ? `Urgent correction: ${state.reason}` : state.reason;
  await keepPlan(tx, context, { register, plan, how: 'by signing', reason });
}

function unfit(why: string): AccordError {
  return new AccordError(
    'conflict',
    `These terms cannot be signed as they are, because ${why}. Make another offer with what has changed.`,
  );
}
