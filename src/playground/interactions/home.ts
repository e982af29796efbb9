import { viewShape } from '../api/shapes.ts';
import { sendEvent } from './event.ts';
import type { Parts } from './parts.ts';

/** Opens the app's Home: the app is told and usually publishes it. Guests have none. */
export async function openHome(user: string, parts: Parts): Promise<void> {
  const { workspace } = parts;
  if (workspace.people.isStranger(user)) return;
  const channel = workspace.channels.direct([workspace.world.app.botUserId, user]).id;
  const home = workspace.views.home(user);
  const view = home ? { view: viewShape(home, workspace) } : {};
  await sendEvent({ type: 'app_home_opened', user, channel, tab: 'home', ...view }, parts);
}
