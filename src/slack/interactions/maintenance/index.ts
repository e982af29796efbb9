import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { approve, askToApprove } from './approve.ts';
import { ASK_ABOUT_MAINTENANCE, FOLLOW_MAINTENANCE } from './follow.ts';
import { beginMaintenance, confirmPlan, takePlan } from './plan.ts';

/** Every button about maintenance. */
export const MAINTENANCE_BUTTONS: readonly ButtonInteraction[] = [
  beginMaintenance,
  askToApprove,
  ...ASK_ABOUT_MAINTENANCE,
];

/** Every form about maintenance. */
export const MAINTENANCE_FORMS: readonly FormInteraction[] = [
  takePlan,
  confirmPlan,
  approve,
  ...FOLLOW_MAINTENANCE,
];
