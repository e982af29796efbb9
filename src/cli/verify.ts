import { readFileSync } from 'node:fs';
import { AccordError } from '../domain/error.ts';
import { shortCode } from '../domain/negotiation/short-code.ts';
import { count } from '../domain/target/length-words.ts';
import { type Compared, compareRecord } from '../usecases/negotiation/record/compare-record.ts';
import { type Verified, verifyRecord } from '../usecases/negotiation/record/verify-record.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { wrapped } from './wrapped.ts';

type Options = { readonly json?: boolean };

/** `accord verify`: whether the record of a negotiation is as it was made, and as the register has it. */
export const verify: CliCommand = (program, withSetting, hasDatabase = () => true) => {
  program
    .command('verify')
    .argument('<file>', 'the record of a negotiation: Markdown or PDF')
    .option('--json', 'as JSON')
    .description(
      'recomputes the hashes of the record of a negotiation and says what does not match',
    )
    .addHelpText(
      'after',
      '\nWhere a database is there, the record is compared with its register as well.\n\nExample:\n  accord verify record.pdf',
    )
    .action(async (file: string, { json }: Options) => {
      const verified = await verifyRecord(readRecord(file));
      const compared = hasDatabase() ? await compare(withSetting, verified) : NOT_ASKED;
      const problems = [...verified.problems, ...compared.problems];
      const { later, register } = compared;
      const notes = [verified.note, register, later].filter((one) => one !== null);
      if (json) printJson({ ...verified, problems, register, matches: problems.length === 0 });
      else print(verifiedText({ ...verified, problems }, notes));
      if (problems.length > 0) throw mismatch(problems);
    });
};

type Asked = Compared & { readonly register: string };

const NOT_ASKED: Asked = {
  ...{ problems: [], later: null },
  register: 'It was not compared with a register: there is no database here.',
};

/** A record can be checked without the register, so that one that cannot be asked is no failure. */
async function compare(withSetting: WithSetting, { record }: Verified): Promise<Asked> {
  try {
    const compared = await withSetting((setting) => compareRecord(setting, record));
    return { ...compared, register: 'It was compared with the register.' };
  } catch (error) {
    const why = error instanceof AccordError ? error.message : 'It cannot be opened.';
    return { ...NOT_ASKED, register: `It was not compared with the register. ${why}` };
  }
}

function verifiedText(
  { record, problems, checked, partial }: Verified,
  notes: readonly string[],
): string {
  const { agreement, final, steps, signatures } = record;
  const signed = signatures.filter(({ at }) => at !== null);
  const isShort = steps.some(({ whole, hidden }) => !whole && hidden !== undefined);
  return [
    `${agreement.name} (${agreement.key}), copy for ${record.copyFor}`,
    ...(final ? [`Code of the terms: ${shortCode(final.hash)}`] : []),
    ...signed.map(({ name, party }) => `Signed by ${name} for ${party}`),
    `Checked: ${count(steps.length, 'step')}, the terms of ${count(checked, 'offer')}`,
    ...(isShort ? wrapped(DIGESTS, 0) : []),
    ...(partial > 0
      ? wrapped(
          `The terms of ${count(partial, 'offer')} are in this copy without what is for the other side alone, so their codes cannot be computed from it. The other side’s copy shows them.`,
          0,
        )
      : []),
    ...notes.flatMap((note) => wrapped(note, 0)),
    ...problems.flatMap((problem) => wrapped(`does not match: ${problem}`, 2)),
    ...(problems.length === 0 ? ['Everything matches.'] : []),
  ].join('\n');
}

const DIGESTS =
  'What is for the other side alone is in this copy as digests; the codes were computed with them.';

function readRecord(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new AccordError('not-found', `“${file}” cannot be read. Check its name.`, { cause });
  }
}

function mismatch(problems: readonly string[]): AccordError {
  const many = problems.length === 1 ? 'One thing does' : `${problems.length} things do`;
  return new AccordError('conflict', `${many} not match: do not rely on this copy.`);
}
