import { z } from 'zod';
import { linesIn, linesOf, unreadable } from './manner.ts';
import { readAmount, readCurrency } from './values.ts';

const credit = z.strictObject({
  target: z.string(),
  tiers: z.array(z.tuple([z.string(), z.string()])),
  cap: z.string().optional(),
  fee: z.strictObject({ amount: z.string(), currency: z.string() }),
});

const TIER = /(?:below|under|<)\s*([\d.,]+)\s*%?\s*[:=→-]*\s*([\d.,]+)\s*%/gi;
const CAP = /(?:at most|max\.?|up to)\s+([\d.,]+)\s*%/i;
const FEE = /\bof\s+([\d.,]+)\s*([A-Z]{3}|€|\$|£)/i;

/** What comes back for missed promises, one promise a line. */
export const credits = linesOf(
  'One promise a line, such as: availability: below 99.9: 5 %, below 99: 10 %, at most 20 %, of 1200 EUR. The last is the monthly fee.',
  {
    read: (text) => linesIn(text).map(readCredit),
    write: (value) => z.array(credit).safeParse(value).data?.map(writeCredit).join('\n') ?? null,
  },
);

function readCredit(line: string): z.output<typeof credit> {
  const [, target] = /^([a-z0-9-]+)\s*[: ]/.exec(line) ?? [];
  const tiers = [...line.matchAll(TIER)].map(([, bound = '', share = '']): [string, string] => [
    dotted(bound),
    dotted(share),
  ]);
  const [, amount, currency] = FEE.exec(line) ?? [];
  const [, cap] = CAP.exec(line) ?? [];
  if (!target || tiers.length === 0 || amount === undefined) return unreadable(line);
  return {
    target,
    tiers,
    ...(cap !== undefined && { cap: dotted(cap) }),
    fee: { amount: readAmount(amount), currency: readCurrency(currency ?? '') },
  };
}

function writeCredit({ target, tiers, cap, fee }: z.output<typeof credit>): string {
  const steps = tiers.map(([bound, share]) => `below ${bound}: ${share} %`);
  const most = cap === undefined ? [] : [`at most ${cap} %`];
  return `${target}: ${[...steps, ...most].join(', ')}, of ${fee.amount} ${fee.currency}`;
}

function dotted(number: string): string {
  return number.replace(/[.,]$/, '').replace(',', '.');
}
