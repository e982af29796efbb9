import { AccordError } from '../../../domain/error.ts';
import { readableLines } from '../../../reports/negotiation-record/markdown.ts';
import { recordPdf } from '../../../reports/negotiation-record/pdf.ts';
import { type Found, findRecord } from '../../../reports/negotiation-record/read-record.ts';
import {
  LAYOUT,
  type NegotiationRecord,
  negotiationRecord,
} from '../../../reports/negotiation-record/record.ts';
import { recordProblems } from './record-problems.ts';

/** What checking a file gave: what does not match, and what a copy of its kind cannot show. */
export type Verified = {
  readonly record: NegotiationRecord;
  readonly problems: readonly string[];
  /** What was not checked, in a sentence; null where everything was. */
  readonly note: string | null;
  /** How many offers could be checked down to their terms, and how many leave something out. */
  readonly checked: number;
  readonly partial: number;
};

/** Recomputes every hash of the record in a file, and whether its pages say what the record says. */
export async function verifyRecord(file: Buffer): Promise<Verified> {
  const found = findRecord(file);
  if (found === null) throw unreadable();
  const record = parsed(found.json);
  const pages = record.layout === LAYOUT ? await pageProblems(found, file, record) : [];
  const offers = record.steps.filter(({ content }) => content.type === 'offered');
  const checked = offers.filter(({ whole, hidden }) => whole || hidden !== undefined).length;
  const problems = [...recordProblems(record), ...pages];
  const note = record.layout === LAYOUT ? null : OTHER_PAGES;
  return { record, problems, note, checked, partial: offers.length - checked };
}

const OTHER_PAGES =
  'The pages were made by another version of Accord, so that only the record in the file was checked, and not that the pages say the same. Ask for a new copy to check both.';

async function pageProblems(
  { kind }: Found,
  file: Buffer,
  record: NegotiationRecord,
): Promise<readonly string[]> {
  return kind === 'pdf' ? pdfProblems(file, record) : markdownProblems(file, record);
}

function parsed(json: string): NegotiationRecord {
  try {
    return negotiationRecord.parse(JSON.parse(json));
  } catch (cause) {
    throw new AccordError(
      'invalid',
      'The record in this file cannot be read: it was changed or cut off. Ask for another copy.',
      { cause },
    );
  }
}

function markdownProblems(file: Buffer, record: NegotiationRecord): readonly string[] {
  const lines = file.toString('utf8').split(/\r?\n/);
  const expected = readableLines(record);
  const at = expected.findIndex((line, index) => line !== lines[index]);
  if (at >= 0) {
    return [
      `Line ${at + 1} reads “${short(lines[at])}”, but the record says “${short(expected[at])}”.`,
    ];
  }
  const after = lines.slice(expected.length).findIndex((line) => line.startsWith('```json'));
  const between = lines.slice(expected.length, expected.length + Math.max(0, after));
  const end = lines.lastIndexOf('```');
  const more = [...between, ...lines.slice(end + 1)].find((line) => line.trim() !== '');
  return more === undefined ? [] : [`The line “${short(more)}” was added.`];
}

async function pdfProblems(file: Buffer, record: NegotiationRecord): Promise<readonly string[]> {
  const expected = await recordPdf(record);
  return expected.equals(file)
    ? []
    : ['The pages are not those that this record makes: they were changed.'];
}

const MOST = 120;

function short(line = ''): string {
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}

function unreadable(): AccordError {
  return new AccordError(
    'invalid',
    'There is no record of a negotiation in this file. Give the Markdown or PDF file that Accord made.',
  );
}
