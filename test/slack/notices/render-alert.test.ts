import { describe, expect, it } from 'vitest';
import { notice } from '../../../src/outbox/notice.ts';
import type { AlertNotice } from '../../../src/outbox/notice-alert.ts';
import { validateBlocks } from '../../../src/playground/block-kit/validate.ts';
import { renderNotice } from '../../../src/slack/notices/index.ts';
import { alert, clockAlert, NOTICES, periodAlert, promised } from './notices.ts';

const wordsOf = (given: AlertNotice) => JSON.stringify(renderNotice(notice.parse(given)).blocks);
const DUE = '<!date^1793610900^{date_short_pretty}, {time}|Mon 2 Nov, 10:15 (Europe/Berlin)>';

const buttonsOf = (given: AlertNotice) =>
  [...wordsOf(given).matchAll(/"action_id":"([^"]+)"/g)].map(([, action]) => action);

describe('an alert in Slack', () => {
  it('says for whom, what was promised, who owns it, what to do and why somebody reads it', () => {
    const words = wordsOf(alert);
    for (const part of [
      ...['Acme &amp; Sons', 'E-mail', promised.sentence, '<@U01MARA>'],
      ...['*Next:* Send the customer a first reply.', 'Warning at 75 % of the time'],
      'agreement acme-email, revision 3 · this is its team channel',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('says when a work item is due, on the clock of whoever reads it, and how much was left when', () => {
    expect(wordsOf(alert)).toContain(
      `Due *${DUE}*; *3 min 45 s* of support time left (as of <!date`,
    );
    expect(renderNotice(alert).text).toContain('due Mon 2 Nov, 10:15 (Europe/Berlin)');
  });

  it('says how late a missed work item is, and asks for the cause until it is told', () => {
    const missed = { standing: 'breached', level: 100, remainingMs: -61_000 } as const;
    const words = wordsOf(clockAlert('breached', missed, { missed: true }));
    expect(words).toContain(`It was due *${DUE}*, 1 min 1 s of support time late`);
    expect(words).toContain('Then write down the cause');
    const cause = { cause: 'The pager was off', action: 'Two pagers' };
    const told = clockAlert('breached', missed, { missed: true, cause });
    expect(wordsOf(told)).toContain('*Cause:* The pager was off');
    expect(wordsOf(told)).not.toContain('Then write down the cause');
    expect(buttonsOf(told)).not.toContain('alert.cause');
  });

  it('says of what was due a moment ago only when that was', () => {
    const missed = { standing: 'breached', level: 100, remainingMs: -200 } as const;
    const words = wordsOf(clockAlert('breached', missed, { missed: true }));
    expect(words).toContain(`It was due *${DUE}* (as of`);
  });

  it('looks for the cause of misses only where there are some', () => {
    const next = (spent: number) =>
      wordsOf(
        periodAlert('at-risk', { budget: { unit: 'cases', granted: 2, spent, left: 2 - spent } }),
      );
    expect(next(0)).toContain('nothing has been missed yet');
    expect(next(1)).toContain('what caused the misses so far');
  });

  it('says how late it was done in the end', () => {
    const late = { standing: 'late', level: 100, remainingMs: -1_200_000 } as const;
    const words = wordsOf(clockAlert('closed', late, { missed: true }));
    expect(words).toContain('first response missed, and done since');
    expect(words).toContain(`Answered 20 min late; it was due ${DUE}`);
  });

  it('says why a work item can never become due, and what to do about it', () => {
    const words = wordsOf(
      clockAlert('never-due', { standing: 'never-due', level: 1, dueAt: null }),
    );
    expect(words).toContain('first response can never become due');
    expect(words).toContain('the calendar `office` is not open for as long as was promised');
    expect(words).toContain('Add opening hours to the calendar `office`');
  });

  it.each([
    ['exclusion', 'Time that does not count by agreement was taken out.'],
    ['event', 'Something that became known later changed what was measured.'],
    ['merged', 'It was merged into another one.'],
  ] as const)('says that it was taken back, and why: %s', (why, words) => {
    const withdrawn = clockAlert('withdrawn', { standing: 'calm', level: 0 }, { why });
    expect(wordsOf(withdrawn)).toContain('nothing to do, taken back');
    expect(wordsOf(withdrawn)).toContain(words);
    expect(buttonsOf(withdrawn)).toEqual(['why.open', 'alert.more']);
  });

  it('says in the same message what else was promised about the work item', () => {
    const [line] = alert.lines;
    if (!line) throw new Error('An alert has a line.');
    const other = { ...promised, agreementName: 'Second level', targetKind: 'resolution' };
    const words = wordsOf({ ...alert, lines: [line, { ...line, promised: other }] });
    expect(words).toContain('*Also:* resolution of agreement “Second level”: due');
  });

  it('says how close a period is, until when, when it is missed at this pace, and what that costs', () => {
    const words = wordsOf(periodAlert('at-risk', {}));
    expect(words).toContain('*Availability in October 2026 at risk*');
    expect(words).toContain('*35 of 44 minutes of downtime used, 9 left*; 99.92 % so far');
    expect(words).toContain(
      '*At this pace missed on <!date^1792821600^{date_short_pretty}|Sat 24 Oct>*',
    );
    expect(words).toContain('*A miss costs:* 10 % of the fee, €120.00 in credits');
    expect(words).toContain('Warning at 75 %; 78 % is used now');
  });

  it('says at how much it warns, and how much is used by now only where that is more', () => {
    const budget = { unit: 'ms', granted: 100, spent: 75, left: 25 } as const;
    expect(wordsOf(periodAlert('at-risk', { budget }))).toContain('Warning at 75 % used');
  });

  it('says how likely a promise is missed, and how often it was before', () => {
    const forecast = {
      ...{ probability: 0.8213, basis: 'history' as const },
      ...{ unit: 'month', periods: 12, missed: 3 },
    };
    const words = wordsOf(periodAlert('at-risk', { level: 50, forecast }));
    expect(words).toContain('*Availability in October 2026 likely to be missed*');
    expect(words).toContain(
      'At this pace about 80 % likely to be missed; 3 of the 12 months before were missed',
    );
    expect(wordsOf(periodAlert('recovered', { standing: 'kept', level: 0 }))).toContain(
      '*Availability in October 2026 likely to be met again*',
    );
  });

  it.each([
    ['breached', 'breached'],
    ['closed', 'late'],
    ['recovered', 'kept'],
  ] as const)('says no more how likely it was once that is known: %s', (standing, stands) => {
    const forecast = {
      ...{ probability: 0.5, basis: 'history' as const },
      ...{ unit: 'month', periods: 12, missed: 0 },
    };
    const words = (how: typeof standing | 'at-risk', seen: typeof stands | 'at-risk') =>
      wordsOf(periodAlert(how, { standing: seen, forecast }));
    expect(words('at-risk', 'at-risk')).toContain('% likely');
    expect(words(standing, stands)).not.toContain('% likely');
  });

  it('says how fast the budget of a period goes', () => {
    const burn = { urgency: 'page' as const, rate: 14.9, windowMs: 3_600_000 };
    const words = wordsOf(periodAlert('at-risk', { level: 60, burn }));
    expect(words).toContain('is being lost fast');
    expect(words).toContain(
      'In the last hour downtime came 14 times as fast as the promise allows',
    );
  });

  it('says how many may still be missed', () => {
    const budget = { unit: 'cases', granted: 3, spent: 5, left: -2 } as const;
    expect(renderNotice(periodAlert('breached', { standing: 'breached', budget })).text).toContain(
      '5 of 3 allowed misses used, 2 too many',
    );
  });

  it('says who is at it, and until when nobody wants to hear of it', () => {
    const holder = { name: 'Ben', user: 'U01BEN' };
    const until = clockAlert('at-risk', {}).seenAt;
    expect(wordsOf({ ...alert, holder, acknowledged: true })).toContain('*At it:* <@U01BEN>');
    expect(buttonsOf({ ...alert, acknowledged: true })).not.toContain('alert.acknowledge');
    expect(wordsOf({ ...alert, snoozed: { until: null } })).toContain('until it gets worse');
    const muted = { until, reason: 'Known <bug>', by: 'Ben' };
    expect(wordsOf({ ...alert, muted })).toContain('by Ben: Known &lt;bug&gt;');
  });

  it('offers an improvement from the third miss of a promise in a period on', () => {
    const missed = { standing: 'breached', level: 100 } as const;
    const nth = (count: number) =>
      clockAlert('breached', missed, { missed: true, nth: { count, period: 'November 2026' } });
    expect(buttonsOf(nth(2))).not.toContain('alert.improve');
    expect(wordsOf(nth(3))).toContain('missed 3 times in November 2026');
    expect(buttonsOf(nth(3))).toContain('alert.improve');
  });

  it('lets nobody put markup into it', () => {
    expect(renderNotice(alert).text).toContain('Mail &lt;b&gt;down&lt;/b&gt;');
    expect(wordsOf(alert)).not.toContain('<b>');
    const stranger = { ...promised, owner: { name: '<!channel>', user: '!channel' } };
    const lines = alert.lines.map((line) => ({ ...line, promised: stranger }));
    expect(wordsOf({ ...alert, lines })).not.toContain('<!channel>');
    expect(JSON.stringify(renderNotice(NOTICES['customer-message']))).not.toContain('<!channel>');
  });

  it('says so when nobody owns the promise', () => {
    const lines = alert.lines.map((line) => ({ ...line, promised: { ...promised, owner: null } }));
    expect(wordsOf({ ...alert, lines })).toContain('nobody is named');
  });
});

describe('a message below an alert', () => {
  const told = NOTICES['alert-told'];
  const TOLD = [
    ...(['worsened', 'breached', 'reopened', 'recovered', 'closed', 'withdrawn', 'woken'] as const),
    ...(['assigned', 'muted', 'noted', 'cause', 'improvement', 'customer-informed'] as const),
    'escalated' as const,
  ];

  it.each(TOLD)('%s is taken by Slack', (what) => {
    const { blocks, text } = renderNotice(notice.parse({ ...told, what }));
    expect(validateBlocks('message', blocks)).toEqual([]);
    expect(text).not.toBe('');
  });

  it.each(['breached', 'escalated', 'reopened'] as const)(
    '%s names what it is about, because it stands in the channel by itself as well',
    (what) => {
      const missed = clockAlert('breached', { standing: 'breached', level: 100, remainingMs: -1 });
      const words = ({ kind: _, ...alert }: AlertNotice) =>
        JSON.stringify(renderNotice(notice.parse({ ...told, what, alert })).blocks);
      expect(words(missed)).toContain(`${missed.workItem?.key} `);
      expect(words(missed)).toContain('first response missed');
      expect(words(periodAlert('breached', { standing: 'breached' }))).toContain(
        'Availability in October 2026 missed',
      );
    },
  );

  it('says who wrote what', () => {
    const words = JSON.stringify(renderNotice(told).blocks);
    expect(words).toContain('📝 <@U01MARA>: Looks like &lt;DNS&gt;');
  });
});
