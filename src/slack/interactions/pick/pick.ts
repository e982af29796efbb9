import { listChoices } from '../../../usecases/register/list-choices.ts';
import { pickAction } from '../../answers/picker.ts';
import { type Choice, choiceOptions } from '../../blocks/inputs.ts';
import { answerCommand, COMMANDS } from '../../commands/index.ts';
import type { Session } from '../../session.ts';
import type { ButtonInteraction, SearchInteraction } from '../interaction.ts';

const PICKING = COMMANDS.flatMap(({ name, picks }) => (picks ? [{ name, picks }] : []));

/** What is looked up while somebody types into the choice of a command. */
export const PICK_SEARCHES: readonly SearchInteraction[] = PICKING.map(({ name, picks }) => ({
  action: pickAction(name),
  run: async (session: Session, text: string) => {
    const found = await listChoices(await session.open(), { ...picks, text });
    const choices: readonly Choice[] = found.map((one) => ({ value: one.words, label: one.name }));
    return choiceOptions(choices);
  },
}));

/** Does what the command does about what somebody has chosen. */
export const PICK_BUTTONS: readonly ButtonInteraction[] = PICKING.map(({ name }) => ({
  action: pickAction(name),
  run: async (session, { value, triggerId, reply }) => {
    const answer = await answerCommand({ ...session, triggerId }, `${name} ${value}`);
    await reply(answer, 'replace');
  },
}));
