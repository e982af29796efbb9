import type { Standing } from '../domain/agreement/support-chain/chain-line.ts';
import type { ChainRow, ChainSheet } from '../usecases/agreement/show-chain.ts';
import { wrapped } from './wrapped.ts';

const SIGNS: Readonly<Record<Standing, string>> = {
  carries: 'ok ',
  caution: '?  ',
  gap: 'GAP',
  note: '-  ',
};

/** A support chain for a person at a terminal: an indented tree. */
export function chainText({ rows, timeZone }: ChainSheet): string {
  return [...rows.flatMap(rowLines), `Times in ${timeZone}.`].join('\n');
}

function rowLines(row: ChainRow): readonly string[] {
  const { depth, kind, name, key, providerName, customerName, hours } = row;
  const notes = [
    ...(row.forService === null ? [] : [`for ${row.forService}`]),
    ...(row.redundant ? ['redundant'] : []),
    ...(row.repeated ? ['what is below it: see above'] : []),
  ].join(', ');
  const title = `${kind} ${name} (${key}): ${providerName} for ${customerName}, ${hours}`;
  const indent = depth * 4;
  return [
    ...wrapped(notes ? `${title}, ${notes}` : title, indent),
    ...[...row.edge, ...row.together].flatMap(({ standing, sentence }) =>
      wrapped(`${SIGNS[standing]} ${sentence}`, indent + 2),
    ),
  ];
}
