import { describe, expect, it } from 'vitest';
import { recordMarkdown } from '../../../src/reports/negotiation-record/markdown.ts';
import { recordPdf } from '../../../src/reports/negotiation-record/pdf.ts';
import type { UnsealedRecord } from '../../../src/reports/negotiation-record/record.ts';
import { sealed } from '../../../src/reports/negotiation-record/seal.ts';
import { verifyRecord } from '../../../src/usecases/negotiation/record/verify-record.ts';
import { aRecord } from './a-record.ts';

function markdownOf(record: UnsealedRecord): string {
  return recordMarkdown(sealed(record));
}

async function problemsOf(text: string): Promise<readonly string[]> {
  return (await verifyRecord(Buffer.from(text))).problems;
}

describe('a record that nobody touched', () => {
  it('matches as Markdown, whatever people wrote into it', async () => {
    const verified = await verifyRecord(Buffer.from(markdownOf(aRecord())));
    expect(verified).toMatchObject({ problems: [], checked: 1, partial: 0 });
  });

  it('matches as PDF, and is the same to the byte when it is made again', async () => {
    const pdf = await recordPdf(sealed(aRecord()));
    expect(pdf.equals(await recordPdf(sealed(aRecord())))).toBe(true);
    expect(await verifyRecord(pdf)).toMatchObject({ problems: [], checked: 1 });
  });
});

describe('a record of another version', () => {
  it('is checked itself, and says that its pages were not', async () => {
    const { layout: _, ...older } = aRecord();
    const text = markdownOf(older).replace('What this is', 'What it is');
    const { problems, note } = await verifyRecord(Buffer.from(text));
    expect(problems).toEqual([]);
    expect(note).toContain('only the record in the file was checked');
    const forged = text.replace('"by": "Emma Schulz"', '"by": "Eva Schulz"');
    expect((await problemsOf(forged)).join()).toContain('Step 3 (Eva Schulz)');
  });
});

describe('the consequences in a record', () => {
  it('are told month by month, and drawn in the PDF', async () => {
    const text = markdownOf(aRecord());
    expect(text).toContain('| When | Under today’s terms | Under the proposed terms |');
    expect(text).toContain('| Jun | 88.5 %, missed | 81.25 %, missed |');
    expect(text).toContain('| Sep | no data | no data |');
    const drawn = await recordPdf(sealed(aRecord()));
    const [first] = aRecord().consequences;
    const { backTest: _, ...told } = first ?? { title: '', sentences: [] };
    const plain = await recordPdf(sealed({ ...aRecord(), consequences: [told] }));
    expect(drawn.length).toBeGreaterThan(plain.length);
  });
});

describe('a record in which something was changed', () => {
  const text = markdownOf(aRecord());

  it.each([
    ['a date on the page', '| 1 Jan 2026 | 1 Jan 2027 |', '| 1 Jan 2026 | 1 Jan 2028 |', 'Line '],
    ['a name in the block', '"by": "Emma Schulz"', '"by": "Eva Schulz"', 'Step 3 (Eva Schulz)'],
    ['a term in the block', '"note": "a |', '"note": "b |', 'not those of'],
    ['who signed', '"name": "Ben Okafor"', '"name": "Bob"', 'The seal of the whole'],
  ])('names %s', async (...[, was, is, problem]) => {
    expect(text).toContain(was);
    const problems = await problemsOf(text.replace(was, is));
    expect(problems.join('\n')).toContain(problem);
  });

  it('finds a step that was left out, even when everything was sealed anew', async () => {
    const record = aRecord();
    const forged = { ...record, steps: record.steps.filter(({ number }) => number !== 5) };
    expect(await problemsOf(markdownOf(forged))).toEqual([
      'There is no step with the signature of Emma Schulz.',
    ]);
  });

  it('finds a signature for other terms than were offered last', async () => {
    const record = aRecord();
    const [first, ...others] = record.signatures;
    const moved = {
      party: '',
      name: '',
      insteadOf: null,
      at: null,
      ...first,
      hash: 'f'.repeat(64),
    };
    const problems = await problemsOf(markdownOf({ ...record, signatures: [moved, ...others] }));
    expect(problems).toContain('The signature of Ben Okafor is for other terms.');
  });

  it('finds a line that was added', async () => {
    const added = text.replace('## For machines', 'And a free lunch.\n\n## For machines');
    expect((await problemsOf(added)).join()).toContain('free lunch');
  });

  it('finds pages that are not those of the record in a PDF', async () => {
    const pdf = await recordPdf(sealed(aRecord()));
    const at = pdf.indexOf('Northwind');
    pdf.write('n', at < 0 ? 20 : at);
    expect((await verifyRecord(pdf)).problems).not.toEqual([]);
  });

  it('says so when there is no record, or only part of it', async () => {
    await expect(problemsOf('# Lunch')).rejects.toThrow('There is no record of a negotiation');
    const half = text.slice(0, text.length / 2);
    await expect(problemsOf(half)).rejects.toThrow(/no record|cannot be read/);
  });
});
