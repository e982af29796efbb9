import type { ModalView } from '@slack/types';
import { isPieceKind } from '../../../domain/consequence/consequences.ts';
import type { Piece } from '../../../domain/consequence/piece.ts';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { openConsequences } from '../../../usecases/consequence/consequences-of.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import { type Effects, NO_EFFECTS } from '../../answers/effect-lines.ts';
import type { TablePlace } from '../../answers/table-place.ts';
import type { Mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Session } from '../../session.ts';
import { isChanged, proposalView, type Showing } from './proposal-view.ts';

type Asked = {
  readonly key: string;
  readonly terms: DraftTerms;
  readonly base: number;
  /** What of it the other side may see. */
  readonly shared?: readonly string[] | undefined;
};

// Slack takes about one change of a dialog a second.
const EVERY_MS = 700;

/** What terms would do, as far as it is known, again and again until all is. */
export async function* comingEffects(
  session: Session,
  { key, terms, base, shared }: Asked,
): AsyncGenerator<Effects> {
  const opened = await session.open();
  const coming = await openConsequences(opened, {
    ...{ agreement: key, terms, base: base === 0 ? 0 : undefined },
    ...(shared && { shared: shared.filter(isPieceKind) }),
  });
  const { timeZone, open } = coming;
  const pieces: Piece[] = [];
  let shownAt = Date.now();
  for await (const piece of coming.pieces) {
    pieces.push(piece);
    if (Date.now() - shownAt < EVERY_MS) continue;
    yield { pieces: [...pieces], timeZone, open, isComing: true };
    shownAt = Date.now();
  }
  yield { pieces, timeZone, open, isComing: false };
}

/** An offer as its side writes it, at once, and then with what it would do as that becomes known. */
export async function* proposalViews(
  session: Session,
  { key, page }: Pick<TablePlace, 'key' | 'page'>,
  note?: Mrkdwn,
): AsyncGenerator<ModalView> {
  const view = await showNegotiation(await session.open(), { key });
  yield* viewsOf(session, view, { note, page });
}

/** The same for a negotiation that was just looked at. */
export async function* viewsOf(
  session: Session,
  view: NegotiationView,
  showing: Showing = {},
): AsyncGenerator<ModalView> {
  const { key, preparation, baseRevision: base } = view;
  const isComing = isChanged(view);
  yield proposalView({ view, effects: { ...NO_EFFECTS, isComing }, ...showing });
  if (!preparation || !isComing) return;
  for await (const effects of comingEffects(session, { key, terms: preparation.terms, base })) {
    yield proposalView({ view, effects, ...showing });
  }
}
