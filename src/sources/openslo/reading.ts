import { member, type Path, type Problem } from '../../domain/register/problem.ts';

/** One OpenSLO object while it is read: what was carried over is remembered, so that the rest can be listed. */
export type Reading = {
  /** What stands at a path, which is carried over with that. */
  readonly take: (path: Path) => unknown;
  /** What stands at a path, without carrying it over. */
  readonly look: (path: Path) => unknown;
  /** Says why something has no safe reading. */
  readonly refuse: (path: Path, message: string) => null;
  readonly refusals: () => readonly Problem[];
  /** Says how something was understood that could be meant otherwise. */
  readonly note: (path: Path, message: string) => void;
  readonly notes: () => readonly Problem[];
  /** The fields that were not carried over; a block of which nothing was is named as a whole. */
  readonly left: () => readonly Path[];
};

/** Begins to read an object. */
export function openReading(content: unknown): Reading {
  const carried = new Set<string>();
  const refusals: Problem[] = [];
  const notes: Problem[] = [];
  const look = (path: Path) => path.reduce<unknown>(member, content);
  return {
    look,
    take: (path) => {
      for (let length = 1; length <= path.length; length++)
        carried.add(nameOf(path.slice(0, length)));
      return look(path);
    },
    refuse: (path, message) => {
      refusals.push({ path, message });
      return null;
    },
    refusals: () => refusals,
    note: (path, message) => {
      notes.push({ path, message });
    },
    notes: () => notes,
    left: () => leftIn(content, [], carried),
  };
}

function leftIn(value: unknown, path: Path, carried: ReadonlySet<string>): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([step, inside]) => {
    const here = [...path, step];
    return carried.has(nameOf(here)) ? leftIn(inside, here, carried) : [here];
  });
}

function nameOf(path: Path): string {
  return JSON.stringify(path);
}

/** A text that stands at a path, or nothing. */
export function textAt({ take }: Reading, path: Path): string | undefined {
  const value = take(path);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A key of Accord for a name of another system: lower-case letters, digits and single hyphens. */
export function keyFor(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}

/** A name that is no key of Accord is written as one. */
export function noteKey(reading: Reading, path: Path, key: string): void {
  const name = reading.look(path);
  if (typeof name === 'string' && name !== key) reading.note(path, `is written as the key ${key}`);
}
