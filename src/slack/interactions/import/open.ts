import { type Opening, openDialog } from '../dialog.ts';
import type { ButtonInteraction, ShortcutInteraction } from '../interaction.ts';
import { rehearse } from './forms.ts';
import { askView, TITLE } from './import-view.ts';
import { messageYaml } from './message-yaml.ts';

/** Opens the dialog that takes a file. */
export const openImport: ButtonInteraction = {
  action: 'import.open',
  run: (session, click: Opening) =>
    openDialog(session, click, { title: TITLE, content: async () => askView() }),
};

/** Takes a message as a file: shows what it would do. */
export const importMessage: ShortcutInteraction = {
  shortcut: 'import.message',
  run: (session, { text, ...opening }) =>
    openDialog(session, opening, {
      title: TITLE,
      content: () => {
        const yaml = messageYaml(text);
        return yaml.trim() === '' ? Promise.resolve(askView()) : rehearse(session, yaml);
      },
    }),
};
