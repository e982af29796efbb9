import type { Button } from '@slack/types';
import type { Instant } from '../../domain/calendar/instant.ts';
import { button } from '../blocks/blocks.ts';
import { writeWhyQuery } from './why-query.ts';

/** What is to be explained, and as it stood when. */
export type WhyAsked = {
  /** What one would type after `/sla why`. */
  readonly words: string;
  readonly at?: Instant;
  readonly label?: string;
};

/** A button that opens the explanation of a clock or a figure. */
export function whyButton({ words, at, label = 'Why?' }: WhyAsked): Button {
  return button({
    label,
    action: 'why.open',
    value: writeWhyQuery({ words, page: 0, ...(at !== undefined && { at }) }),
    spoken: `Why ${words} stands as it does`,
  });
}
