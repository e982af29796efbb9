import type { ModalView } from '@slack/types';
import type { Context } from '../../../usecases/context.ts';
import { acceptAll, answerTerms } from '../../../usecases/negotiation/answer-terms.ts';
import { commentOnTerm } from '../../../usecases/negotiation/comment-on-term.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import { offerOf } from '../../answers/offer-of.ts';
import { readTablePlace, type TablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { section } from '../../blocks/blocks.ts';
import { flagInput, textInput } from '../../blocks/inputs.ts';
import { type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { fillDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { text } from './begin.ts';
import { orGivenBack } from './given-back.ts';
import { TITLE, termsView } from './terms-view.ts';

const DECLINE = 'offer.decline-form';
const COMMENT = 'offer.comment-form';

/** Accepts one term of an offer. */
export const acceptTerm = answering('offer.accept', (context, { key, round = 0, path = '' }) =>
  answerTerms(context, { key, round, answers: [{ path, answer: { kind: 'accepted' } }] }),
);

/** Accepts every term that nobody has answered yet. */
export const acceptRest = answering('offer.accept-rest', (context, { key, round = 0 }) =>
  acceptAll(context, { key, round }),
);

type Answering = (context: Context, place: TablePlace) => Promise<NegotiationView>;

function answering(action: string, deed: Answering): ButtonInteraction {
  return {
    action,
    run: async (session, click) => {
      const view = await deed(await session.open(), readTablePlace(click.value));
      if (click.view?.type !== 'modal') return;
      const { id, hash } = click.view;
      await fillDialog(session.client, {
        ...{ view_id: id, hash, view: termsView({ view, note: DONE }) },
      });
    },
  };
}

const DONE = mrkdwn`✅ Accepted.`;

/** Asks why somebody declines a term. */
export const askToDecline = asking('offer.decline', {
  form: DECLINE,
  submit: 'Decline',
  words: (what) => mrkdwn`*${what}* would stay as it is. The other side reads why.`,
  label: 'Why',
});

/** Asks what somebody has to say about a term. */
export const askForComment = asking('offer.comment', {
  form: COMMENT,
  submit: 'Comment',
  words: (what) =>
    mrkdwn`About *${what}*. A comment is no answer: the term waits for one as before.`,
  label: 'Comment',
});

type Asked = {
  readonly form: string;
  readonly submit: string;
  readonly words: (what: string) => Mrkdwn;
  readonly label: string;
};

function asking(action: string, { form, submit, words, label }: Asked): ButtonInteraction {
  const content = async (session: Session, value: string): Promise<ModalView> => {
    const place = readTablePlace(value);
    const view = await showNegotiation(await session.open(), place);
    const offer = offerOf(view, place.round);
    const term = offer?.terms.find(({ path }) => path === place.path);
    const isTooLate = form === DECLINE && (!offer?.isOpen || term?.answer);
    if (isTooLate) return termsView({ view, note: LATE });
    return modal({
      title: TITLE,
      submit: { label: submit, name: form },
      about: writeTablePlace(place),
      blocks: [
        section(words(term?.what ?? view.name)),
        textInput({ name: 'text', label, long: true }, null),
        ...(form === COMMENT && !view.isOutside ? [INSIDE] : []),
      ],
    });
  };
  return {
    action,
    run: (session, click) =>
      openDialog(session, click, { title: TITLE, content: () => content(session, click.value) }),
  };
}

const INSIDE = flagInput({ name: 'inside', label: 'Only my own side reads it' }, false);
const LATE = mrkdwn`🔄 This was answered already. Here is how it stands now.`;

/** Declines a term with a reason. */
export const decline: FormInteraction = {
  form: DECLINE,
  title: TITLE,
  check: ({ text: given }) =>
    text(given) === '' ? { text: 'Please say why in a few words.' } : {},
  run: async (session, { fields, about }) => {
    const { key, round, path = '' } = readTablePlace(about);
    const answer = { kind: 'declined', reason: text(fields.text) } as const;
    return orGivenBack({ key, round, typed: answer.reason }, async () => {
      const view = await answerTerms(await session.open(), {
        ...{ key, round, answers: [{ path, answer }] },
      });
      return termsView({ view, note: mrkdwn`✖️ Declined.` });
    });
  },
};

/** Says something about a term or about the whole. */
export const comment: FormInteraction = {
  form: COMMENT,
  title: TITLE,
  check: ({ text: given }) => (text(given) === '' ? { text: 'Please write something.' } : {}),
  run: async (session, { fields, about }) => {
    const { key, round, path = null } = readTablePlace(about);
    const inside = Array.isArray(fields.inside) && fields.inside.length > 0;
    return orGivenBack({ key, round, typed: text(fields.text) }, async () => {
      const said = { key, path, text: text(fields.text), inside };
      const view = await commentOnTerm(await session.open(), said);
      return termsView({
        view,
        note: mrkdwn`💬 ${inside ? 'Your own side can read it.' : 'Both sides can read it.'}`,
      });
    });
  },
};
