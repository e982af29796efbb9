import type { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
import { didYouMean } from '../../domain/register/nearest.ts';
import type { Answer } from '../answer.ts';
import { type Pick, tellPicker } from '../answers/picker.ts';
import type { Session } from '../session.ts';
import type { Words } from './words.ts';

/** Everything that help, App Home and the manual say about a command. */
export type CommandWords = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly usage: string;
  readonly summary: string;
  readonly examples: readonly [string, ...string[]];
  /** Meant for the provider's own people only, so that nobody else is told of it. */
  readonly inside?: boolean;
  /** What it is about, to be chosen by somebody who has not said it. */
  readonly picks?: Pick & { readonly question: string };
};

/** A command of `/sla`, as the list keeps it. */
export type Command = CommandWords & {
  readonly answer: (session: Session, words: Words) => Promise<Answer>;
};

/** The words by which commands are called; what looks like an option is understood, but not advised. */
export function wordsOf(commands: readonly CommandWords[]): readonly string[] {
  return commands
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .filter((word) => /^\w/.test(word));
}

type Definition<Arguments> = CommandWords & {
  readonly options: readonly string[];
  /** Reads `{ words, …options }`; its first complaint is what the person is told. */
  readonly arguments: z.ZodType<Arguments>;
  readonly run: (session: Session, given: Arguments) => Promise<Answer>;
};

/** A command out of its words, the schema of its arguments and what it does. */
export function command<Arguments>(definition: Definition<Arguments>): Command {
  const { name, aliases, usage, summary, examples, inside = false, picks } = definition;
  return {
    ...{ name, aliases, usage, summary, examples, inside, ...(picks && { picks }) },
    answer: async (session, words) => {
      const isBare = words.words.length === 0 && Object.keys(words.options).length === 0;
      return picks && isBare
        ? tellPicker(session, { picks, question: picks.question, name, example: examples[0] })
        : definition.run(session, readArguments(definition, words));
    },
  };
}

/** The sentence for somebody who wrote a command in a way that it does not understand. */
function usageError(reason: string, { usage, examples }: CommandWords): AccordError {
  return new AccordError(
    'invalid',
    `${reason} Please write: /sla ${usage} – for example /sla ${examples[0]}`,
  );
}

function readArguments<Arguments>(
  definition: Definition<Arguments>,
  { words, options }: Words,
): Arguments {
  const stray = Object.keys(options).find((option) => !definition.options.includes(option));
  if (stray !== undefined) throw usageError(strangeOption(stray, definition), definition);
  const given = definition.arguments.safeParse({ ...options, words });
  if (given.success) return given.data;
  throw usageError(given.error.issues[0]?.message ?? 'Something is missing.', definition);
}

function strangeOption(
  option: string,
  { name, options }: { readonly name: string; readonly options: readonly string[] },
): string {
  const known = options.map((one) => `--${one}`);
  return `“${name}” has no --${option}${didYouMean(`--${option}`, known) || '.'}`;
}
