import { describe, expect, it } from 'vitest';
import type { PostNotice } from '../../../src/outbox/notice-post.ts';
import { paced } from '../../../src/slack/notices/pace.ts';
import { NOTICES } from './notices.ts';

const parcel = (channel: string, noticeId: string) => ({
  noticeId,
  notice: NOTICES['clock-at-risk'],
  recipient: { channel },
  picture: null,
});
const settle = () => new Promise(setImmediate);

function setUp() {
  const posted: string[] = [];
  const waits: (() => void)[] = [];
  const post: PostNotice = async ({ noticeId, recipient: { channel } }) => {
    posted.push(noticeId);
    return { kind: 'posted', channelId: channel, messageTs: null };
  };
  const wait = () => new Promise<void>((resolve) => waits.push(resolve));
  return { posted, waits, post: paced(post, wait) };
}

describe('the pace of posting', () => {
  it('lets a channel rest after each message and keeps their order', async () => {
    const { posted, waits, post } = setUp();
    for (const id of ['1', '2', '3']) void post(parcel('#a', id));
    await settle();
    expect(posted).toEqual(['1']);
    waits.shift()?.();
    await settle();
    expect(posted).toEqual(['1', '2']);
  });

  it('does not make one channel wait for another', async () => {
    const { posted, post } = setUp();
    void post(parcel('#a', '1'));
    void post(parcel('#b', '2'));
    await settle();
    expect(posted).toEqual(['1', '2']);
  });
});
