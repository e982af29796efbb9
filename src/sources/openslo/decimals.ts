const PLAIN = /^\d+(\.\d+)?$/;

/** A number as an exact decimal text; null for what is none, or is less than nothing. */
export function decimalText(value: unknown): string | null {
  const text = typeof value === 'number' ? written(value) : String(value);
  return PLAIN.test(text) ? text : null;
}

/** A share of one as a percentage, exactly: 0.9995 is 99.95. */
export function percentOf(share: string): string {
  const [whole = '0', places = ''] = share.split('.');
  const digits = places.padEnd(2, '0');
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return rest === '' ? percent : `${percent}.${rest}`;
}

function written(value: number): string {
  const text = String(value);
  return text.includes('e-') ? value.toFixed(12).replace(/0+$/, '') : text;
}
