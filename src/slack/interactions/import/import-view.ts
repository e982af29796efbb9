import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { count } from '../../../domain/target/length-words.ts';
import { recomputingWords } from '../../../usecases/rebuild/recomputing.ts';
import type { ImportResult } from '../../../usecases/register/import-documents.ts';
import { flipWords, pastWords } from '../../../usecases/register/words/past-words.ts';
import { differenceLine, tellChanges } from '../../../usecases/register/words/tell-differences.ts';
import { context, type KnownBlock, section } from '../../blocks/blocks.ts';
import { flagInput, textInput } from '../../blocks/inputs.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { yamlInputs } from './yaml-fields.ts';

export const TITLE = 'Import';
export const CHECK = 'import.check';
export const APPLY = 'import.apply';

const MOST_LINES = 60;
const LINE = 400;

/** Asks for a file. */
export function askView(text = ''): ModalView {
  return modal({
    title: TITLE,
    submit: { label: 'Check', name: CHECK },
    blocks: [section(INVITATION), ...yamlInputs(text)],
  });
}

const INVITATION = mrkdwn`Paste agreement files: parties, services, calendars and agreements, with \`---\` between them. Nothing changes before you have seen what it would do. \`/sla export\` shows how they look.`;

/** What an import would do, or every mistake in it; the text stays, to be mended or applied. */
export function rehearsalView(
  text: string,
  result: ImportResult,
  warnings: readonly KnownBlock[] = [],
): ModalView {
  const { problems, changes, past } = result;
  const real = changes.filter(({ change }) => change !== 'unchanged');
  const isReady = problems.length === 0 && real.length > 0;
  return modal({
    title: TITLE,
    about: hashOf(text),
    submit: isReady ? { label: 'Apply', name: APPLY } : { label: 'Check again', name: CHECK },
    blocks: [
      ...(problems.length > 0 ? problemBlocks(problems) : changeBlocks(result)),
      ...(isReady ? warnings : []),
      ...(isReady ? pastBlocks(past) : []),
      ...(isReady ? [REASON] : []),
      ...yamlInputs(text),
    ],
  });
}

/** What would measure the past anew, and the leave to do so. */
function pastBlocks(past: ImportResult['past']): readonly KnownBlock[] {
  if (past.length === 0) return [];
  const lines = past.flatMap((one) => [
    mrkdwn`• ${pastWords(one)}`,
    ...one.flips.map((flip) => mrkdwn`      ${flip.agreement}: ${flipWords(flip)}`),
  ]);
  return [
    ...titled(mrkdwn`⚠️ *This reaches into the past*`, shown(lines)),
    flagInput({ name: 'correct', label: 'Correct the past', hint: CORRECTING }, false),
  ];
}

const CORRECTING =
  'Only for mistakes. Published figures stay until somebody approves their restatement.';

const REASON = textInput(
  {
    name: 'reason',
    label: 'Why',
    hint: 'For the history; everybody who may see it can read it.',
    optional: true,
    long: false,
  },
  null,
);

/** What an import did. */
export function doneView({ changes, recomputing }: ImportResult): ModalView {
  const real = changes.filter(({ change }) => change !== 'unchanged');
  return modal({
    title: TITLE,
    blocks: [
      section(mrkdwn`✅ *Done:* ${sums(changes)}.`),
      ...titled(mrkdwn`*In the register now*`, shown(real.map(headLine))),
      ...(recomputing ? [context(mrkdwn`🔄 ${recomputingWords(recomputing)}`)] : []),
      context(
        mrkdwn`\`/sla agreements\` and \`/sla services\` show it. \`/sla lint\` says what is still weak.`,
      ),
    ],
  });
}

/** A short mark of a text, to notice when another one is applied than was checked. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 16);
}

function problemBlocks(problems: ImportResult['problems']): readonly KnownBlock[] {
  const lines = problems.map(({ line, message }) => mrkdwn`• line ${line}: ${cut(message, LINE)}`);
  return titled(
    mrkdwn`✏️ *${count(problems.length, 'mistake')}.* Nothing was changed. Mend the text below and check again.`,
    shown(lines),
  );
}

function changeBlocks({ changes, movedClocks }: ImportResult): readonly KnownBlock[] {
  const real = changes.filter(({ change }) => change !== 'unchanged');
  if (real.length === 0)
    return [section(mrkdwn`⚪ Nothing to do: all of this is in the register already.`)];
  const moved = movedClocks ? `, moves the due date of ${count(movedClocks, 'open clock')}` : '';
  return [
    section(mrkdwn`🔎 *This would do:* ${sums(changes)}${moved}. Nothing was changed yet.`),
    ...titled(mrkdwn`*What changes*`, shown(real.flatMap(changeLines))),
  ];
}

function sums(changes: ImportResult['changes']): string {
  const of = (kind: string) => changes.filter(({ change }) => change === kind).length;
  return `${of('added')} new, ${of('changed')} changed, ${of('unchanged')} as before`;
}

type Change = ImportResult['changes'][number];

function changeLines(change: Change): readonly Mrkdwn[] {
  const told = change.change === 'changed' ? tellChanges(change.differences) : [];
  return [headLine(change), ...told.map((one) => mrkdwn`      ${cut(differenceLine(one), LINE)}`)];
}

function headLine({ change, kind, key, revision }: Change): Mrkdwn {
  return change === 'added'
    ? mrkdwn`➕ ${kind} \`${key}\``
    : mrkdwn`✏️ ${kind} \`${key}\`, revision ${revision}`;
}

function shown(lines: readonly Mrkdwn[]): readonly Mrkdwn[] {
  const left = lines.length - MOST_LINES;
  return left > 0 ? [...lines.slice(0, MOST_LINES), mrkdwn`… and ${left} lines more`] : lines;
}
