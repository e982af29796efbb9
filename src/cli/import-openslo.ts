import { refoldClocks } from '../usecases/rebuild/refold-clocks.ts';
import { importOpenSlo, type OpenSloResult } from '../usecases/register/import-openslo.ts';
import { print, printJson, type WithSetting } from './command.ts';
import { readFilesAt } from './files.ts';
import { importedDocumentsText } from './import-text.ts';

type Options = Parameters<typeof importOpenSlo>[1]['given'] & {
  readonly effectiveFrom?: string;
  readonly apply?: boolean;
  readonly correct?: boolean;
  readonly json?: boolean;
};

/** Takes in OpenSLO objects: says what was refused and what was not carried over, then what would change. */
export async function importOpenSloFiles(
  withSetting: WithSetting,
  paths: readonly string[],
  options: Options,
): Promise<void> {
  const files = readFilesAt(paths);
  const { agreement, kind, customer, provider, calendar, timeZone, period } = options;
  const given = { agreement, kind, customer, provider, calendar, timeZone, period };
  const { apply = false, correct = false } = options;
  const wanted = { files, given: { ...given, from: options.effectiveFrom } };
  const result = await withSetting(async (setting) => {
    const read = await importOpenSlo(setting, { ...wanted, apply, correct });
    if (read.imported?.applied) await refoldClocks(setting);
    return read;
  });
  if (options.json) printJson(result);
  else print(openSloText(result));
  const { imported } = result;
  const isHeldBack = apply && imported?.applied === false;
  if (!imported || imported.problems.length > 0 || isHeldBack) process.exitCode = 1;
}

function openSloText({ refused, notCarried, readAs, imported }: OpenSloResult): string {
  const lines = (remarks: OpenSloResult['refused']) =>
    remarks.map(
      ({ file, line, path, message }) => `  ${file}:${line} ${path}${path && ': '}${message}`,
    );
  return [
    ...(notCarried.length > 0 ? ['Not carried over:', ...lines(notCarried)] : []),
    ...(readAs.length > 0 ? ['Read as:', ...lines(readAs)] : []),
    ...(refused.length > 0 ? ['Refused:', ...lines(refused)] : []),
    ...(imported ? [importedDocumentsText(imported)] : []),
    ...(imported ? [] : ['Nothing was imported.']),
  ].join('\n');
}
