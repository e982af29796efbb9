import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, join, mrkdwn, visible } from '../../../src/slack/blocks/mrkdwn.ts';

describe('markup', () => {
  it('escapes what is inserted and keeps what is written', () => {
    expect(mrkdwn`*${'<!channel> & co'}*`.mrkdwn).toBe('*&lt;!channel&gt; &amp; co*');
  });

  it('keeps inserted markup as it is', () => {
    expect(mrkdwn`by ${{ mrkdwn: '<@U1>' }}`.mrkdwn).toBe('by <@U1>');
  });

  it('takes out characters that disguise a name', () => {
    expect(visible('an\u202enA\u200b\u00ad')).toBe('annA');
    expect(visible('two\nlines')).toBe('two\nlines');
  });

  it('leaves out absent lines', () => {
    expect(join([mrkdwn`a`, null, mrkdwn``, mrkdwn`b`], '\n').mrkdwn).toBe('a\nb');
  });

  it('never lets a stranger mention anybody', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(mrkdwn`${text}`.mrkdwn).not.toMatch(/[<>]/);
      }),
    );
  });

  it('cuts to the limit and never inside an entity', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = cut(mrkdwn`${text}`.mrkdwn, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short).not.toMatch(/&(?!(amp|lt|gt);)/);
      }),
    );
  });

  it('never cuts inside a mention', () => {
    expect(cut('hello <@U12345> there', 12)).toBe('hello …');
  });
});
