import type { ModalView, PlainTextOption } from '@slack/types';
import type { Answer } from '../answer.ts';
import type { Session } from '../session.ts';

/** A message in a channel. */
export type PostedMessage = { readonly channel: string; readonly ts: string };

/** Where a button was clicked, and how to answer there. */
export type Click = {
  /** What the button carries; it may be forged, so it decides nothing. */
  readonly value: string;
  readonly triggerId: string;
  readonly channelId: string | null;
  /** The message with the button, where everybody reads it; null in dialogs and for what only one person sees. */
  readonly message: PostedMessage | null;
  /** Names the message or dialog with the button, and the button: the same for a double click. */
  readonly identity: string;
  /** The dialog or tab with the button; null when it was in a message. */
  readonly view: {
    readonly id: string;
    readonly type: 'modal' | 'home';
    readonly hash: string;
  } | null;
  /** Answers where the click was: in place of the message, or below it for this person only. */
  readonly reply: (answer: Answer, how: 'replace' | 'below') => Promise<void>;
};

/** What a button does, by its `noun.verb`. */
export type ButtonInteraction = {
  readonly action: string;
  readonly run: (session: Session, click: Click) => Promise<void>;
};

/** What is looked up while somebody types into a choice, by its `noun.verb`. */
export type SearchInteraction = {
  readonly action: string;
  readonly run: (session: Session, text: string) => Promise<readonly PlainTextOption[]>;
};

/** What somebody gave in a field: a text, several choices, or nothing. */
export type Given = string | readonly string[] | null;

export type Fields = Readonly<Record<string, Given>>;

/** A form that was sent. */
export type Submission = {
  readonly fields: Fields;
  readonly about: string;
  readonly viewId: string;
};

/** A dialog that fills in while somebody looks at it: each view takes the place of the one before. */
export type ComingViews = AsyncIterable<ModalView>;

/** What a form does: complaints by field at once, or a dialog to show while it is worked on. */
export type FormInteraction = {
  readonly form: string;
  readonly check: (fields: Fields, about: string) => Readonly<Record<string, string>>;
  readonly title: string;
  readonly run: (session: Session, submission: Submission) => Promise<ModalView | ComingViews>;
};

/** What an entry in the menu of a message does. */
export type ShortcutInteraction = {
  readonly shortcut: string;
  readonly run: (
    session: Session,
    chosen: Pick<Click, 'triggerId' | 'view' | 'reply'> & { readonly text: string },
  ) => Promise<void>;
};
