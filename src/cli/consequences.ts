import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consequences } from '../domain/consequence/consequences.ts';
import type { Piece } from '../domain/consequence/piece.ts';
import { consequencesJson } from '../usecases/consequence/consequences-json.ts';
import { openConsequences } from '../usecases/consequence/consequences-of.ts';
import { drawBacktest } from '../usecases/consequence/draw-backtest.ts';
import { proposalInFiles } from '../usecases/consequence/proposal-in-files.ts';
import type { Setting } from '../usecases/status/viewing.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { openedText, pieceText } from './consequences-text.ts';
import { readFilesAt } from './files.ts';

type Options = {
  readonly from?: string;
  readonly new?: boolean;
  readonly charts?: string;
  readonly json?: boolean;
};

type Wanted = Options & { readonly agreement: string; readonly file: string };

/** `accord consequences`: what other terms would do, before anybody agrees to them. */
export const consequences: CliCommand = (program, withSetting) => {
  program
    .command('consequences')
    .argument('<agreement>', 'the key of an agreement')
    .argument('<file>', 'an agreement file with its terms as they might be')
    .option('--from <date>', 'from when on they would hold, where the file does not say it')
    .option('--new', 'the agreement is not in the register yet')
    .option('--charts <folder>', 'write a chart of every back-test')
    .option('--json', 'as JSON')
    .description('what other terms would do: back-test, forecast, gaps, credits, clocks, alerts')
    .addHelpText('after', '\nExample:\n  accord consequences acme-email proposed.yaml')
    .action((agreement: string, file: string, options: Options) =>
      withSetting((setting) => tell(setting, { ...options, agreement, file })),
    );
};

/** As text, every piece is printed as soon as it is known. */
async function tell(setting: Setting, wanted: Wanted): Promise<void> {
  const { agreement, file, from: effectiveFrom, json = false } = wanted;
  const terms = proposalInFiles(readFilesAt([file]), agreement);
  const base = wanted.new ? { base: 0 } : {};
  const opened = await openConsequences(setting, { agreement, terms, effectiveFrom, ...base });
  const { pieces: coming, kinds: _, ...proposed } = opened;
  if (!json) print(openedText(proposed));
  const pieces: Piece[] = [];
  for await (const piece of coming) {
    pieces.push(piece);
    if (!json) print(`\n${pieceText(piece, proposed.timeZone)}`);
  }
  const all = { ...proposed, pieces };
  if (json) printJson(consequencesJson(all));
  if (wanted.charts !== undefined) await writeCharts(all, wanted.charts);
}

async function writeCharts(all: Consequences, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const piece of all.pieces) {
    const chart = piece.kind === 'back-test' ? await drawBacktest(all, piece) : null;
    if (chart) writeFileSync(join(folder, chart.fileName), chart.png);
  }
}
