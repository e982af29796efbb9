import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownBlock, section, weigh } from '../../../src/slack/blocks/blocks.ts';
import { mrkdwn } from '../../../src/slack/blocks/mrkdwn.ts';
import { paginate } from '../../../src/slack/blocks/pages.ts';

const ROOM = { blocks: 5, characters: 400 };

const group = fc
  .array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 8 })
  .map((texts) => texts.map((text) => section(mrkdwn`${text}`)));

describe('pages', () => {
  it('keep every block, in order', () => {
    fc.assert(
      fc.property(fc.array(group), (groups) => {
        expect(paginate(groups, ROOM).flat()).toEqual(groups.flat());
      }),
    );
  });

  it('never hold more than there is room for', () => {
    fc.assert(
      fc.property(fc.array(group), (groups) => {
        for (const page of paginate(groups, ROOM)) {
          expect(page.length).toBeLessThanOrEqual(ROOM.blocks);
          if (page.length > 1) expect(weight(page)).toBeLessThanOrEqual(ROOM.characters);
        }
      }),
    );
  });

  it('keep a group together when it fits', () => {
    const groups = [3, 3].map((size) => Array.from({ length: size }, () => section(mrkdwn`x`)));
    expect(paginate(groups, ROOM).map((page) => page.length)).toEqual([3, 3]);
  });
});

function weight(page: readonly KnownBlock[]): number {
  return page.reduce((sum, block) => sum + weigh(block), 0);
}
