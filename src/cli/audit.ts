import { InvalidArgumentError } from 'commander';
import { formatInstant } from '../domain/calendar/instant.ts';
import { deedWords } from '../usecases/audit/history-words.ts';
import { type AuditLine, listAudit } from '../usecases/audit/list-audit.ts';
import { verifyAudit } from '../usecases/audit/verify-audit.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';

type Options = { readonly verify?: boolean; readonly limit?: number; readonly json?: boolean };

/** `accord audit`: the audit trail, or whether it is whole. */
export const audit: CliCommand = (program, withSetting) => {
  program
    .command('audit')
    .argument(
      '[subject]',
      'what it was done to, such as agreement:acme-email; everything when left out',
    )
    .option('--verify', 'follow the chain of hashes from its first entry; fail where it breaks')
    .option('--limit <number>', 'how many entries, the newest first (50)', wholeNumber)
    .option('--json', 'as JSON')
    .description('who did what, when and why, and whether nothing of it was changed since')
    .addHelpText(
      'after',
      '\nExamples:\n  accord audit agreement:acme-email\n  accord audit --verify',
    )
    .action((subject: string | undefined, options: Options) =>
      options.verify ? verify(withSetting, options) : list(withSetting, subject, options),
    );
};

async function list(withSetting: WithSetting, subject: string | undefined, options: Options) {
  const take = options.limit;
  const { lines, total } = await withSetting((setting) => listAudit(setting, { subject, take }));
  if (options.json) return printJson({ total, entries: lines });
  const hidden = total - lines.length;
  const rest =
    hidden > 0 ? [`… and ${hidden.toLocaleString('en')} older; --limit shows more.`] : [];
  const told = lines.length > 0 ? lines.map(lineText) : [nothingText(subject)];
  print([...told, ...rest].join('\n'));
}

function nothingText(subject: string | undefined): string {
  return subject === undefined
    ? 'Nothing is recorded yet.'
    : `Nothing called “${subject}” is known to the audit trail. Name it by its key, such as acme-email or agreement:acme-email.`;
}

function lineText(line: AuditLine): string {
  const { number, at, by, subject, reason } = line;
  const because = reason === null ? '' : ` – ${reason}`;
  return `${String(number ?? '–').padStart(7)}  ${formatInstant(at)}  ${subject}  ${by} ${deedWords(line)}${because}`;
}

const FAULTS = {
  changed: 'is not what was recorded (or something before it is not)',
  missing: 'is missing',
  unchained: 'was put in without a place in the chain',
} as const;

async function verify(withSetting: WithSetting, { json }: Options) {
  const { entries, hash, fault } = await withSetting(verifyAudit);
  if (fault) process.exitCode = 1;
  if (json) return printJson({ entries, hash, fault });
  if (!fault) {
    const end =
      hash === ''
        ? ''
        : ` The last one has the hash ${hash}; keep it elsewhere to prove the trail up to here.`;
    return print(`The audit trail is whole: ${entries.toLocaleString('en')} entries.${end}`);
  }
  const { number, entry } = fault;
  const place = number === null ? 'An entry' : `Entry ${number}`;
  const what = entry
    ? ` (${formatInstant(entry.at)}, ${entry.actor}: ${entry.verb}, ${entry.subject})`
    : '';
  print(
    `The audit trail is broken. ${place}${what} ${FAULTS[fault.kind]}. The ${entries.toLocaleString('en')} entries before it hold.`,
  );
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number such as 100.');
}
