import type { JsonObject } from '../json.ts';
import { freshId } from '../state/ids.ts';
import { homeTeam } from '../state/workspace.ts';
import type { Parts } from './parts.ts';

/** Sends an event, when the app subscribed to it. */
export async function sendEvent(event: JsonObject, parts: Parts): Promise<void> {
  const { workspace, delivery } = parts;
  const { app } = workspace.world;
  if (!app.events.includes(nameOf(event))) return;
  const team_id = homeTeam(workspace).id;
  const place = workspace.channels.find(String(event.channel));
  await delivery.deliver({
    type: 'events_api',
    payload: {
      token: 'verification-token-not-used',
      team_id,
      context_team_id: team_id,
      api_app_id: app.id,
      type: 'event_callback',
      event_id: freshId('Ev'),
      event_time: Math.floor(workspace.time.now() / 1000),
      is_ext_shared_channel: place?.sharedWith !== undefined,
      authorizations: [
        {
          enterprise_id: null,
          team_id,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event: { ...event, event_ts: workspace.messages.freshTs() },
    },
  });
}

/** `message.im` and its kin are one event type with a channel type. */
function nameOf(event: JsonObject): string {
  return event.type === 'message' ? `message.${String(event.channel_type)}` : String(event.type);
}
