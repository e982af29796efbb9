import { describe, expect, it } from 'vitest';
import { readSpanWords } from '../../../src/slack/commands/maintenance-words.ts';
import { readOutageWords } from '../../../src/slack/commands/outage-words.ts';
import { readWords } from '../../../src/slack/commands/words.ts';
import { DEMO_NOW, demoRegister } from '../../usecases/register/demo-files.ts';

const register = demoRegister();
const here = { now: DEMO_NOW, timeZone: 'Europe/Berlin' };

function read(text: string) {
  const speaking = { ...here, meant: 'past' } as const;
  return readOutageWords(readWords(text).words, { register, speaking, before: ['since'] });
}

describe('what is typed about an outage', () => {
  it.each([
    ['email “Mail is down” P2', { service: 'email', text: 'Mail is down', severity: 2 }],
    ['web shop the site is slow', { service: 'web shop', text: 'the site is slow' }],
    ['email mail is down site berlin', { text: 'mail is down', segment: { site: 'Berlin' } }],
    ['email "It is slow" 40% component relay', { weight: 0.4, component: 'relay' }],
    ['email "It is slow" cause "a full disk"', { text: 'It is slow', cause: 'a full disk' }],
    ['email "It is slow" group sales', { segment: { group: 'sales' } }],
    ['email', { service: 'email', text: '' }],
    ['emial "It is slow"', { service: 'emial', text: 'It is slow' }],
  ])('%s', (text, wanted) => {
    expect(read(text)).toMatchObject(wanted);
  });

  it('names a time in any number of words', () => {
    const at = (text: string) => read(text).time?.at;
    expect(at('email "It is slow" since 9:05')).toBe(Date.parse('2026-11-16T08:05:00Z'));
    expect(at('email since yesterday 23:50 it is slow')).toBe(Date.parse('2026-11-15T22:50:00Z'));
    expect(at('email it is slow since 20 min ago')).toBe(DEMO_NOW - 20 * 60_000);
    expect(() => read('email it is slow since lunch')).toThrow('Write it as 14:05');
    expect(() => read('email "It is slow" 0%')).toThrow('no share of a service');
  });
});

describe('what is typed about maintenance', () => {
  const speaking = { ...here, meant: 'future' } as const;

  it.each([
    ['sat 22:00-23:30 "A new disk"', '2026-11-21T21:00:00Z', 'A new disk'],
    ['"A new disk" from sat 22:00 to 23:30', '2026-11-21T21:00:00Z', 'A new disk'],
    ['tomorrow 6:00-8:00 a new disk', '2026-11-17T05:00:00Z', 'a new disk'],
  ])('%s', (text, from, wanted) => {
    const found = readSpanWords(readWords(text).words, speaking);
    expect([found.span.from, found.text]).toEqual([Date.parse(from), wanted]);
  });

  it('without a span is answered by examples', () => {
    expect(() => readSpanWords(['soon', 'a new disk'], speaking)).toThrow('Write it as sat 22:00');
  });
});
