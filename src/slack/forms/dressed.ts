import { termName } from '../../usecases/register/words/term-words.ts';
import { EXAMPLES } from './field-examples.ts';
import { LABELS } from './field-labels.ts';
import { mannerOf } from './manners/index.ts';
import type { Manner } from './manners/manner.ts';
import type { Field, FieldKind } from './schema-fields.ts';

const KINDS: Readonly<Record<Manner['ask'], FieldKind>> = {
  line: 'line',
  lines: 'paragraph',
  date: 'date',
};

/** Blocks that are easier to fill in piece by piece. */
const PIECES: Readonly<Record<string, readonly string[]>> = {
  'effective.renewal': ['kind', 'term', 'notice'],
  responsibilities: ['provider', 'customer'],
  signatories: ['provider', 'customer'],
};

/** Few choices of a term that a file can say in other ways, too. */
const FEW: Readonly<Record<string, readonly string[]>> = {
  'effective.renewal.kind': ['none', 'tacit', 'express'],
  burnRates: ['default'],
};

/** A field as people meet it: in their words, in its pieces, written as they write. */
export function dressed(field: Field): readonly Field[] {
  const pieces = PIECES[field.name];
  if (!pieces) return [dressedOne(field)];
  return pieces.map((piece) => {
    const name = `${field.name}.${piece}`;
    return dressedOne({ ...field, name, label: termName(name), optional: true });
  });
}

function dressedOne(field: Field): Field {
  const { name } = field;
  const label = LABELS[name] ?? field.label;
  const few = FEW[name];
  if (few) return { ...field, label, kind: 'choice', choices: few, hint: null };
  const manner = mannerOf(name);
  if (manner) return { ...field, label, manner, kind: KINDS[manner.ask], hint: manner.hint };
  const hint = EXAMPLES[name] ?? field.hint;
  return { ...field, label, hint: field.kind === 'choice' ? null : hint };
}
