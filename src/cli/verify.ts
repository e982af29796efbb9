import { readFileSync } from 'node:fs';
import { AccordError } from '../domain/error.ts';
import { shortCode } from '../domain/negotiation/short-code.ts';
import { count } from '../domain/target/length-words.ts';
import { type Verified, verifyRecord } from '../usecases/negotiation/record/verify-record.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { wrapped } from './wrapped.ts';

type Options = { readonly json?: boolean };

/** `accord verify`: whether the record of a negotiation is as it was made. */
export const verify: CliCommand = (program) => {
  program
    .command('verify')
    .argument('<file>', 'the record of a negotiation: Markdown or PDF')
    .option('--json', 'as JSON')
    .description(
      'recomputes the hashes of the record of a negotiation and says what does not match',
    )
    .addHelpText('after', '\nExample:\n  accord verify record.pdf')
    .action(async (file: string, { json }: Options) => {
      const verified = await verifyRecord(readRecord(file));
      if (json) printJson({ ...verified, matches: verified.problems.length === 0 });
      else print(verifiedText(verified));
      if (verified.problems.length > 0) throw mismatch(verified);
    });
};

function verifiedText({ record, problems, checked, partial }: Verified): string {
  const { agreement, final, steps, signatures } = record;
  const signed = signatures.filter(({ at }) => at !== null);
  return [
    `${agreement.name} (${agreement.key}), copy for ${record.copyFor}`,
    ...(final ? [`Code of the terms: ${shortCode(final.hash)}`] : []),
    ...signed.map(({ name, party }) => `Signed by ${name} for ${party}`),
    `Checked: ${count(steps.length, 'step')}, the terms of ${count(checked, 'offer')}`,
    ...(partial > 0
      ? wrapped(
          `The terms of ${count(partial, 'offer')} are in this copy without what is for the other side alone, so their codes cannot be computed from it. The other side’s copy shows them.`,
          0,
        )
      : []),
    ...problems.flatMap((problem) => wrapped(`does not match: ${problem}`, 2)),
    ...(problems.length === 0 ? ['Everything matches.'] : []),
  ].join('\n');
}

function readRecord(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new AccordError('not-found', `“${file}” cannot be read. Check its name.`, { cause });
  }
}

function mismatch({ problems }: Verified): AccordError {
  const many = problems.length === 1 ? 'One thing does' : `${problems.length} things do`;
  return new AccordError('conflict', `${many} not match: do not rely on this copy.`);
}
