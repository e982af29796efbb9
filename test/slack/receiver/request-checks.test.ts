import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../src/domain/calendar/instant.ts';
import { createRequestChecks } from '../../../src/slack/receiver/request-checks.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const NOW = Date.UTC(2026, 10, 21, 12);
const BODY = Buffer.from('command=%2Fsla&text=status');

function signed(at: number, body = BODY) {
  const timestamp = String(Math.floor(at / SECOND));
  const hash = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { timestamp, signature: `v0=${hash}`, body };
}

describe('a request that claims to come from Slack', () => {
  it.each([
    ['now', 0],
    ['5 minutes ago', -5 * MINUTE],
    ['in 5 minutes', 5 * MINUTE],
  ])('is let in when it was signed %s', (_when, offset) => {
    expect(createRequestChecks(SECRET)(signed(NOW + offset), NOW)).toBeNull();
  });

  it.each([
    ['a little more than 5 minutes ago', -5 * MINUTE - SECOND],
    ['a little more than 5 minutes in the future', 5 * MINUTE + SECOND],
    ['in an hour', 60 * MINUTE],
  ])('is refused when it was signed %s', (_when, offset) => {
    expect(createRequestChecks(SECRET)(signed(NOW + offset), NOW)).toMatchObject({
      status: 401,
      reason: 'its timestamp is off',
    });
  });

  it.each([
    ['a wrong signature', { ...signed(NOW), signature: `v0=${'0'.repeat(64)}` }],
    ['a signature of another length', { ...signed(NOW), signature: 'v0=12' }],
    ['another body than was signed', { ...signed(NOW), body: Buffer.from('text=evil') }],
    ['no signature', { ...signed(NOW), signature: undefined }],
    ['no timestamp', { ...signed(NOW), timestamp: undefined }],
    ['an empty timestamp', { ...signed(NOW), timestamp: '' }],
    ['a timestamp that is no number', { ...signed(NOW), timestamp: 'NaN' }],
    ['a timestamp with a sign', { ...signed(NOW), timestamp: `+${signed(NOW).timestamp}` }],
  ])('is refused with %s', (_what, request) => {
    expect(createRequestChecks(SECRET)(request, NOW)).toMatchObject({ status: 401 });
  });

  it('is refused the second time', () => {
    const check = createRequestChecks(SECRET);
    expect(check(signed(NOW), NOW)).toBeNull();
    expect(check(signed(NOW), NOW + MINUTE)).toMatchObject({ reason: 'it was received before' });
  });

  it('is refused the second time for as long as its timestamp would be accepted', () => {
    const check = createRequestChecks(SECRET);
    const early = signed(NOW + 5 * MINUTE);
    expect(check(early, NOW)).toBeNull();
    for (let minute = 1; minute < 10; minute++)
      check(signed(NOW + minute * MINUTE), NOW + minute * MINUTE);
    expect(check(early, NOW + 10 * MINUTE)).toMatchObject({ reason: 'it was received before' });
  });

  it('does not use up its place when it was refused', () => {
    const check = createRequestChecks(SECRET);
    expect(check({ ...signed(NOW), signature: 'v0=00' }, NOW)).not.toBeNull();
    expect(check(signed(NOW), NOW)).toBeNull();
  });
});
