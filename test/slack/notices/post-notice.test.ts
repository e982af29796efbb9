import { LogLevel } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Parcel, PostNotice } from '../../../src/outbox/notice-post.ts';
import type { Fault, Playground } from '../../../src/playground/playground.ts';
import { createOutboxClient, createPostNotice } from '../../../src/slack/notices/post-notice.ts';
import { NOTICES } from './notices.ts';
import { startSmallSlack } from './small-slack.ts';

let slack: Playground;
let post: PostNotice;

beforeEach(async () => {
  slack = await startSmallSlack();
  post = createPostNotice(
    createOutboxClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      timeout: 1_500,
      logLevel: LogLevel.ERROR,
    }),
  );
});

afterEach(() => slack.stop());

const risk: Parcel = {
  noticeId: '7',
  notice: NOTICES.alert,
  recipient: { channel: '#messaging' },
  picture: null,
};
const chart: Parcel = {
  ...risk,
  notice: NOTICES['attainment-chart'],
  picture: { fileName: 'chart.png', png: Uint8Array.of(1, 2, 3), altText: 'Bar chart: …' },
};
const messages = () => slack.state.messages.all;

describe('posting a notice', () => {
  it('puts it into the channel, findable by its id', async () => {
    const outcome = await post(risk);
    const [message] = messages();
    expect(outcome).toEqual({ kind: 'posted', channelId: 'C0MSG', messageTs: message?.ts });
    expect(message?.metadata).toEqual({
      event_type: 'accord_notice',
      event_payload: { id: '7', version: 1 },
    });
    expect(message?.text).toContain('INC0042');
    expect(message?.blocks.length).toBeGreaterThan(1);
  });

  it.each([
    ['#old', 'is archived', 'is_archived'],
    ['#elsewhere', '/invite', 'not_in_channel'],
    ['#nowhere', 'no such channel', 'channel_not_found'],
  ])('says what to do when %s cannot be written to', async (channel, remedy, name) => {
    for (const parcel of [risk, chart]) {
      const outcome = await post({ ...parcel, recipient: { channel } });
      expect(outcome).toMatchObject({ kind: 'refused', problem: expect.stringContaining(remedy) });
      expect(outcome).toMatchObject({ problem: expect.stringContaining(name) });
    }
  });

  it.each<[string, Fault, object]>([
    [
      'rate limited',
      { kind: 'rate-limited', retryAfterSeconds: 7 },
      { kind: 'later', afterSeconds: 7 },
    ],
    ['not ready', { kind: 'error', error: 'service_unavailable' }, { kind: 'later' }],
    ['failing', { kind: 'status', status: 503 }, { kind: 'later' }],
    ['silent', { kind: 'hang' }, { kind: 'unclear' }],
    ['cut off before', { kind: 'cut', when: 'before' }, { kind: 'unclear' }],
    ['revoked', { kind: 'error', error: 'token_revoked' }, { kind: 'refused' }],
  ])('when Slack is %s it is posted nowhere, once', async (_name, fault, expected) => {
    slack.fail('chat.postMessage', fault);
    expect(await post(risk)).toMatchObject(expected);
    expect(messages()).toEqual([]);
  });

  it('does not repeat a message whose answer got lost', async () => {
    slack.fail('chat.postMessage', { kind: 'cut', when: 'after' });
    expect(await post(risk)).toMatchObject({ kind: 'unclear' });
    expect(messages()).toHaveLength(1);
  });

  it('falls back to plain text when the blocks are refused', async () => {
    slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    expect(await post(risk)).toMatchObject({ kind: 'posted' });
    expect(messages()).toMatchObject([{ blocks: [], text: expect.stringContaining('INC0042') }]);
  });

  it('says Slack cannot be reached when it is not there', async () => {
    await slack.stop();
    expect(await post(risk)).toMatchObject({ kind: 'later' });
    slack = await startSmallSlack();
  });
});

describe('posting a chart', () => {
  it('shares the picture with its description and the sentences', async () => {
    expect(await post(chart)).toEqual({ kind: 'posted', channelId: 'C0MSG', messageTs: null });
    const [message] = messages();
    const file = slack.state.files.get(message?.files?.[0] ?? '');
    expect(file).toMatchObject({ name: 'chart.png', altText: 'Bar chart: …', isComplete: true });
    expect(file.bytes).toEqual(Buffer.of(1, 2, 3));
    expect(message?.text).toContain(
      'Oct 2026: *99.71 %, missed* (objective 99.9 %). Met in 1 of 2',
    );
  });

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'falls back to words when %s is refused',
    async (method) => {
      slack.fail(method, { kind: 'error', error: 'file_uploads_disabled' });
      expect(await post(chart)).toMatchObject({ kind: 'posted' });
      expect(messages()).toMatchObject([{ text: expect.stringContaining('99.71 %') }]);
      expect(messages()[0]?.files).toBeUndefined();
    },
  );

  it('is tried again when the connection broke before anything was shared', async () => {
    slack.fail('files.getUploadURLExternal', { kind: 'cut', when: 'after' });
    expect(await post(chart)).toMatchObject({ kind: 'later' });
    slack.fail('files.completeUploadExternal', { kind: 'cut', when: 'after' });
    expect(await post(chart)).toMatchObject({ kind: 'unclear' });
    expect(messages()).toHaveLength(1);
  });

  it('waits when Slack limits the rate', async () => {
    slack.fail('files.completeUploadExternal', { kind: 'rate-limited', retryAfterSeconds: 2 });
    expect(await post(chart)).toMatchObject({ kind: 'later', afterSeconds: 2 });
    expect(messages()).toEqual([]);
  });
});
