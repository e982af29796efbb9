import type { ModalView } from '@slack/types';
import { AccordError } from '../../../domain/error.ts';
import { writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { cut, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { ComingViews } from '../interaction.ts';

type Typed = { readonly key: string; readonly round: number; readonly typed: string };
type Shown = ModalView | ComingViews;

/** Does what a form asks for; what came too late is said, and what was typed is given back. */
export async function orGivenBack(
  { key, round, typed }: Typed,
  work: () => Promise<Shown>,
): Promise<Shown> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AccordError) || error.code === 'internal') throw error;
    const value = writeTablePlace({ key, round });
    return modal({
      title: error.code === 'forbidden' ? 'Not for you' : 'Not done',
      blocks: [
        section(mrkdwn`${SIGNS[error.code]} ${error.message}`),
        ...(typed === '' ? [] : [section(mrkdwn`*What you wrote:*\n${cut(typed, 2_500)}`)]),
        ...actions([button({ label: 'How it stands now', action: 'offer.terms', value })]),
      ],
    });
  }
}

const SIGNS = { forbidden: '🔒', conflict: '🔄', invalid: '✏️', 'not-found': '🔎' } as const;
