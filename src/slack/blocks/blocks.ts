import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  ExternalSelect,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.ts';
import { cut, type Mrkdwn, visible } from './mrkdwn.ts';

export type { KnownBlock } from '@slack/types';

type ButtonWords = {
  readonly label: string;
  /** What it does, as `noun.verb`. */
  readonly action: string;
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  /** Read out instead of the label where the label alone does not say which thing it is about. */
  readonly spoken?: string;
  /** What is asked before it does anything. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string };
};

/** A title line. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, LIMITS.header) };
}

/** A paragraph, with a button or a choice beside it when given. */
export function section(text: Mrkdwn, accessory?: Button | ExternalSelect): SectionBlock {
  const block: SectionBlock = { type: 'section', text: markup(text, LIMITS.section), expand: true };
  return accessory ? { ...block, accessory } : block;
}

/** Small grey print. */
export function context(...texts: readonly Mrkdwn[]): ContextBlock {
  const elements = texts.slice(0, LIMITS.context.elements);
  return { type: 'context', elements: elements.map((text) => markup(text, LIMITS.context.text)) };
}

/** A thin line. */
export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A row of buttons, or nothing when there are none. */
export function actions(buttons: readonly Button[]): readonly ActionsBlock[] {
  return buttons.length ? [{ type: 'actions', elements: buttons.slice(0, LIMITS.actions) }] : [];
}

/** A button. */
export function button({ label, action, value, style, spoken, confirm }: ButtonWords): Button {
  return {
    type: 'button',
    text: plainText(label, LIMITS.button.text),
    action_id: action,
    ...(value && { value: cut(value, LIMITS.button.value) }),
    ...(style && { style }),
    ...(spoken && { accessibility_label: cut(visible(spoken), LIMITS.button.text) }),
    ...(confirm && { confirm: question(confirm) }),
  };
}

function question({ title, text, yes }: NonNullable<ButtonWords['confirm']>): ConfirmationDialog {
  return {
    title: plainText(title, LIMITS.confirm.title),
    text: plainText(text, LIMITS.confirm.text),
    confirm: plainText(yes, LIMITS.confirm.button),
    deny: plainText('Cancel', LIMITS.confirm.button),
    style: 'danger',
  };
}

type SelectWords = { readonly action: string; readonly placeholder: string };

/** A choice among so many things that they are looked up while somebody types. */
export function searchSelect({ action, placeholder }: SelectWords): ExternalSelect {
  return {
    type: 'external_select',
    action_id: action,
    min_query_length: 0,
    placeholder: plainText(placeholder, LIMITS.placeholder),
  };
}

/** Text without markup; an empty one would be refused. */
export function plainText(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: cut(visible(text), limit) || '–', emoji: true };
}

/** How many characters of text a block counts for in Slack's limit over a whole message. */
export function weigh(part: KnownBlock | object): number {
  return Object.values(part)
    .map((value) => {
      if (typeof value === 'string') return value.length;
      return typeof value === 'object' && value !== null ? weigh(value) : 0;
    })
    .reduce((sum, weight) => sum + weight, 0);
}

function markup(text: Mrkdwn, limit: number): MrkdwnElement {
  return { type: 'mrkdwn', text: cut(text.mrkdwn, limit) || '–' };
}
