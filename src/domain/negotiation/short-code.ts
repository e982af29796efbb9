/** The first digits of a hash as people compare them: “1A2B-3C4D”. */
export function shortCode(hash: string): string {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
}
