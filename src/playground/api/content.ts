import { createHash } from 'node:crypto';
import { sentenceOf } from '../block-kit/place.ts';
import { isTooMuchText, validateBlocks } from '../block-kit/validate.ts';
import { type JsonObject, objectsOf, textOf } from '../json.ts';
import { Refusal, refuseWith } from '../refusal.ts';
import { freshId } from '../state/ids.ts';
import type { Content } from '../state/messages.ts';
import { Arguments } from './call.ts';

const MOST_TEXT = 40_000;

/** What a message is to say, checked as Slack checks it. */
export function contentOf(given: Arguments): Content {
  const text = given.text('text') ?? '';
  const blocks = checkedBlocks(given.json('blocks'));
  const attachments = given.objects('attachments').map(checkedAttachment);
  if (!text && !blocks.length && !attachments.length) throw new Refusal('no_text');
  if ([...text].length > MOST_TEXT) throw new Refusal('msg_too_long');
  const metadata = checkedMetadata(given);
  return { text, blocks, attachments, ...(metadata ? { metadata } : {}) };
}

/** The same for an object that came as JSON, such as an answer to a response_url. */
export function contentOfObject(given: JsonObject): Content {
  return contentOf(new Arguments(given));
}

/** Blocks Slack would take, each with an id. */
function checkedBlocks(blocks: unknown): readonly JsonObject[] {
  if (blocks === undefined || blocks === null) return [];
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const problems = validateBlocks('message', blocks);
  if (problems.length) {
    const sentences = problems.map(sentenceOf);
    throw new Refusal('invalid_blocks', {
      errors: sentences,
      response_metadata: { messages: sentences },
    });
  }
  if (isTooMuchText(blocks)) throw new Refusal('msg_blocks_too_long');
  return withIds(namedByWords(objectsOf(blocks)));
}

/** A block without an id is named by what it says: who presses a button while its message is written anew, and the button stays, presses that button. */
function namedByWords(blocks: readonly JsonObject[]): readonly JsonObject[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    const words = createHash('sha256').update(JSON.stringify(block)).digest('base64url');
    const times = seen.get(words) ?? 0;
    seen.set(words, times + 1);
    return { block_id: `${words.slice(0, 8)}${times || ''}`, ...block };
  });
}

function checkedAttachment(attachment: JsonObject): JsonObject {
  if (attachment.blocks === undefined) return attachment;
  return { ...attachment, blocks: checkedBlocks(attachment.blocks) };
}

function checkedMetadata(given: Arguments): JsonObject | undefined {
  if (!given.has('metadata')) return undefined;
  const metadata = given.object('metadata');
  if (!metadata) throw new Refusal('invalid_metadata_format');
  const isWhole = textOf(metadata.event_type) && typeof metadata.event_payload === 'object';
  if (!isWhole) {
    throw refuseWith('invalid_metadata_schema', ['metadata needs event_type and event_payload']);
  }
  return metadata;
}

/** Gives every block and every interactive element without an id one, as Slack does. */
export function withIds(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) => ({
    block_id: freshId('').slice(0, 5),
    ...block,
    ...(block.elements ? { elements: objectsOf(block.elements).map(withActionId) } : {}),
    ...(block.accessory ? { accessory: objectsOf([block.accessory]).map(withActionId)[0] } : {}),
    ...(block.element ? { element: objectsOf([block.element]).map(withActionId)[0] } : {}),
  }));
}

const PASSIVE = ['mrkdwn', 'plain_text', 'image'];

function withActionId(element: JsonObject): JsonObject {
  const isPassive =
    PASSIVE.includes(String(element.type)) || /^rich_text/.test(String(element.type));
  const isInput = element.type === 'rich_text_input';
  return isPassive && !isInput ? element : { action_id: freshId('').slice(0, 5), ...element };
}
