import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { acknowledge, acknowledgeAll, askToAssign, assign, openMore, wake } from './answer.ts';
import { turnAlerts } from './list.ts';
import { askToMute, askToSnooze, mute, snooze } from './rest.ts';
import { ASK_TO_WRITE, WRITE } from './write.ts';

/** Every button with which people answer alerts. */
export const ALERT_BUTTONS: readonly ButtonInteraction[] = [
  acknowledge,
  acknowledgeAll,
  askToAssign,
  askToSnooze,
  askToMute,
  wake,
  openMore,
  turnAlerts,
  ...ASK_TO_WRITE,
];

/** Every form with which people answer alerts. */
export const ALERT_FORMS: readonly FormInteraction[] = [assign, snooze, mute, ...WRITE];
