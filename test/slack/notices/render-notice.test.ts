import { describe, expect, it } from 'vitest';
import { notice } from '../../../src/outbox/notice.ts';
import { validateBlocks } from '../../../src/playground/block-kit/validate.ts';
import { renderNotice } from '../../../src/slack/notices/index.ts';
import { NOTICES, promised } from './notices.ts';

const wordsOf = (blocks: unknown) => JSON.stringify(blocks);

describe('a notice in Slack', () => {
  it.each(Object.values(NOTICES))('$kind is taken by Slack', (given) => {
    const { text, blocks } = renderNotice(notice.parse(given));
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(text).not.toBe('');
  });

  it.each(Object.values(NOTICES).filter((given) => 'promised' in given))(
    '$kind says for whom, what was promised and who owns it',
    (given) => {
      const words = wordsOf(renderNotice(given).blocks);
      for (const part of ['Acme &amp; Sons', 'E-mail', promised.sentence, '<@U01MARA>']) {
        expect(words).toContain(part);
      }
    },
  );

  it.each([
    ['changed', 'its terms change from 1 Dec 2026 on'],
    ['terminated', 'it was terminated; its last day is 1 Dec 2026'],
    ['withdrawn', 'the terms that were to hold from 1 Dec 2026 on were withdrawn'],
  ] as const)('says that an agreement was %s, and the day', (deed, wanted) => {
    const changed = NOTICES['agreement-changed'];
    expect(renderNotice(notice.parse({ ...changed, deed })).text).toContain(wanted);
  });

  it('says which promises were missed in a period that has ended', () => {
    const { text, blocks } = renderNotice(NOTICES['period-missed']);
    expect(text).toBe(
      'October 2026 for acme-email: 2 of 9 promises missed: P1 response (75 % of 85 %), Reliability',
    );
    expect(wordsOf(blocks)).toContain('*Reliability* – at most 2 interruptions');
  });

  it('says how the other promises fared beside the chart', () => {
    expect(renderNotice(NOTICES['attainment-chart']).text).toContain('*8 of 9 promises met*');
  });

  it('tells the chart in words, month by month', () => {
    const words = wordsOf(renderNotice(NOTICES['attainment-chart']).blocks);
    for (const line of [
      'Aug 2026: 99.95 %, met',
      'Sep 2026: no data',
      'Oct 2026: 99.71 %, missed',
    ]) {
      expect(words).toContain(line);
    }
  });

  it('says what a date decides, what rests on it and who owns it', () => {
    const words = wordsOf(renderNotice(NOTICES['date-near']).blocks);
    for (const part of [
      'Cloudmail &lt;hosting&gt;: last day on 31 Dec 2026 (in 45 days)',
      'UC: Cloudmail for Northwind IT',
      'On it rest: E-mail for Acme.',
      '<@U01MARA>',
    ]) {
      expect(words).toContain(part);
    }
  });
});
