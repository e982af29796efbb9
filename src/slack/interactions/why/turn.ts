import { tellWhy } from '../../answers/tell-why.ts';
import { readWhyQuery } from '../../answers/why-query.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Turns to another part of an explanation, or to all of it or its short form, in its place. */
export const turnWhy: ButtonInteraction = {
  action: 'why.turn',
  run: async (session, click) => {
    const answer = await tellWhy(session, readWhyQuery(click.value));
    await turnPage(session, click, { title: 'Why', answer });
  },
};
