import { describe, expect, it } from 'vitest';
import { readWords } from '../../../src/slack/commands/words.ts';

const CASES: readonly [
  typed: string,
  words: readonly string[],
  options?: Record<string, string>,
][] = [
  ['', []],
  ['   ', []],
  ['status email', ['status', 'email']],
  ['  status \t email\n', ['status', 'email']],
  ['status "web shop" acme', ['status', 'web shop', 'acme']],
  ['status “web shop” acme', ['status', 'web shop', 'acme']],
  ['status „web shop“', ['status', 'web shop']],
  ['status ”web shop”', ['status', 'web shop']],
  ['status ‘web shop’', ['status', 'web shop']],
  ['status «web shop»', ['status', 'web shop']],
  ["status 'web shop'", ['status', 'web shop']],
  ["status “Anna's shop” x", ['status', "Anna's shop", 'x']],
  ["status Anna's", ['status', "Anna's"]],
  ["status 'Anna's shop' x", ['status', "Anna's shop", 'x']],
  ['status "not closed', ['status', 'not closed']],
  ['status email --at 2016-04-01', ['status', 'email'], { at: '2016-04-01' }],
  ['status --at=2016-04-01 email', ['status', 'email'], { at: '2016-04-01' }],
  ['status email —at 2016-04-01', ['status', 'email'], { at: '2016-04-01' }],
  ['status email --AT "1 April"', ['status', 'email'], { at: '1 April' }],
  ['status email --at="1 April" x', ['status', 'email', 'x'], { at: '1 April' }],
  ['status email --at', ['status', 'email'], { at: '' }],
  ['status "--at"', ['status', '--at']],
  ['show e-mail', ['show', 'e-mail']],
  ['status <#C1|acme> <@U1|anna>', ['status', 'acme', 'anna']],
  ['status <#C1> x', ['status', 'C1', 'x']],
  ['status R&amp;D &lt;3', ['status', 'R&D', '<3']],
  ['status <http://shop.example|shop.example>', ['status', 'shop.example']],
];

describe('what people type after the command', () => {
  it.each(CASES)('%j is understood', (typed, words, options = {}) => {
    expect(readWords(typed)).toEqual({ words, options });
  });
});
