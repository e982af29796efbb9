import type { App } from '@slack/bolt';
import { createTurns } from '../turns.ts';
import { acknowledge } from './acknowledge.ts';
import { listenToButtons } from './buttons.ts';
import { listenToCommand } from './command.ts';
import { listenToForms } from './forms.ts';
import { listenToHome } from './home.ts';
import type { Workshop } from './workshop.ts';

const AT_ONCE = 4;

/** Everything that the bot listens to; the manifest asks Slack for exactly this. */
export function listen(app: App, parts: Omit<Workshop, 'turns'>): void {
  const workshop: Workshop = { ...parts, turns: createTurns(AT_ONCE) };
  app.use(acknowledge);
  listenToCommand(app, workshop);
  listenToButtons(app, workshop);
  listenToForms(app, workshop);
  listenToHome(app, workshop);
}
