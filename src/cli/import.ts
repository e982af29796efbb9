import { AccordError } from '../domain/error.ts';
import { refoldClocks } from '../usecases/rebuild/refold-clocks.ts';
import { importDocuments } from '../usecases/register/import-documents.ts';
import { importFromServiceNow } from '../usecases/work-item/import-from-servicenow.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { readFilesAt } from './files.ts';
import { importedDocumentsText, importedWorkItemsText } from './import-text.ts';
import { progressOn } from './progress.ts';

type Options = {
  readonly apply?: boolean;
  readonly from?: string;
  readonly agreement?: string;
  readonly timeZone?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
};

/** `accord import`: agreement files (a rehearsal unless --apply), or work items with --from. */
export const importFiles: CliCommand = (program, withSetting) => {
  program
    .command('import')
    .argument('<file...>', 'YAML files or folders of them; with --from, one export')
    .option(
      '--apply',
      'agreement files: change the register; without it the import only says what it would do',
    )
    .option(
      '--from <source>',
      'the system that wrote the file: servicenow. Work items are recorded at once, with or without --apply; doing it again changes nothing',
    )
    .option('--agreement <key>', 'with --from: the agreement that the work items fall under')
    .option('--time-zone <zone>', 'with --from: the zone of the dates in the file (UTC)')
    .option('--strict', 'with --from: stop at the first row that cannot be read')
    .option('--json', 'as JSON')
    .description('take in agreement files, or work items from another system')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  accord import agreements/ --apply',
        '  accord import --from servicenow incidents.csv --agreement acme-email',
      ].join('\n'),
    )
    .action((files: string[], options: Options) =>
      options.from === undefined
        ? importRegister(withSetting, files, options)
        : importWorkItems(withSetting, files, options),
    );
};

async function importRegister(withSetting: WithSetting, paths: string[], options: Options) {
  refuseSourceOptions(options);
  const files = readFilesAt(paths);
  const apply = options.apply === true;
  const result = await withSetting(async (setting) => {
    const imported = await importDocuments(setting, { files, apply });
    // Where no bot runs, nobody else would fold again what the import has moved.
    if (imported.applied) await refoldClocks(setting);
    return imported;
  });
  if (options.json) printJson(result);
  else print(importedDocumentsText(result));
  if (result.problems.length > 0) process.exitCode = 1;
}

const SOURCE_USAGE = 'accord import --from servicenow <file> --agreement <key>';

const SOURCE_OPTIONS = {
  '--agreement': 'agreement',
  '--time-zone': 'timeZone',
  '--strict': 'strict',
} as const;

function refuseSourceOptions(options: Options): void {
  for (const [option, given] of Object.entries(SOURCE_OPTIONS)) {
    if (options[given] === undefined) continue;
    const hint = 'Name the system that wrote the file as well:';
    throw new AccordError('invalid', `${option} belongs to --from. ${hint}\n  ${SOURCE_USAGE}`);
  }
}

async function importWorkItems(withSetting: WithSetting, paths: string[], options: Options) {
  const { agreement: agreementKey, timeZone, strict, from } = options;
  const [path] = paths;
  if (from !== 'servicenow') {
    throw new AccordError(
      'invalid',
      `Accord cannot read files from “${from}”. It knows servicenow.`,
    );
  }
  if (path === undefined || paths.length > 1 || agreementKey === undefined) {
    throw new AccordError('invalid', `Name one file and the agreement:\n  ${SOURCE_USAGE}`);
  }
  const progress = progressOn(process.stderr);
  const onProgress = ({ rows, share }: { rows: number; share: number }) =>
    progress.show(share, `${rows.toLocaleString('en')} rows`);
  const wanted = { agreementKey, path, timeZone, strict, onProgress };
  const result = await withSetting((setting) => importFromServiceNow(setting, wanted)).finally(
    progress.end,
  );
  if (options.json) printJson(result);
  else print(importedWorkItemsText(result));
}
