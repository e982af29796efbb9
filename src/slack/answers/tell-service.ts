import { showService } from '../../usecases/service/show-service.ts';
import { type Answer, answer } from '../answer.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { standingWords } from '../wording/service-signs.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';
import { serviceGroups } from './service-sheet.ts';

/** What a service is: what it does, what is promised, what it needs and who needs it. */
export async function tellService(session: Session, query: PageQuery): Promise<Answer> {
  const sheet = await showService(await session.open(), query.words);
  const { key, name, state, promised, mayEdit } = sheet;
  return answer(
    mrkdwn`${name}: ${standingWords(state, promised)}`,
    pagedBlocks({
      title: name,
      groups: serviceGroups(sheet),
      buttons: [
        { label: 'How it stands', action: 'status.open', value: key },
        { label: 'Who is who', action: 'who.show', value: key },
        { label: 'As a file', action: 'export.show', value: `service ${key}` },
        ...(mayEdit
          ? [
              {
                label: 'Edit',
                action: 'draft.edit',
                value: JSON.stringify({ kind: 'service', key }),
              },
            ]
          : []),
      ],
      turn: 'service.rest',
      query: { ...query, words: key },
    }),
  );
}
