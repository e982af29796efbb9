import { readPage } from '../../answers/page-query.ts';
import { tellForecast } from '../../answers/tell-forecast.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { turnPage } from '../turn-page.ts';

/** Turns to the next part of a long forecast, in its place. */
export const turnForecast: ButtonInteraction = {
  action: 'forecast.turn',
  run: async (session, click) => {
    const answer = await tellForecast(session, readPage(click.value));
    await turnPage(session, click, { title: 'Forecast', answer });
  },
};
