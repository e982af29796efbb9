import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.ts';
import { BLOCKS } from './blocks.ts';
import { charactersIn } from './count.ts';
import { LIMITS } from './limits.ts';
import { Place, type Problem, type Surface } from './place.ts';
import { anything, flag, oneOf, shape, text } from './rules.ts';
import { plain } from './texts.ts';

/** What Slack would refuse in these blocks on this surface; empty when it would take them. */
export function validateBlocks(surface: Surface, blocks: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  checkBlocks(blocks, new Place(surface, '/blocks', problems), surface === 'message' ? 0 : 1);
  return problems;
}

/** What Slack would refuse in this modal or Home. */
export function validateView(view: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  const { type, blocks } = objectOf(view);
  const surface: Surface = type === 'home' ? 'home' : 'modal';
  const place = new Place(surface, '/view', problems);
  (surface === 'home' ? HOME : MODAL)(view, place);
  if (isObject(view)) oneOf('modal', 'home')(type, place.in('type'));
  checkBlocks(blocks ?? [], place.in('blocks'), 1);
  if (surface === 'modal') refuseInputsWithoutSubmit(objectOf(view), place);
  return problems;
}

/** Says whether a message's blocks hold more text than Slack takes in one message. */
export function isTooMuchText(blocks: unknown): boolean {
  return charactersIn(blocks) > LIMITS.messageCharacters;
}

const shared = {
  callback_id: text(LIMITS.view.callbackId, 0),
  private_metadata: text(LIMITS.view.privateMetadata, 0),
  external_id: text(LIMITS.id, 0),
};
const HOME = shape({ blocks: anything }, shared);
const MODAL = shape(
  { title: plain(LIMITS.view.title), blocks: anything },
  {
    ...shared,
    close: plain(LIMITS.view.button),
    submit: plain(LIMITS.view.button),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
);

function checkBlocks(blocks: unknown, place: Place, min: number): void {
  if (!Array.isArray(blocks)) {
    place.refuse('must be an array');
    return;
  }
  const max = LIMITS.blocks[place.surface];
  if (blocks.length < min) place.refuse(`no fewer than ${min} items allowed`);
  if (blocks.length > max) place.refuse(`no more than ${max} items allowed`);
  blocks.forEach((block, index) => {
    checkBlock(block, place.in(index));
  });
  refuseRepeated(objectsOf(blocks), 'block_id', place);
  refuseTooManyOfAKind(objectsOf(blocks), place);
}

function checkBlock(block: unknown, place: Place): void {
  const { type } = objectOf(block);
  const known = BLOCKS[String(type)];
  if (!isObject(block)) place.refuse('must be an object');
  else if (known?.surfaces.includes(place.surface)) {
    known.rule(block, place);
    refuseRepeated(elementsOf(block), 'action_id', place);
  } else place.in('type').refuse(`unsupported type: ${String(type)}`);
}

/** The interactive elements of a block, wherever they stand in it. */
export function elementsOf(block: JsonObject): readonly JsonObject[] {
  return [
    ...objectsOf(block.elements),
    ...objectsOf(block.actions),
    ...objectsOf(block.child_blocks).flatMap(elementsOf),
    ...objectsOf([block.accessory, block.element]),
  ];
}

function refuseRepeated(items: readonly JsonObject[], key: string, place: Place): void {
  const ids = items.map((item) => textOf(item[key])).filter((id) => id !== undefined);
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  if (repeated !== undefined) place.refuse(`${key} ${repeated} already exists`);
}

function refuseTooManyOfAKind(blocks: readonly JsonObject[], place: Place): void {
  const ofType = (type: string) => blocks.filter((block) => block.type === type);
  if (ofType('table').length > LIMITS.tablesInMessage) place.refuse('only_one_table_allowed');
  if (ofType('data_visualization').length > LIMITS.chartsInMessage) {
    place.refuse(`no more than ${LIMITS.chartsInMessage} data_visualization blocks allowed`);
  }
  if (charactersIn(ofType('markdown')) > LIMITS.markdownCharacters) {
    place.refuse(`markdown must be less than ${LIMITS.markdownCharacters + 1} characters`);
  }
  const focused = blocks.flatMap(elementsOf).filter((element) => element.focus_on_load === true);
  if (focused.length > 1) place.refuse('only one element may have focus_on_load');
}

function refuseInputsWithoutSubmit(view: JsonObject, place: Place): void {
  const hasInput = objectsOf(view.blocks).some((block) => block.type === 'input');
  if (hasInput && !view.submit) place.refuse('missing required field: submit');
}
