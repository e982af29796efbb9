import type { KnownBlock } from './blocks/blocks.ts';
import { section } from './blocks/blocks.ts';
import { LIMITS } from './blocks/limits.ts';
import { cut, type Mrkdwn } from './blocks/mrkdwn.ts';

/** What a person gets to read: blocks, and the same in a line for notifications and screen readers. */
export type Answer = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** An answer made of blocks, with its line of text. */
export function answer(text: Mrkdwn, blocks: readonly KnownBlock[]): Answer {
  return { text: cut(text.mrkdwn, LIMITS.message.text), blocks };
}

/** An answer of a sentence or two. */
export function sentence(text: Mrkdwn): Answer {
  return answer(text, [section(text)]);
}

/** The shape in which Slack takes an answer, links never unfolding into previews. */
export function toMessage({ text, blocks }: Answer) {
  return { text, blocks: [...blocks], unfurl_links: false, unfurl_media: false };
}
