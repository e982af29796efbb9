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

  it('says when a work item is due, in the zone of the agreement, and how much is left', () => {
    const words = wordsOf(renderNotice(NOTICES['clock-at-risk']).blocks);
    expect(words).toContain(
      '*3 min 45 s* of support time left, due *Mon 2 Nov, 10:15 (Europe/Berlin)*',
    );
    expect(words).toContain('*Next:* Send the customer a first reply.');
  });

  it('says in the same message what else was promised about the work item', () => {
    const given = NOTICES['clock-at-risk'];
    const also = [
      {
        promised: { ...promised, agreementName: 'Second level', targetName: 'P1 resolution' },
        ...{ threshold: 100, dueAt: given.dueAt, remainingMs: -1 },
      },
    ];
    expect(wordsOf(renderNotice({ ...given, also }).blocks)).toContain(
      '*Also:* P1 resolution of agreement “Second level”: missed, it was due Mon 2 Nov, 10:15',
    );
  });

  it('says how late a missed work item is', () => {
    const words = wordsOf(renderNotice(NOTICES['clock-breached']).blocks);
    expect(words).toContain('*Mon 2 Nov, 10:15 (Europe/Berlin)*, 1 min 1 s of support time ago');
  });

  it('says why a work item can never become due, and what to do about it', () => {
    const { text, blocks } = renderNotice(NOTICES['clock-unreachable']);
    expect(text).toContain('Never due: INC0042');
    const all = JSON.stringify(blocks);
    expect(all).toContain('first response can never become due');
    expect(all).toContain('the calendar `office` is not open for as long as was promised');
    expect(all).toContain('Add opening hours to the calendar `office`');
    expect(all).toContain('<@U01MARA>');
  });

  it('says how likely a promise is missed, and how often it was before', () => {
    const forecast = {
      ...{ episode: 1, probability: 0.8213, basis: 'history' as const },
      ...{ unit: 'month', periods: 12, missed: 3 },
    };
    const { blocks } = renderNotice({ ...NOTICES['period-at-risk'], forecast });
    const words = wordsOf(blocks);
    expect(words).toContain('*Availability in October 2026 likely to be missed*');
    expect(words).toContain(
      '*At this pace about 80 % likely to be missed; 3 of the 12 months before were missed*',
    );
    expect(wordsOf(renderNotice(NOTICES['period-cleared']).blocks)).toContain(
      '*Availability in October 2026 likely to be met again*',
    );
  });

  it('says how fast the budget of a period goes', () => {
    const burn = { episode: 1, urgency: 'page' as const, rate: 14.9, windowMs: 3_600_000 };
    const words = wordsOf(renderNotice({ ...NOTICES['period-at-risk'], burn }).blocks);
    expect(words).toContain(
      '*In the last hour downtime came 14 times as fast as the promise allows; 35 min of 44 min 42 s downtime used, 9 min 42 s left*',
    );
  });

  it('says how much of a period may still go wrong', () => {
    expect(renderNotice(NOTICES['period-at-risk']).text).toContain(
      'Availability in October 2026, 35 min of 44 min 42 s downtime used, 9 min 42 s left',
    );
    expect(renderNotice(NOTICES['period-breached']).text).toContain(
      '5 of 3 allowed misses used, 2 too many',
    );
  });

  it('lets nobody put markup into it', () => {
    const { text, blocks } = renderNotice(NOTICES['clock-at-risk']);
    expect(text).toContain('Mail &lt;b&gt;down&lt;/b&gt;');
    const stranger = { ...promised, owner: { name: '<!channel>', user: '!channel' } };
    const words = wordsOf(renderNotice({ ...NOTICES['clock-at-risk'], promised: stranger }).blocks);
    expect(wordsOf(blocks)).not.toContain('<b>');
    expect(words).not.toContain('<!channel>');
  });

  it('says so when nobody owns the promise', () => {
    const words = wordsOf(
      renderNotice({ ...NOTICES['clock-at-risk'], promised: { ...promised, owner: null } }).blocks,
    );
    expect(words).toContain('nobody is named');
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

  it('says at how much it warns and how much is used by now', () => {
    const words = wordsOf(renderNotice(NOTICES['period-at-risk']).blocks);
    expect(words).toContain('Warning at 75 %; 78 % is used now');
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
