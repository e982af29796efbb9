import type { Scene } from '../../domain/negotiation/scene.ts';
import type { StepContent } from '../../domain/negotiation/steps.ts';
import type { Context } from '../context.ts';
import { type NegotiationView, viewOf } from './negotiation-view.ts';
import { sitDown, type TablePlace } from './table.ts';
import { takeSteps } from './take-steps.ts';

/** Decides something at the table of an agreement and does what follows, all in one transaction; answers how it stands then. */
export function atTable(
  context: Context,
  place: TablePlace,
  decide: (scene: Scene) => readonly StepContent[],
): Promise<NegotiationView> {
  return context.database.transaction(async (tx) => {
    const table = await sitDown(tx, context, place);
    const decided = decide(table.scene);
    const scene = await takeSteps(tx, context, { table, decided });
    return viewOf({ ...table, scene });
  });
}
