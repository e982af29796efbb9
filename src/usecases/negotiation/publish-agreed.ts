import { AccordError } from '../../domain/error.ts';
import { lastRound } from '../../domain/negotiation/negotiation.ts';
import type { Scene } from '../../domain/negotiation/scene.ts';
import { sidedTerms } from '../../domain/negotiation/sided-terms.ts';
import type { Step } from '../../domain/negotiation/steps.ts';
import type { Db } from '../../storage/database.ts';
import { planDraft } from '../draft/plan-draft.ts';
import { keepPlan } from '../register/keep-plan.ts';
import type { ImportPlan } from '../register/plan-import.ts';
import type { Setting } from '../status/viewing.ts';
import { placeIn } from './words/change-words.ts';

type Agreed = { readonly scene: Scene; readonly fresh: readonly Step[] };

/** Makes terms that everybody has signed a revision, by the same checks as an import; the revision has the very terms that were signed. */
export async function publishAgreed(
  tx: Db,
  context: Setting,
  { scene, fresh }: Agreed,
): Promise<void> {
  if (!fresh.some(({ content }) => content.type === 'agreed')) return;
  const { state, register, hashOf } = scene;
  const hash = lastRound(state)?.hash;
  const plan = planAgreed(scene);
  const [problem] = plan.problems;
  if (problem) {
    throw unfit(
      `they no longer fit the register: ${placeIn(problem.path, lastRound(state)?.terms)} ${problem.message}`,
    );
  }
  const [revision] = plan.revisions;
  if (revision?.number !== state.revision || hashOf({ ...revision.terms }) !== hash) {
    throw unfit('another revision was published meanwhile');
  }
  const reason = state.urgent ? `Urgent correction: ${state.reason}` : state.reason;
  await keepPlan(tx, context, { register, plan, how: 'by signing', reason });
}

/** What keeping the terms on the table does to the register; who was to sign and has left is no mistake in them. */
export function planAgreed({ key, state, register, now }: Scene): ImportPlan {
  const terms = lastRound(state)?.terms ?? {};
  const sided = sidedTerms(terms);
  const parties = new Map(register.parties);
  for (const { side, person } of state.slots) {
    const party = parties.get(sided[side]);
    const isListed = [...parties.values()].some((one) =>
      one.terms.people.some(({ key: known }) => known === person),
    );
    if (!party || person === null || isListed) continue;
    const people = [...party.terms.people, { key: person, name: person, roles: [] }];
    parties.set(party.key, { ...party, terms: { ...party.terms, people } });
  }
  return planDraft({ ...register, parties }, { kind: 'agreement', key, terms, now });
}

function unfit(why: string): AccordError {
  return new AccordError(
    'conflict',
    `These terms cannot be signed as they are, because ${why}. Make another offer with what has changed.`,
  );
}
