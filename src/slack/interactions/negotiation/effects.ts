import type { ModalView } from '@slack/types';
import { AccordError } from '../../../domain/error.ts';
import { count } from '../../../domain/target/length-words.ts';
import { openConsequences } from '../../../usecases/consequence/consequences-of.ts';
import { drawBacktest } from '../../../usecases/consequence/draw-backtest.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import {
  type Effects,
  effectBlocks,
  inReadingOrder,
  linesBeside,
  NO_EFFECTS,
} from '../../answers/effect-lines.ts';
import { readTablePlace, type TablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, context, type KnownBlock, section } from '../../blocks/blocks.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { beginningOf } from '../../blocks/pages.ts';
import { modal } from '../../blocks/views.ts';
import { keepPicture } from '../../pictures.ts';
import type { Session } from '../../session.ts';
import { openDialog } from '../dialog.ts';
import { openFilling } from '../filling.ts';
import type { ButtonInteraction, ComingViews } from '../interaction.ts';
import { comingEffects } from './proposal.ts';

const TITLE = 'What it would do';
const ROOM = { blocks: 50, characters: 13_000 };
const MOST_CHARTS = 5;
const WORDS = 300;

/** Opens what the terms on the table would do, as far as the person may see it. */
export const openEffects: ButtonInteraction = {
  action: 'offer.effects',
  run: (session, click) =>
    openFilling(session, click, { title: TITLE, views: effectViews(session, click.value) }),
};

async function* effectViews(session: Session, value: string): ComingViews {
  const place = readTablePlace(value);
  const view = await showNegotiation(await session.open(), place);
  const { key, terms, baseRevision: base } = view;
  if (terms === null) throw new AccordError('conflict', 'There is no offer yet. Look again later.');
  const shared = view.rounds.at(-1)?.shared ?? [];
  yield effectsView(view, { ...NO_EFFECTS, isComing: true });
  for await (const effects of comingEffects(session, { key, terms, base, shared })) {
    yield effectsView(view, effects);
  }
}

function effectsView(view: NegotiationView, effects: Effects): ModalView {
  const changes = inReadingOrder(view.changes);
  const paths = changes.map(({ path }) => path);
  const beside = linesBeside(effects, paths);
  const isNothing = !effects.isComing && effects.pieces.length === 0;
  const { blocks, hidden } = beginningOf(
    changes.map((change) => [changeBlock(change, beside.get(change.path) ?? [])]),
    ROOM,
  );
  return modal({
    title: TITLE,
    blocks: [
      section(mrkdwn`*${view.name}*, with the terms on the table instead of today’s`),
      ...blocks,
      ...(hidden > 0 ? [context(mrkdwn`… and ${count(hidden, 'more change')}`)] : []),
      ...effectBlocks(effects, paths),
      ...(isNothing ? [context(mrkdwn`Nothing more was shared with you.`)] : []),
      ...charts(view, effects),
    ],
  });
}

type Change = NegotiationView['changes'][number];

function changeBlock({ what, before, after }: Change, beside: readonly Mrkdwn[]): KnownBlock {
  const now = mrkdwn`*${what}:* ${cut(after ?? 'no longer promised', WORDS)}`;
  const line = mrkdwn`${now} _(today: ${cut(before ?? 'nothing', WORDS)})_`;
  return section({ mrkdwn: cut(join([line, ...beside], '\n').mrkdwn, 2_900) });
}

function charts({ key }: NegotiationView, { pieces }: Effects): readonly KnownBlock[] {
  const tried = pieces.flatMap((piece) => (piece.kind === 'back-test' ? [piece] : []));
  return tried.slice(0, MOST_CHARTS).flatMap(({ target, name }) => {
    const value = writeTablePlace({ key, target });
    return actions([button({ label: cut(`Chart: ${name}`, 70), action: 'offer.chart', value })]);
  });
}

/** Opens how a promise would have fared in the last months, as a picture for this person alone. */
export const openChart: ButtonInteraction = {
  action: 'offer.chart',
  run: (session, click) =>
    openDialog(session, click, {
      title: 'The last 12 months',
      content: () => chartView(session, readTablePlace(click.value)),
    }),
};

async function chartView(session: Session, { key, target }: TablePlace): Promise<ModalView> {
  const opened = await session.open();
  const { terms, preparation, rounds } = await showNegotiation(opened, { key });
  const asked = terms ?? preparation?.terms ?? {};
  const isShared = rounds.at(-1)?.shared.includes('back-test') ?? false;
  const { pieces, ...proposed } = await openConsequences(opened, {
    ...{ agreement: key, terms: asked, only: ['back-test'] },
    shared: isShared ? ['back-test'] : [],
  });
  for await (const piece of pieces) {
    if (piece.kind !== 'back-test' || piece.target !== target) continue;
    const picture = await drawBacktest(proposed, piece);
    if (picture === null) break;
    const id = await keepPicture(session.client, picture);
    const image = { type: 'image', slack_file: { id }, alt_text: picture.altText } as const;
    return modal({ title: 'The last 12 months', blocks: [image] });
  }
  throw new AccordError('not-found', 'There is nothing to draw: no month could be judged.');
}
