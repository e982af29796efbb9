import { describe, expect, it } from 'vitest';
import type { PostNotice, PostOutcome } from '../../../src/outbox/notice-post.ts';
import { paced } from '../../../src/slack/notices/pace.ts';
import { NOTICES } from './notices.ts';

const parcel = (channel: string, noticeId: string) => ({
  noticeId,
  notice: NOTICES['clock-at-risk'],
  recipient: { channel },
  picture: null,
});
const settle = () => new Promise(setImmediate);

function setUp(outcomes: PostOutcome[] = []) {
  const posted: string[] = [];
  const waits: (() => void)[] = [];
  const time = { now: 1_000_000 };
  const post: PostNotice = async ({ noticeId, recipient: { channel } }) => {
    posted.push(noticeId);
    return outcomes.shift() ?? { kind: 'posted', channelId: channel, messageTs: null };
  };
  const wait = () => new Promise<void>((resolve) => waits.push(resolve));
  return { posted, waits, time, post: paced(post, { wait, clock: () => time.now }) };
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

  it('leaves a channel alone for as long as Slack asked to wait', async () => {
    const limited: PostOutcome = { kind: 'later', afterSeconds: 30, problem: 'limited' };
    const { posted, time, post } = setUp([limited]);
    expect(await post(parcel('#a', '1'))).toEqual(limited);
    time.now += 29_001;
    expect(await post(parcel('#a', '1'))).toMatchObject({ kind: 'later', afterSeconds: 1 });
    expect(posted).toEqual(['1']);
    time.now += 999;
    expect(await post(parcel('#a', '1'))).toMatchObject({ kind: 'posted' });
    expect(posted).toEqual(['1', '1']);
  });
});
