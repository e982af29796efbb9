import { writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { instantWords } from '../domain/calendar/calendar-words.ts';
import { AccordError } from '../domain/error.ts';
import { sidedTerms } from '../domain/negotiation/sided-terms.ts';
import { negotiationMeant } from '../usecases/negotiation/negotiation-meant.ts';
import type { NegotiationView } from '../usecases/negotiation/negotiation-view.ts';
import type { RecordedDeed } from '../usecases/negotiation/record/recorded-steps.ts';
import { recordFile, recordOf } from '../usecases/negotiation/record/show-record.ts';
import { listNegotiations } from '../usecases/negotiation/show-negotiation.ts';
import { differenceLine } from '../usecases/register/words/tell-differences.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { wrapped } from './wrapped.ts';

type Options = { readonly out?: string; readonly json?: boolean };

/** `accord negotiation`: where one stands with its record, or what is negotiated at all. */
export const negotiation: CliCommand = (program, withSetting) => {
  program
    .command('negotiation')
    .argument('[agreement...]', 'an agreement: its key or name; none lists what is negotiated')
    .option('--out <file>', 'write the record as well: .md or .pdf', recordName)
    .option('--json', 'as JSON')
    .description('where a negotiation stands, whose turn it is, and its whole record')
    .addHelpText('after', '\nExample:\n  accord negotiation acme-email --out record.pdf')
    .action((words: string[], options: Options) =>
      words.length === 0
        ? listAll(withSetting, options)
        : showOne(withSetting, words.join(' '), options),
    );
};

async function listAll(withSetting: WithSetting, { json }: Options): Promise<void> {
  const found = await withSetting((setting) => listNegotiations(setting));
  if (json) return printJson(found.map(({ may: _, steps: __, ...rest }) => rest));
  if (found.length === 0) return print('Nothing is negotiated at the moment.');
  print(found.map(({ key, name, standing }) => `${name} (${key}): ${standing}`).join('\n'));
}

async function showOne(withSetting: WithSetting, words: string, options: Options) {
  const { out, json } = options;
  const found = await withSetting(async (setting) => {
    const key = await negotiationMeant(setting, words);
    const format = out?.endsWith('.pdf') ? 'pdf' : 'markdown';
    const file = out === undefined ? null : await recordFile(setting, { key, format });
    return { ...(await recordOf(setting, { key })), file };
  });
  if (out !== undefined && found.file) writeRecord(out, found.file.content);
  if (json) printJson({ ...found.view, may: undefined });
  else print(negotiationText(found));
}

type Shown = { readonly view: NegotiationView; readonly deeds: readonly RecordedDeed[] };

/** A negotiation as lines of text. */
function negotiationText({ view, deeds }: Shown): string {
  const { name, key, standing, code, changes } = view;
  const { timeZone } = sidedTerms(view.terms ?? view.before);
  return [
    `${name} (${key})`,
    ...wrapped(standing, 0),
    ...(code === null ? [] : [`Code of the terms: ${code}`]),
    ...changes.flatMap((one) => wrapped(`${differenceLine(one)}${one.isOpen ? ' - open' : ''}`, 2)),
    ...['', `What happened (times of ${timeZone}):`],
    ...deeds.flatMap(({ at, by, deed, lines }) => [
      ...wrapped(`${instantWords(at, timeZone)}  ${by} ${deed}`, 2),
      ...lines.flatMap((line) => wrapped(line, 6)),
    ]),
  ].join('\n');
}

function writeRecord(file: string, content: Buffer): void {
  try {
    writeFileSync(file, content);
  } catch (cause) {
    throw new AccordError(
      'invalid',
      `“${file}” cannot be written. Check the folder and the rights.`,
      { cause },
    );
  }
}

function recordName(name: string): string {
  if (/\.(md|pdf)$/i.test(name)) return name;
  throw new InvalidArgumentError('Name a file that ends in .md or .pdf.');
}
