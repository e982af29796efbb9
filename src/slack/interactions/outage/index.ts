import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { confirmOutage } from './confirm.ts';
import { beginOutage, takeDeclaring } from './declare.ts';
import { ASK_ABOUT_OUTAGE, FOLLOW_OUTAGE } from './follow.ts';

/** Every button about outages. */
export const OUTAGE_BUTTONS: readonly ButtonInteraction[] = [beginOutage, ...ASK_ABOUT_OUTAGE];

/** Every form about outages. */
export const OUTAGE_FORMS: readonly FormInteraction[] = [
  takeDeclaring,
  confirmOutage,
  ...FOLLOW_OUTAGE,
];
