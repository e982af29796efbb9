import { endImprovement } from '../../../usecases/improvement/change-improvement.ts';
import { showImprovement } from '../../../usecases/improvement/show-improvement.ts';
import { improvementBlocks } from '../../answers/tell-improvements.ts';
import { section } from '../../blocks/blocks.ts';
import { choiceInput, textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { TITLE } from './plan.ts';

const ENDS = [
  { value: 'done', label: 'It is done' },
  { value: 'dropped', label: 'It is given up' },
] as const;

/** Asks what came of an improvement. */
export const askToEnd: ButtonInteraction = {
  action: 'improvement.end',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const { what } = await showImprovement(await session.open(), { id: click.value });
        return modal({
          title: TITLE,
          submit: { label: 'Close it', name: 'improvement.end-form' },
          about: click.value,
          blocks: [
            section(mrkdwn`*${what}*`),
            choiceInput({ name: 'state', label: 'How it ended' }, ENDS, 'done'),
            textInput({ name: 'outcome', label: 'What came of it, or why not', long: true }, null),
          ],
        });
      },
    }),
};

/** Closes an improvement. */
export const end: FormInteraction = {
  form: 'improvement.end-form',
  title: TITLE,
  check: ({ outcome }) =>
    typeof outcome === 'string' && outcome.trim() !== ''
      ? {}
      : { outcome: 'Please write what came of it, or why it is given up.' },
  run: async (session, { fields, about: id }) => {
    const state = ENDS.find(({ value }) => value === fields.state)?.value ?? 'done';
    const outcome = String(fields.outcome ?? '');
    const shown = await endImprovement(await session.open(), { id, state, outcome });
    return modal({ title: TITLE, blocks: improvementBlocks({ ...shown, isLate: false }) });
  },
};
