import { type CliCommand, print } from './command.ts';
import { answerConformance } from './conformance.ts';

/** `accord conformance`: one JSON case a line in, one JSON answer a line out; needs no database. */
export const conformance: CliCommand = (program) => {
  program
    .command('conformance')
    .description('answer engine cases from standard input, one JSON a line')
    .action(() => answerConformance(process.stdin, print));
};
