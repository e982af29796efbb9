import { Refusal } from '../refusal.ts';
import { freshId } from './ids.ts';

/** A file: announced first, then uploaded, then shared. */
export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly length: number;
  readonly user: string;
  readonly createdAt: number;
  readonly bytes?: Buffer;
  readonly isComplete: boolean;
};

type Announced = Pick<StoredFile, 'name' | 'altText' | 'length' | 'user' | 'createdAt'>;

/** The files of the workspace, bytes included. */
export class Files {
  readonly #files = new Map<string, StoredFile>();

  get all(): readonly StoredFile[] {
    return [...this.#files.values()];
  }

  /** Takes files from an earlier run. */
  restore(files: readonly StoredFile[]): void {
    for (const file of files) this.#files.set(file.id, file);
  }

  find(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  get(id: string): StoredFile {
    const file = this.find(id);
    if (!file) throw new Refusal('file_not_found');
    return file;
  }

  announce(announced: Announced): StoredFile {
    const file = { ...announced, id: freshId('F'), title: announced.name, isComplete: false };
    this.#files.set(file.id, file);
    return file;
  }

  upload(id: string, bytes: Buffer): void {
    this.#files.set(id, { ...this.get(id), bytes });
  }

  complete(id: string, title: string | undefined): StoredFile {
    const file = this.get(id);
    if (!file.bytes) throw new Refusal('file_not_found');
    const complete = { ...file, title: title ?? file.title, isComplete: true };
    this.#files.set(id, complete);
    return complete;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  yaml: 'text/yaml',
};

/** What kind of file a name says it is. */
export function mimeTypeOf(name: string): string {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  return TYPES[extension] ?? 'application/octet-stream';
}
