import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answerConformance, answerConformanceCase } from '../../src/cli/conformance.ts';
import { CASES, REFUSED } from './conformance-cases.ts';

const EXAMPLES = new URL('../../../shared/conformance/examples.jsonl', import.meta.url);
const hasExamples = existsSync(EXAMPLES);

describe('accord conformance', () => {
  it.each(CASES)('$id: $note', ({ expect: expected, ...asked }) => {
    expect(answer(asked)).toEqual({ id: asked.id, result: expected });
  });

  it.each(REFUSED)('refuses $id: $note', ({ saying, ...asked }) => {
    expect(answer(asked)).toEqual({ id: asked.id, error: expect.stringContaining(saying) });
  });

  it.skipIf(!hasExamples)('answers the published examples as they expect', () => {
    const lines = readFileSync(EXAMPLES, 'utf8').trim().split('\n');
    for (const line of lines) {
      const example: { id: string; expect: unknown } = JSON.parse(line);
      expect(answer(example)).toEqual({ id: example.id, result: example.expect });
    }
  });

  it('says what is wrong with a line that is not a case', () => {
    expect(answerConformanceCase('{')).toBe(
      '{"id":null,"error":"The line is not JSON. Write one case a line."}',
    );
    expect(answerConformanceCase('[]')).toContain('“” is not an operation.');
  });

  it('answers every line of a stream in order, and passes over empty ones', async () => {
    const lines = CASES.slice(0, 5).map((each) => JSON.stringify(each));
    const written: string[] = [];
    const input = Readable.from([`${lines.join('\n')}\n`, '\n', '{"id":"last","op":"nothing"}']);
    await answerConformance(input, (line) => written.push(line));
    const ids = written.map((line) => String(JSON.parse(line).id));
    expect(ids).toEqual([...CASES.slice(0, 5).map(({ id }) => id), 'last']);
  });
});

function answer(asked: object): unknown {
  return JSON.parse(answerConformanceCase(JSON.stringify(asked)));
}
