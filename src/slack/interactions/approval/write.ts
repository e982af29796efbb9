import type { ModalView } from '@slack/types';
import type { Context } from '../../../usecases/context.ts';
import {
  askAboutTerms,
  rejectTerms,
  replyToQuestion,
} from '../../../usecases/negotiation/approve-terms.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { changeBlocks } from '../../answers/request-card.ts';
import { type RequestPlace, writeRequestPlace } from '../../answers/request-place.ts';
import { toldChanges } from '../../answers/told-changes.ts';
import { section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { doRequest, openRequest, type Request, written } from '../request-forms.ts';
import { stageCard, stageOf, stageToReply } from './card.ts';

type Wording = {
  readonly name: 'reject' | 'ask' | 'reply';
  readonly title: string;
  readonly label: string;
  readonly effect: string;
  readonly missing: string;
  readonly done: string;
  readonly isAsked: (view: NegotiationView, place: RequestPlace) => boolean;
  readonly act: (context: Context, place: RequestPlace, text: string) => Promise<NegotiationView>;
};

const WAYS: readonly Wording[] = [
  {
    name: 'reject',
    title: 'Reject',
    label: 'Why',
    effect:
      'The terms go back: your side has to make another offer, and the approvals so far no longer count. Only your own side reads why.',
    missing: 'Please write why.',
    done: 'You sent the terms back.',
    isAsked: ({ may }, place) => may.approve.includes(stageOf(place)),
    act: (context, place, reason) => rejectTerms(context, { ...deciding(place), reason }),
  },
  {
    name: 'ask',
    title: 'Ask a question',
    label: 'Your question',
    effect: 'Your own side reads and answers it. Until then, the time to decide stands still.',
    missing: 'Please write what you want to know.',
    done: 'Your question was passed on.',
    isAsked: ({ may }, place) => may.approve.includes(stageOf(place)),
    act: (context, place, question) => askAboutTerms(context, { ...deciding(place), question }),
  },
  {
    name: 'reply',
    title: 'Answer the question',
    label: 'Your answer',
    effect: 'Only your own side reads it. The time to decide goes on with it.',
    missing: 'Please write an answer.',
    done: 'Your answer was passed on.',
    isAsked: (view, place) => stageToReply(view, place) !== null,
    act: (context, place, text) =>
      replyToQuestion(context, { key: place.key, stage: stageOf(place), text }),
  },
];

/** Ask for a reason, a question or an answer. */
export const APPROVAL_BUTTONS: readonly ButtonInteraction[] = WAYS.map((way) => ({
  action: `approval.${way.name}`,
  run: (session, click) =>
    openDialog(session, click, {
      title: way.title,
      content: async () => {
        const asked = { title: way.title, card: stageCard, isAsked: way.isAsked };
        const request = await openRequest(session, click, asked);
        return request.stale ?? form(way, request);
      },
    }),
}));

/** Take the reason, the question or the answer. */
export const APPROVAL_FORMS: readonly FormInteraction[] = WAYS.map((way) => ({
  form: `approval.${way.name}-form`,
  title: way.title,
  check: (fields) => (written(fields) === '' ? { text: way.missing } : {}),
  run: async (session, submission) => {
    const context = await session.open();
    const act = (place: RequestPlace, text: string) => way.act(context, place, text);
    return doRequest(session, submission, {
      ...{ title: way.title, done: way.done, act },
    });
  },
}));

function deciding(place: RequestPlace) {
  return { key: place.key, stage: stageOf(place), hash: place.hash ?? '' };
}

function form(way: Wording, { view, place }: Request): ModalView {
  const stage = place.stage ?? stageToReply(view, place) ?? undefined;
  const open = view.stages
    .find(({ key }) => key === stage)
    ?.questions.find(({ reply }) => reply === null);
  const question = open ? [section(mrkdwn`❓ ${open.by} asks: “${open.question}”`)] : [];
  return modal({
    title: way.title,
    submit: { label: way.title.split(' ')[0] ?? way.title, name: `approval.${way.name}-form` },
    about: writeRequestPlace({ ...place, stage }),
    blocks: [
      section(mrkdwn`*${view.name}* · terms \`${view.code ?? ''}\`\n${way.effect}`),
      ...(way.name === 'ask' ? [] : question),
      ...changeBlocks(toldChanges(view)),
      textInput({ name: 'text', label: way.label, long: true }, null),
    ],
  });
}
