/** Orders two decimal texts exactly: negative when the first is smaller. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(fraction(a).length, fraction(b).length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function scaled(text: string, places: number): bigint {
  return BigInt(`${text.split('.')[0]}${fraction(text).padEnd(places, '0')}`);
}

function fraction(text: string): string {
  return text.split('.')[1] ?? '';
}
