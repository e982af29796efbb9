import type { ImportResult } from '../usecases/register/import-documents.ts';
import { flipWords, pastWords } from '../usecases/register/words/past-words.ts';
import type { ImportedWorkItems } from '../usecases/work-item/import-work-items.ts';
import { differenceLines, isRemoval } from './differences-text.ts';

const SHOWN_PROBLEMS = 20;

/** What an import of agreement files found and did, for a person at a terminal. */
export function importedDocumentsText(result: ImportResult): string {
  const { problems, changes, applied, movedClocks, past } = result;
  if (problems.length > 0) {
    const lines = problems.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
    );
    return [...lines, `Nothing was imported: ${count(problems.length, 'mistake')}.`].join('\n');
  }
  const moved = movedClocks ? [`  moves the due date of ${count(movedClocks, 'open clock')}`] : [];
  const held = applied ? [] : past.flatMap(pastLines);
  return [...changes.flatMap(changeLines), ...moved, ...held, outcome(changes, result)].join('\n');
}

/** What an import of work items took in, for a person at a terminal. */
export function importedWorkItemsText(result: ImportedWorkItems): string {
  const { rows, workItems, recorded, repeated, withoutAgreement, problems } = result;
  const shown = problems
    .slice(0, SHOWN_PROBLEMS)
    .map(({ line, reason }) => `${place(line)}${reason}`);
  const hidden = problems.length - shown.length;
  return [
    ...shown,
    ...(hidden > 0 ? [`… and ${count(hidden, 'more problem')}; --json lists them all.`] : []),
    `${count(rows, 'row')} read, ${count(workItems, 'work item')}: ${count(recorded, 'new event')}, ${number(repeated)} known already.`,
    ...(withoutAgreement > 0
      ? [
          `${count(withoutAgreement, 'work item')} opened while ${result.agreement} was not in force; no promise covers them.`,
        ]
      : []),
    ...(problems.length > 0 ? [`${count(problems.length, 'row')} could not be taken in.`] : []),
    workItemsOutcome(result),
  ].join('\n');
}

/** Whether a file has rows, and none of them could be read. */
export function isUnreadable({ rows, recorded, repeated }: ImportedWorkItems): boolean {
  return rows > 0 && recorded + repeated === 0;
}

function workItemsOutcome(result: ImportedWorkItems): string {
  if (result.recorded > 0) return 'Recorded. Taking the file in again changes nothing.';
  if (isUnreadable(result)) return 'Nothing was recorded: no row of this file could be read.';
  return result.rows > 0
    ? 'Nothing new to record: everything that could be read is known already.'
    : 'Nothing was recorded: this file has no rows.';
}

function pastLines(past: ImportResult['past'][number]): readonly string[] {
  const flips = past.flips.map((flip) => `    ${flip.agreement}: ${flipWords(flip)}`);
  return [`! ${pastWords(past)}`, ...flips];
}

function changeLines({
  kind,
  key,
  change,
  revision,
  differences,
}: ImportResult['changes'][number]) {
  if (change === 'unchanged') return [];
  const sign = change === 'added' ? '+' : '~';
  const head = `${sign} ${kind} ${key}${change === 'added' ? '' : `, revision ${revision}`}`;
  if (change === 'added') return [head];
  return [head, ...differenceLines(differences)];
}

function outcome(
  changes: ImportResult['changes'],
  { applied, past }: Pick<ImportResult, 'applied' | 'past'>,
): string {
  const added = changes.filter(({ change }) => change === 'added').length;
  const changed = changes.filter(({ change }) => change === 'changed').length;
  const unchanged = changes.length - added - changed;
  const removed = changes.flatMap(({ differences }) => differences.filter(isRemoval)).length;
  const losses = removed > 0 ? `, ${count(removed, 'term')} taken away` : '';
  const sums = `${number(added)} added, ${number(changed)} changed${losses}, ${number(unchanged)} unchanged`;
  if (added + changed === 0) return `Nothing to do: ${sums}.`;
  if (applied) return `Done: ${sums}.`;
  return past.length > 0
    ? `Nothing was changed: ${sums}. Write from when it holds, or add --apply --correct to correct the past.`
    : `This was a rehearsal: ${sums}. Add --apply to do it.`;
}

function place(line: number | null): string {
  return line === null ? '' : `line ${line}: `;
}

function count(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

function number(amount: number): string {
  return amount.toLocaleString('en');
}
