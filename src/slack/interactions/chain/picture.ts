import { drawChain } from '../../../usecases/agreement/draw-chain.ts';
import { showChain } from '../../../usecases/agreement/show-chain.ts';
import { readPage } from '../../answers/page-query.ts';
import { modal } from '../../blocks/views.ts';
import { keepPicture } from '../../pictures.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';

const TITLE = 'Support chain';

/** Opens the chain as a picture, for this person alone. */
export const openChainPicture: ButtonInteraction = {
  action: 'chain.picture',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const sheet = await showChain(await session.open(), readPage(click.value).words);
        const picture = await drawChain(sheet);
        const id = await keepPicture(session.client, picture);
        const image = {
          type: 'image' as const,
          slack_file: { id },
          alt_text: picture.altText,
        };
        return modal({ title: TITLE, blocks: [image] });
      },
    }),
};
