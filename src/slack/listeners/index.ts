import type { App } from '@slack/bolt';
import { createTurns } from '../turns.ts';
import { acknowledge } from './acknowledge.ts';
import { listenToButtons } from './buttons.ts';
import { listenToCommand } from './command.ts';
import { listenToForms } from './forms.ts';
import { hearOnce } from './hear-once.ts';
import { listenToHome } from './home.ts';
import { listenToSearches } from './searches.ts';
import { listenToShortcuts } from './shortcuts.ts';
import type { Workshop } from './workshop.ts';

// More at a time would be no faster, and what arrives meanwhile would be acknowledged later.
const AT_ONCE = 2;

/** Everything that the bot listens to; the manifest asks Slack for exactly this. */
export function listen(app: App, parts: Omit<Workshop, 'turns'>): void {
  const workshop: Workshop = { ...parts, turns: createTurns(AT_ONCE) };
  app.use(acknowledge);
  app.use(hearOnce(workshop));
  listenToCommand(app, workshop);
  listenToButtons(app, workshop);
  listenToForms(app, workshop);
  listenToSearches(app, workshop);
  listenToShortcuts(app, workshop);
  listenToHome(app, workshop);
}
