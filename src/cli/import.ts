import { AccordError } from '../domain/error.ts';
import { type RefoldProgress, refoldClocks } from '../usecases/rebuild/refold-clocks.ts';
import { importDocuments } from '../usecases/register/import-documents.ts';
import type { ImportProgress } from '../usecases/register/plan-import.ts';
import { importFromServiceNow } from '../usecases/work-item/import-from-servicenow.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { readFilesAt } from './files.ts';
import { importOpenSloFiles } from './import-openslo.ts';
import { importedDocumentsText, importedWorkItemsText, isUnreadable } from './import-text.ts';
import { type Progress, progressOn } from './progress.ts';

type Options = {
  readonly apply?: boolean;
  readonly correct?: boolean;
  readonly from?: string;
  readonly agreement?: string;
  readonly kind?: string;
  readonly customer?: string;
  readonly provider?: string;
  readonly calendar?: string;
  readonly effectiveFrom?: string;
  readonly period?: string;
  readonly timeZone?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
};

const EXAMPLES = [
  '\nExamples:',
  '  accord import agreements/ --apply',
  '  accord import --from servicenow incidents.csv --agreement acme-email',
  '  accord import --from openslo slos/ --customer acme --provider web --calendar office-de',
].join('\n');

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
      '--correct',
      'with --apply: also what measures ended periods anew; published figures stay until somebody approves their restatement',
    )
    .option(
      '--from <source>',
      'what wrote the file: servicenow or openslo. Work items of ServiceNow are recorded at once, with or without --apply; doing it again changes nothing',
    )
    .option('--agreement <key>', 'with --from: the agreement that it is about')
    .option(
      '--time-zone <zone>',
      'with --from: the zone of the dates in the file (ServiceNow: UTC)',
    )
    .option('--customer <key>', 'openslo: to whom it is promised')
    .option('--provider <key>', 'openslo: who promises it')
    .option('--calendar <key>', 'openslo: the service hours')
    .option('--effective-from <date>', 'openslo: the first day')
    .option('--kind <kind>', 'openslo: SLA, OLA or UC (SLA)')
    .option('--period <period>', 'openslo: the period of SLOs without a window')
    .option('--strict', 'with --from: stop at the first row that cannot be read')
    .option('--json', 'as JSON')
    .description('take in agreement files, or work items from another system')
    .addHelpText('after', EXAMPLES)
    .action((files: string[], options: Options) => {
      refuseForeignOptions(options);
      if (options.from === undefined) return importRegister(withSetting, files, options);
      if (options.from === 'openslo') return importOpenSloFiles(withSetting, files, options);
      return importWorkItems(withSetting, files, options);
    });
};

async function importRegister(withSetting: WithSetting, paths: string[], options: Options) {
  const files = readFilesAt(paths);
  const apply = options.apply === true;
  const correct = options.correct === true;
  const progress = progressOn(process.stderr);
  const onProgress = ({ step, done, total }: ImportProgress) => {
    const share = (STEPS.indexOf(step) + done / Math.max(1, total)) / STEPS.length;
    progress.show(share, `${step}, ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`);
  };
  const result = await withSetting(async (setting) => {
    const imported = await importDocuments(setting, { files, apply, correct, onProgress });
    // Where no bot runs, nobody else would fold again what the import has moved.
    if (imported.applied) await refoldClocks(setting, showRefold(progress));
    return imported;
  }).finally(progress.end);
  if (options.json) printJson(result);
  else print(importedDocumentsText(result));
  const isHeldBack = apply && !result.applied;
  if (result.problems.length > 0 || isHeldBack) process.exitCode = 1;
}

function showRefold(progress: Progress) {
  return ({ done, left }: RefoldProgress) =>
    progress.show(
      done / (done + left),
      `recomputing, ${left.toLocaleString('en')} work items left`,
    );
}

const STEPS: readonly ImportProgress['step'][] = ['reading', 'checking', 'keeping'];

const SOURCE_USAGE = 'accord import --from servicenow <file> --agreement <key>';

/** Which options say something about what is imported from where. */
const SOURCE_OPTIONS = {
  '--agreement': ['agreement', 'servicenow', 'openslo'],
  '--time-zone': ['timeZone', 'servicenow', 'openslo'],
  '--strict': ['strict', 'servicenow'],
  '--customer': ['customer', 'openslo'],
  '--provider': ['provider', 'openslo'],
  '--calendar': ['calendar', 'openslo'],
  '--effective-from': ['effectiveFrom', 'openslo'],
  '--kind': ['kind', 'openslo'],
  '--period': ['period', 'openslo'],
} as const;

function refuseForeignOptions(options: Options): void {
  for (const [option, [name, ...sources]] of Object.entries(SOURCE_OPTIONS)) {
    const known = sources.some((source) => source === options.from);
    if (options[name] === undefined || known) continue;
    const owners = sources.map((source) => `--from ${source}`).join(' or ');
    const hint = 'Name the system that wrote the file as well:';
    throw new AccordError('invalid', `${option} belongs to ${owners}. ${hint}\n  ${SOURCE_USAGE}`);
  }
}

async function importWorkItems(withSetting: WithSetting, paths: string[], options: Options) {
  const { agreement: agreementKey, timeZone, strict, from } = options;
  const [path] = paths;
  if (from !== 'servicenow') {
    throw new AccordError(
      'invalid',
      `Accord cannot read files from “${from}”. It knows servicenow and openslo.`,
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
  if (isUnreadable(result)) process.exitCode = 1;
}
