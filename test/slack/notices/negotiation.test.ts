import { describe, expect, it } from 'vitest';
import { MOVES } from '../../../src/outbox/notice-negotiation.ts';
import { validateBlocks } from '../../../src/playground/block-kit/validate.ts';
import { renderNotice } from '../../../src/slack/notices/index.ts';
import { NOTICES } from './notices.ts';

const textOf = (answer: ReturnType<typeof renderNotice>) => JSON.stringify(answer.blocks);

describe('a notice of a negotiation', () => {
  it.each(MOVES)('that it is %s is a short sentence and what Slack takes', (move) => {
    const text = `<!channel> ${'very long words & '.repeat(300)}`;
    const answer = renderNotice({ ...NOTICES['negotiation-moved'], move, text });
    expect(validateBlocks('message', [...answer.blocks])).toEqual([]);
    expect(textOf(answer)).not.toContain('<!channel>');
    expect(answer.text.length).toBeLessThan(200);
  });

  it('says when the next offer is to be written, and leads those to it who are to write it', () => {
    const moved = { ...NOTICES['negotiation-moved'], move: 'to-offer', side: 'provider' } as const;
    const led = (byName: string) => textOf(renderNotice({ ...moved, byName }));
    expect(led(moved.providerName)).toContain('proposal.begin');
    expect(led(moved.customerName)).not.toContain('proposal.begin');
  });

  it.each(['withdrawn', 'expired', 'declined'] as const)(
    'that is %s says that all stays',
    (how) => {
      const answer = renderNotice({ ...NOTICES['negotiation-ended'], how });
      expect(answer.text).toContain('What is agreed today stays as it is.');
      expect(textOf(answer).includes('offer.revive')).toBe(how !== 'withdrawn');
    },
  );

  it.each(['answer', 'approval', 'signing', 'effect'] as const)(
    'reminds of the %s, with how many days are left',
    (what) => {
      const near = { ...NOTICES['negotiation-near'], what, on: '2026-12-04' };
      expect(renderNotice({ ...near, daysLeft: 3 }).text).toContain('4 Dec 2026, in 3 days');
      expect(renderNotice({ ...near, daysLeft: 0 }).text).toContain('which is today');
      expect(validateBlocks('message', [...renderNotice(near).blocks])).toEqual([]);
    },
  );
});
