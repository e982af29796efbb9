import { inflateSync } from 'node:zlib';
import { BLOCK } from './markdown.ts';

/** What a file holds for machines: the text of the record, and the kind of file; null where there is none. */
export type Found = { readonly kind: 'markdown' | 'pdf'; readonly json: string };

/** Finds the record in a file, whether it is Markdown or PDF. */
export function findRecord(file: Buffer): Found | null {
  const isPdf = file.subarray(0, 5).toString('latin1') === '%PDF-';
  const json = isPdf ? attached(file) : block(file.toString('utf8'));
  return json === null ? null : { kind: isPdf ? 'pdf' : 'markdown', json };
}

function block(text: string): string | null {
  const lines = text.split(/\r?\n/);
  const start = lines.lastIndexOf(BLOCK);
  const end = lines.indexOf('```', start);
  return start < 0 || end < 0 ? null : lines.slice(start + 1, end).join('\n');
}

/** The last attachment of a PDF; its bytes stand between two words after its own description. */
function attached(file: Buffer): string | null {
  const text = file.toString('latin1');
  const described = text.lastIndexOf('/Type /EmbeddedFile');
  if (described < 0) return null;
  const start = text.indexOf('stream\n', described);
  const end = text.indexOf('endstream', start);
  if (start < 0 || end < 0) return null;
  const bytes = file.subarray(start + 'stream\n'.length, end);
  const isPacked = text.slice(described, start).includes('/FlateDecode');
  try {
    return (isPacked ? inflateSync(bytes) : bytes).toString('utf8');
  } catch {
    // A packed attachment that was changed cannot be unpacked.
    return null;
  }
}
