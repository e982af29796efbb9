import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { plainText, section } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { mrkdwn } from './mrkdwn.ts';

type ModalWords = {
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  /** The label of the button that sends the form, and the name under which it arrives. */
  readonly submit?: { readonly label: string; readonly name: string };
  /** What the form is about, handed back with it; it may be forged, so it decides nothing. */
  readonly about?: string;
};

/** A dialog; with `submit` it is a form. */
export function modal({ title, blocks, submit, about }: ModalWords): ModalView {
  return {
    type: 'modal',
    title: plainText(title, LIMITS.view.title),
    close: plainText(submit ? 'Cancel' : 'Close', LIMITS.view.button),
    blocks: blocks.slice(0, LIMITS.view.blocks),
    ...(submit && {
      submit: plainText(submit.label, LIMITS.view.button),
      callback_id: submit.name,
    }),
    ...(about && { private_metadata: about }),
  };
}

/** What is shown while the answer is being worked out, because a dialog must open within 3 seconds. */
export function waiting(title: string): ModalView {
  return modal({ title, blocks: [section(mrkdwn`⏳ One moment …`)] });
}

/** The tab that greets a person. */
export function home(blocks: readonly KnownBlock[]): HomeView {
  return { type: 'home', blocks: blocks.slice(0, LIMITS.view.blocks) };
}
