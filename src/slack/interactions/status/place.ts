import type { Place } from '../../answers/status-answer.ts';
import type { Click } from '../interaction.ts';

/** Where an answer to a click is read; a direct message is no channel to share in. */
export function placeOf({ view, channelId }: Click): Place {
  return view ? { kind: 'dialog' } : { kind: 'private', channel: isChannel(channelId) };
}

/** Whether something can be shared in a conversation: direct messages have nobody to share it with. */
export function isChannel(channelId: string | null): boolean {
  return channelId !== null && !channelId.startsWith('D');
}
