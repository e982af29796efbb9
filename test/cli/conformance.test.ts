import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerConformance, answerConformanceCase } from '../../src/cli/conformance.ts';
import { passOverClosedOutput } from '../../src/cli/exit.ts';
import { CASES, REFUSED } from './conformance-cases.ts';
import { CLOCK_CASES } from './conformance-clock-cases.ts';

const EXAMPLES = new URL('../../../shared/conformance/examples.jsonl', import.meta.url);
const hasExamples = existsSync(EXAMPLES);

describe('accord conformance', () => {
  it.each([...CASES, ...CLOCK_CASES])('$id: $note', ({ expect: expected, ...asked }) => {
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
    expect(answer({ id: 1, op: ['isOpen'] })).toMatchObject({ id: 1, error: expect.any(String) });
  });

  it('reads a first line that begins with a byte order mark', () => {
    const line = '\uFEFF{"id":1,"op":"display","value":"99.996","decimals":2}';
    expect(answerConformanceCase(line)).toBe('{"id":1,"result":"99.99"}');
  });

  it('answers whatever it is asked, and never hangs', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...CASES, ...CLOCK_CASES),
        fc.array(fc.tuple(fc.nat(), ODD_VALUES), { maxLength: 3 }),
      )
      .map(([asked, changes]) => changes.reduce(withChange, asked));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.jsonValue()), (asked) => {
        const answered: unknown = answer(Object(asked));
        expect(answered).toSatisfy(hasResultOrError);
      }),
      { numRuns: 1500 },
    );
  });

  it('goes on in silence when nobody reads the answers any more, and hides no other failure', () => {
    const failed = (code: string) => Object.assign(new Error(code), { code });
    expect(() => passOverClosedOutput(failed('EPIPE'))).not.toThrow();
    expect(() => passOverClosedOutput(failed('ENOSPC'))).toThrow('ENOSPC');
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

const ODD_VALUES = fc.constantFrom<unknown>(
  ...[null, '', 'x', 0, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, true, [], {}, [[]]],
  ...['9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '100.0001', '-0'],
);

/** The case with one of its values, however deep, replaced. */
function withChange(value: unknown, [place, replacement]: readonly [number, unknown]): unknown {
  if (typeof value !== 'object' || value === null) return replacement;
  const keys = Object.keys(value);
  const key = keys[place % keys.length];
  if (key === undefined || key === 'op') return value;
  const changed = Array.isArray(value) ? [...value] : { ...value };
  const inner: unknown = Reflect.get(value, key);
  const deeper = Math.floor(place / keys.length);
  Reflect.set(
    changed,
    key,
    deeper % 3 === 0 ? replacement : withChange(inner, [deeper, replacement]),
  );
  return changed;
}

function hasResultOrError(answered: unknown): boolean {
  const named = new Object(answered);
  return 'result' in named || ('error' in named && typeof named.error === 'string');
}

function answer(asked: object): unknown {
  return JSON.parse(answerConformanceCase(JSON.stringify(asked)));
}
