import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { askToEnd, end } from './end.ts';
import { openImprovements, turnImprovements } from './list.ts';
import { askToChange, askToImprove, change, plan } from './plan.ts';

/** Every button about what is to become better. */
export const IMPROVEMENT_BUTTONS: readonly ButtonInteraction[] = [
  askToImprove,
  askToChange,
  askToEnd,
  openImprovements,
  turnImprovements,
];

/** Every form about what is to become better. */
export const IMPROVEMENT_FORMS: readonly FormInteraction[] = [plan, change, end];
