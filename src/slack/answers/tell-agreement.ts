import { type AgreementSheet, showAgreement } from '../../usecases/status/show-agreement.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, header, type KnownBlock } from '../blocks/blocks.ts';
import { LIMITS } from '../blocks/limits.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { paginate } from '../blocks/pages.ts';
import type { Session } from '../session.ts';
import { sheetBlocks } from './agreement-sheet.ts';
import { type StatusQuery, writeQuery } from './status-query.ts';

const ROOM = { blocks: LIMITS.message.blocks - 3, characters: LIMITS.message.characters - 1_000 };

/** What an agreement says; the query names it where it names a service otherwise. */
export async function tellAgreement(
  session: Session,
  { service: name = '', page: wanted }: StatusQuery,
): Promise<Answer> {
  const sheet = await showAgreement(await session.open(), name);
  const pages = paginate(sheetBlocks(sheet), ROOM);
  const page = Math.min(wanted, pages.length - 1);
  return answer(mrkdwn`${sheet.name}: ${sheet.kind} with ${sheet.customerName}`, [
    header(sheet.name),
    ...(pages[page] ?? []),
    ...controls(sheet, page, pages.length),
  ]);
}

function controls(
  { key, serviceNames }: AgreementSheet,
  page: number,
  pages: number,
): readonly KnownBlock[] {
  const [service] = serviceNames;
  return actions([
    ...(service === undefined
      ? []
      : [button({ label: 'How it stands', action: 'status.open', value: service })]),
    ...(pages > 1
      ? [
          button({
            label: page + 1 < pages ? 'Show the rest' : 'Back to the start',
            action: 'agreement.rest',
            value: writeQuery({ service: key, page: (page + 1) % pages }),
          }),
        ]
      : []),
  ]);
}
