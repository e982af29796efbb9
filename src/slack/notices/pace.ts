import { setTimeout } from 'node:timers/promises';
import { SECOND } from '../../domain/calendar/instant.ts';
import type { PostNotice } from '../../outbox/notice-post.ts';

type Wait = (ms: number) => Promise<unknown>;

/** Slack takes about one message a second in a channel. */
const APART = SECOND;

/** Posts one after the other in each channel, at most one a second; different channels do not wait. */
export function paced(post: PostNotice, wait: Wait = setTimeout): PostNotice {
  const lines = new Map<string, Promise<unknown>>();
  return (parcel) => {
    const { channel } = parcel.recipient;
    const before = lines.get(channel) ?? Promise.resolve();
    const posted = before.then(() => post(parcel));
    const line = posted.then(() => wait(APART)).catch(() => {});
    lines.set(channel, line);
    line.then(() => {
      if (lines.get(channel) === line) lines.delete(channel);
    });
    return posted;
  };
}
