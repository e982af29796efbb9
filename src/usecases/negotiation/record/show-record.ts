import { isPieceKind, type Proposed } from '../../../domain/consequence/consequences.ts';
import type { BacktestPiece } from '../../../domain/consequence/piece.ts';
import { AccordError } from '../../../domain/error.ts';
import type { BacktestLine } from '../../../reports/backtest.ts';
import { recordMarkdown } from '../../../reports/negotiation-record/markdown.ts';
import { recordPdf } from '../../../reports/negotiation-record/pdf.ts';
import type { NegotiationRecord } from '../../../reports/negotiation-record/record.ts';
import { consequencesOf } from '../../consequence/consequences-of.ts';
import { backtestPicture } from '../../consequence/draw-backtest.ts';
import { pieceTitle, tellPiece } from '../../consequence/words/tell-piece.ts';
import { openView, type Setting } from '../../status/viewing.ts';
import type { NegotiationView } from '../negotiation-view.ts';
import { showNegotiation } from '../show-negotiation.ts';
import type { TablePlace } from '../table.ts';
import { type ReferenceName, registerNames } from '../words/reference-names.ts';
import { makeRecord } from './make-record.ts';
import { type RecordedDeed, recordedSteps } from './recorded-steps.ts';

export const RECORD_FORMATS = ['markdown', 'pdf'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** The record of a negotiation as a file. */
export type RecordFile = {
  readonly name: string;
  readonly content: Buffer;
  readonly record: NegotiationRecord;
};

type Recorded = {
  readonly view: NegotiationView;
  readonly deeds: readonly RecordedDeed[];
  readonly nameOf: ReferenceName;
};

/** A negotiation as the actor may see it, with everything that happened in words. */
export async function recordOf(context: Setting, place: TablePlace): Promise<Recorded> {
  const view = await showNegotiation(context, place);
  const { register } = await openView(context);
  return { view, deeds: recordedSteps(view, register), nameOf: registerNames(register) };
}

/** The record of the last negotiation of an agreement, of all that the actor may see of it. */
async function showRecord(context: Setting, place: TablePlace): Promise<NegotiationRecord> {
  const { view, deeds, nameOf } = await recordOf(context, place);
  const consequences = await knownConsequences(context, view);
  return makeRecord({ view, deeds, nameOf, consequences, now: context.now });
}

/** The same as a Markdown page or as a PDF. */
export async function recordFile(
  context: Setting,
  { key, format }: TablePlace & { readonly format: RecordFormat },
): Promise<RecordFile> {
  const record = await showRecord(context, { key });
  const end = format === 'pdf' ? 'pdf' : 'md';
  const content =
    format === 'pdf' ? await recordPdf(record) : Buffer.from(recordMarkdown(record), 'utf8');
  return { name: `negotiation-${key}.${end}`, content, record };
}

/** What the terms on the table would do, as it was known when they were offered; others see what was shared with them. */
async function knownConsequences(
  context: Setting,
  view: NegotiationView,
): Promise<NegotiationRecord['consequences']> {
  const round = view.rounds.at(-1);
  if (!round || view.terms === null) return [];
  const shared = view.rounds.findLast(({ made }) => made === 'by hand')?.shared ?? [];
  const question = {
    ...{ agreement: view.key, terms: view.terms, base: view.baseRevision },
    shared: shared.filter(isPieceKind),
  };
  try {
    const known = await consequencesOf({ ...context, now: round.at }, question);
    return known.pieces.map((piece) => ({
      title: pieceTitle(piece.kind),
      sentences: [...tellPiece(piece, known.timeZone)],
      ...(piece.kind === 'back-test' && drawn(known, piece)),
    }));
  } catch (error) {
    // A record is complete without what cannot be computed for its reader, such as a new agreement for a customer.
    if (error instanceof AccordError) return [];
    throw error;
  }
}

/** A back-test period by period, for the pages that draw it. */
function drawn(of: Proposed, piece: BacktestPiece) {
  const picture = backtestPicture(of, piece);
  if (!picture) return {};
  const { labels, today, proposed } = picture;
  return { backTest: { labels: [...labels], today: line(today), proposed: line(proposed) } };
}

function line(side: BacktestLine | null) {
  return side && { ...side, points: side.points.map((point) => ({ ...point })) };
}
