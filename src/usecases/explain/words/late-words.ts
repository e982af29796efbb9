import { readableLength } from './exact-length.ts';

/** How late something is; while support is closed, no time passes by which it could be late. */
export function lateWords(ms: number, of = ''): string {
  return ms === 0 ? 'too late, by closed time only' : `${readableLength(ms)}${of} too late`;
}
