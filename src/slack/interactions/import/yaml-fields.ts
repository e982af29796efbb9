import type { InputBlock } from '@slack/types';
import { AccordError } from '../../../domain/error.ts';
import { textInput } from '../../blocks/inputs.ts';
import { LIMITS } from '../../blocks/limits.ts';
import type { Fields } from '../interaction.ts';

const NAME = 'yaml-';
const MOST_PARTS = 6;
const ROOM = LIMITS.input.text - 100;

/** Fields for a text that may be longer than one of them takes, with an empty one to go on. */
export function yamlInputs(text: string): readonly InputBlock[] {
  const parts = splitText(text);
  const empty = parts.length === 0 ? [''] : [];
  return [...parts, ...empty].map((part, index) => {
    const label = index === 0 ? 'The file (YAML)' : `The file, part ${index + 1}`;
    const name = `${NAME}${index + 1}`;
    return textInput({ name, label, long: true, optional: index > 0 }, part);
  });
}

/** The text out of its fields. */
export function readYaml(fields: Fields): string {
  return Array.from({ length: MOST_PARTS }, (_, index) => fields[`${NAME}${index + 1}`])
    .filter((part) => typeof part === 'string')
    .join('\n');
}

/** Parts that begin where a line begins that is not indented, so that no space at a beginning is lost. */
function splitText(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text.trimEnd();
  while (rest.length > ROOM) {
    const at = [...rest.slice(0, ROOM).matchAll(/\n(?=\S)/g)].at(-1)?.index;
    if (at === undefined || parts.length + 2 > MOST_PARTS) throw tooLong();
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return rest === '' ? parts : [...parts, rest];
}

function tooLong(): AccordError {
  return new AccordError(
    'invalid',
    'This text is longer than a dialog holds. Bring it in several pieces, or with `accord import <file>` on the command line.',
  );
}
