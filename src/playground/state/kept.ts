import { isObject, listOf, objectOf, parseJson, textsOf } from '../json.ts';
import type { Place } from './channels.ts';
import type { StoredFile } from './files.ts';
import type { Message } from './messages.ts';
import type { Workspace } from './workspace.ts';

const VERSION = 1;

/** What people would miss after a restart, as text: messages, direct messages, files, what was read. */
export function keptText({ messages, channels, files, reading }: Workspace): string {
  return JSON.stringify({
    version: VERSION,
    messages: messages.all,
    places: channels.all,
    files: files.all.map(({ bytes, ...file }) => ({ ...file, base64: bytes?.toString('base64') })),
    marks: reading.marks,
  });
}

/** Takes up what an earlier run kept; a text of another version or shape is left alone. */
export function takeUp(text: string, workspace: Workspace): void {
  const kept = objectOf(parseJson(text));
  if (kept.version !== VERSION) return;
  workspace.channels.restore(listOf(kept.places).filter(isPlace));
  workspace.files.restore(listOf(kept.files).map(withBytes).filter(isFile));
  workspace.messages.restore(listOf(kept.messages).filter(isMessage));
  workspace.reading.restore(listOf(kept.marks).filter(isMark));
}

function isMessage(value: unknown): value is Message {
  return (
    isObject(value) &&
    [value.channel, value.ts, value.user, value.text].every((each) => typeof each === 'string') &&
    Array.isArray(value.blocks) &&
    Array.isArray(value.attachments)
  );
}

function isPlace(value: unknown): value is Place {
  return isObject(value) && typeof value.id === 'string' && Array.isArray(value.members);
}

function isFile(value: unknown): value is StoredFile {
  return isObject(value) && typeof value.id === 'string' && typeof value.name === 'string';
}

function isMark(value: unknown): value is readonly [string, string] {
  return textsOf(value).length === 2;
}

function withBytes(value: unknown): unknown {
  const { base64, ...file } = objectOf(value);
  return typeof base64 === 'string' ? { ...file, bytes: Buffer.from(base64, 'base64') } : file;
}
