import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TARGET_KINDS } from '../../../src/domain/target/kinds/index.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { readSamples } from '../../../src/usecases/sample/read-samples.ts';

const page = readFileSync('docs/target-kinds.md', 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => String(text));

describe('the page about kinds of targets', () => {
  it.each(examples)('has an example that can be imported: %s', (text) => {
    expect(targetTerms.safeParse(parse(text)).error?.issues).toBeUndefined();
  });

  it('shows every kind', () => {
    const shown = new Set(examples.map((text) => targetTerms.parse(parse(text)).kind));
    expect([...shown].sort()).toEqual(TARGET_KINDS.map(({ kind }) => kind).sort());
  });

  it('shows a line of every type of sample that can be recorded', () => {
    const lines = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => String(text));
    const shown = new Set(readSamples(lines.join('')).map((sample) => sample.of));
    const types = ['attested', 'counts', 'delivery', 'joined', 'left', 'value'];
    expect([...shown].sort()).toEqual(types);
  });
});
