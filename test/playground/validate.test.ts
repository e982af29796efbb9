import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Surface } from '../../src/playground/block-kit/place.ts';
import { validateBlocks, validateView } from '../../src/playground/block-kit/validate.ts';
import { BROKEN } from './broken.ts';
import { everything, ORDER } from './desk.ts';

const DATA = '../shared/data/block-kit';
const isThere = existsSync(DATA);
const because = isThere ? '' : ` (skipped: ${DATA} is not here)`;
const plain = (text: string) => ({ type: 'plain_text', text });

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const named = (folder: string) =>
  isThere
    ? readdirSync(join(DATA, 'valid', folder)).map((file) => join(DATA, 'valid', folder, file))
    : [];

/** Blocks that are not for messages the app sends. */
const ELSEWHERE: Readonly<Record<string, Surface | 'nowhere'>> = {
  alert: 'modal',
  file: 'nowhere',
};

describe.skipIf(!isThere)(`the valid fixtures${because}`, () => {
  it.each(named('blocks'))('%s is taken', (path) => {
    const block = read(path);
    const surface = ELSEWHERE[Object(block).type] ?? 'message';
    if (surface === 'nowhere') expect(validateBlocks('message', [block])).not.toEqual([]);
    else expect(validateBlocks(surface, [block])).toEqual([]);
  });

  it.each(named('elements').filter((path) => !/url_source/.test(path)))('%s is taken', (path) => {
    const element = read(path);
    expect(validateBlocks('modal', [holderOf(element)])).toEqual([]);
  });

  it.each(named('views'))('%s is taken', (path) => {
    expect(validateView(read(path))).toEqual([]);
  });

  it.each(named('messages'))('the blocks of %s are taken', (path) => {
    const blocks = Object(read(path)).blocks ?? [];
    const distinct = blocks.map((block: object, index: number) => ({
      ...block,
      block_id: `b${index}`,
    }));
    expect(validateBlocks('message', distinct)).toEqual([]);
  });
});

describe('everything Slack must reject', () => {
  it.each(BROKEN)('$id', ({ surface, blocks, view, reason }) => {
    const problems = view ? validateView(view) : validateBlocks(surface ?? 'message', blocks);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(reason);
  });

  it.skipIf(!isThere)(`is covered case by case, as far as the bot could send it${because}`, () => {
    const list = read(join(DATA, 'must-reject.json'));
    const wanted = Array.isArray(list) ? list.map((each) => String(Object(each).id)) : [];
    const covered = new Set(BROKEN.map(({ id }) => id));
    const foreign = ['url-source-url-too-long'];
    expect(wanted.filter((id) => !covered.has(id) && !foreign.includes(id))).toEqual([]);
  });
});

describe('surfaces', () => {
  const chart = {
    type: 'data_visualization',
    title: 'T',
    chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
  };
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
  it.each([
    ['markdown', { type: 'markdown', text: 'x' }, ['message']],
    ['table', table, ['message']],
    ['chart', chart, ['message']],
    ['alert', { type: 'alert', text: plain('x'), level: 'info' }, ['modal', 'home']],
    ['file input', holderOf({ type: 'file_input', action_id: 'f' }), ['modal']],
    ['section', { type: 'section', text: plain('x') }, ['message', 'modal', 'home']],
  ])('%s', (_, block, surfaces) => {
    const all: readonly Surface[] = ['message', 'modal', 'home'];
    const taken = all.filter((surface) => validateBlocks(surface, [block]).length === 0);
    expect(taken).toEqual(surfaces);
  });

  it('take what the test bot sends', () => {
    expect(validateBlocks('message', everything())).toEqual([]);
    expect(validateView(ORDER)).toEqual([]);
  });

  it('name the place of a problem', () => {
    const blocks = [{ type: 'divider' }, { type: 'header', text: plain('x'.repeat(151)) }];
    expect(validateBlocks('message', blocks)).toEqual([
      { pointer: '/blocks/1/text/text', message: 'must be less than 151 characters' },
    ]);
  });
});

function holderOf(element: unknown) {
  const { type } = Object(element);
  if (/button|overflow/.test(type)) return { type: 'actions', elements: [element] };
  if (type === 'image') return { type: 'context', elements: [element] };
  return { type: 'input', label: plain('Label'), element };
}
