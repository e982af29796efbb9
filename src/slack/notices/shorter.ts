import type { Answer } from '../answer.ts';
import type { KnownBlock } from '../blocks/blocks.ts';
import { section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';

const TOO_LONG = new Set(['msg_blocks_too_long', 'msg_too_long']);
const BAD_BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', ...TOO_LONG]);

/** So many characters of blocks are safe; Slack does not say how many it takes. */
const SAFE = 6_000;

type Attempt = readonly [Answer, (refusal: string | null) => boolean];

/** What to say instead, one after the other, and after which refusal. */
export function shorterAnswers(whole: Answer): readonly Attempt[] {
  return [
    [whole, (refusal) => refusal === null],
    [{ ...whole, blocks: shorten(whole.blocks) }, (refusal) => TOO_LONG.has(refusal ?? '')],
    [{ ...whole, blocks: [] }, (refusal) => BAD_BLOCKS.has(refusal ?? '')],
  ];
}

/** The beginning, and the buttons. */
function shorten(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  const buttons = blocks.filter(({ type }) => type === 'actions');
  let left = SAFE - lengthOf(buttons);
  const kept = blocks.filter((block) => {
    if (block.type === 'actions' || left <= 0) return false;
    left -= lengthOf(block);
    return left > 0;
  });
  return [...kept, section(mrkdwn`_The rest is too long for one message._`), ...buttons];
}

function lengthOf(part: unknown): number {
  return JSON.stringify(part).length;
}
