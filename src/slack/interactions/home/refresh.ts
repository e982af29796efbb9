import { publishHome } from '../../home/publish-home.ts';
import type { ButtonInteraction } from '../interaction.ts';

/** Draws the Home tab anew. */
export const refreshHome: ButtonInteraction = {
  action: 'home.refresh',
  run: (session, click) => publishHome(session, click.view?.hash),
};
