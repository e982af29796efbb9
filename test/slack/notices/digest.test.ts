import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../../src/slack/notices/index.ts';
import { NOTICES } from './notices.ts';

const list = NOTICES['alert-list'];
const escalated = NOTICES['alert-escalated'];
const wordsOf = (notice: Parameters<typeof renderNotice>[0]) =>
  JSON.stringify(renderNotice(notice).blocks);

describe('a list of alerts', () => {
  it.each([
    ['limit', null, '12 more alerts in the last hour'],
    ['outage', 'E-mail', '12 alerts while E-mail is down'],
    ['digest', null, '12 alerts that could wait'],
  ] as const)('because of %s says so first', (why, serviceName, title) => {
    expect(renderNotice({ ...list, why, serviceName }).text).toBe(title);
  });

  it('says how it stands, opens each alert, and counts those that it does not name', () => {
    const words = wordsOf(list);
    expect(words).toContain('3 still open, 1 of them missed already');
    expect(words).toContain('"action_id":"alert.more"');
    expect(words).toContain('and 11 more');
  });

  it('says when all of it is over', () => {
    expect(wordsOf({ ...list, open: 0, missed: 0 })).toContain('All of it is over');
  });
});

describe('what is said aloud below a list', () => {
  const told = NOTICES['alert-list-told'];

  it('mentions the group to which it goes on', () => {
    expect(wordsOf(told)).toContain('so they go on to <!subteam^S012ABC>');
  });

  it('names what of the highest priority was missed', () => {
    const missed = { ...told, what: 'missed', to: null, group: null } as const;
    const words = wordsOf({ ...missed, alerts: list.alerts });
    expect(words).toContain('Missed, of priority 1: 1 alert');
    expect(words).toContain('INC0042');
  });

  it('comes to a person with the list as it stands, and one button for all of it', () => {
    const words = wordsOf(NOTICES['alert-list-escalated']);
    expect(words).toContain('<@U01MAX>: nobody has acknowledged all of these yet');
    expect(words).toContain('Acknowledge all 2');
    expect(words).toContain('alert.acknowledge-list');
  });

  it('asks nobody any more when somebody is at all of it', () => {
    const { content, ...rest } = NOTICES['alert-list-escalated'];
    const words = wordsOf({ ...rest, content: { ...content, waiting: 0 } });
    expect(words).toContain('nobody had acknowledged these');
    expect(words).not.toContain('acknowledge-list');
  });
});

describe('an alert that nobody acknowledges', () => {
  it('mentions the person to whom it comes, with its buttons', () => {
    expect(wordsOf(escalated)).toContain('<@U01MAX>: nobody has acknowledged this yet');
    expect(wordsOf(escalated)).toContain('alert.acknowledge');
  });

  it('mentions the group to which it comes, in the channel', () => {
    const to = { name: 'Night shift', user: null };
    const told = { ...NOTICES['alert-told'], what: 'escalated', to, group: 'S012ABC' } as const;
    expect(wordsOf(told)).toContain('it goes on to <!subteam^S012ABC>');
  });

  it('says later that it had come to them', () => {
    const alert = { ...escalated.alert, acknowledged: true };
    expect(wordsOf({ ...escalated, alert })).toContain('nobody had acknowledged this');
  });
});
