import type { ModalView } from '@slack/types';
import { isPieceKind } from '../../../domain/consequence/consequences.ts';
import type { Piece } from '../../../domain/consequence/piece.ts';
import { openConsequences } from '../../../usecases/consequence/consequences-of.ts';
import { approveTerms } from '../../../usecases/negotiation/approve-terms.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { stageName } from '../../../usecases/negotiation/record/tell-step.ts';
import { type Effects, effectBlocks } from '../../answers/effect-lines.ts';
import { changeBlocks } from '../../answers/request-card.ts';
import { writeRequestPlace } from '../../answers/request-place.ts';
import { toldChanges } from '../../answers/told-changes.ts';
import { divider, section } from '../../blocks/blocks.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { openFilling } from '../filling.ts';
import type { ButtonInteraction, Click, FormInteraction } from '../interaction.ts';
import { doRequest, openRequest, type Request } from '../request-forms.ts';
import { stageCard, stageOf } from './card.ts';

const TITLE = 'Approve';
const FORM = 'approval.approve-form';

/** Shows the exact terms with what they would do, before somebody approves them. */
export const askToApprove: ButtonInteraction = {
  action: 'approval.approve',
  run: (session, click) =>
    openFilling(session, click, { title: TITLE, views: viewsOf(session, click) }),
};

/** Approves the terms that were shown. */
export const approve: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: () => ({}),
  run: async (session, submission) => {
    const context = await session.open();
    return doRequest(session, submission, {
      title: TITLE,
      done: 'You approved these terms.',
      act: (place) =>
        approveTerms(context, { key: place.key, stage: stageOf(place), hash: place.hash ?? '' }),
    });
  },
};

async function* viewsOf(session: Session, click: Click): AsyncGenerator<ModalView> {
  const request = await openRequest(session, click, {
    title: TITLE,
    card: stageCard,
    isAsked: ({ may }, place) => may.approve.includes(stageOf(place)),
  });
  if (request.stale) return yield request.stale;
  yield form(request, { pieces: [], timeZone: 'UTC', isComing: true });
  yield form(request, await effectsOf(session, request.view));
}

/** All that the terms on the table would do, as far as the reader may know it. */
async function effectsOf(session: Session, view: NegotiationView): Promise<Effects> {
  const { key: agreement, terms, baseRevision: base, rounds } = view;
  const offered = rounds.findLast(({ made }) => made === 'by hand')?.shared ?? [];
  const question = { agreement, terms: terms ?? {}, base, shared: offered.filter(isPieceKind) };
  const coming = await openConsequences(await session.open(), question);
  const pieces: Piece[] = [];
  for await (const piece of coming.pieces) pieces.push(piece);
  return { pieces, timeZone: coming.timeZone, isComing: false };
}

function form({ view, place }: Request, effects: Effects): ModalView {
  const { name, code } = view;
  return modal({
    title: TITLE,
    submit: { label: 'Approve', name: FORM },
    about: writeRequestPlace(place),
    blocks: [
      section(
        mrkdwn`*${name}*\nYou approve exactly these terms, as ${stageName(stageOf(place))}. If anything in them changes, your approval no longer counts.\nCode of these terms: \`${code ?? ''}\``,
      ),
      ...changeBlocks(toldChanges(view)),
      divider(),
      ...effectBlocks(effects, []),
    ],
  });
}
