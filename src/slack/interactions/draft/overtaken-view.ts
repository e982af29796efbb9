import type { ModalView } from '@slack/types';
import type { Overtaken } from '../../../usecases/draft/save-draft.ts';
import { differenceLine, tellChanges } from '../../../usecases/register/words/tell-differences.ts';
import { termName, termWords } from '../../../usecases/register/words/term-words.ts';
import { actions, button, type KnownBlock, section } from '../../blocks/blocks.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { clockWords } from '../../wording/clock-words.ts';
import { type Spot, writeSpot } from './spot.ts';

const LINE = 500;

/** Somebody else saved first: what they changed, and ways to bring both together; nothing typed is lost. */
export async function overtakenView(
  session: Session,
  { kind, key, version }: Spot,
  overtaken: Overtaken,
): Promise<ModalView> {
  const { by, at, changes, clashes, aside } = overtaken;
  const clock = clockWords(session.timeZone, (await session.open()).now);
  const merge = (keep: 'mine' | 'theirs', label: string) =>
    button({
      label,
      action: keep === 'mine' ? 'draft.merge-mine' : 'draft.merge-theirs',
      value: writeSpot({ kind, key, version, aside, keep }),
    });
  return modal({
    title: 'Somebody was faster',
    blocks: [
      section(
        mrkdwn`🔄 *${by}* saved this draft ${clock.time(at)}, after you opened it. Nothing that you typed is lost.`,
      ),
      ...titled(
        mrkdwn`*What ${by} changed*`,
        tellChanges(changes).map((one) => mrkdwn`• ${cut(differenceLine(one), LINE)}`),
      ),
      ...clashBlocks(overtaken),
      ...actions(
        clashes.length === 0
          ? [merge('mine', 'Bring both together')]
          : [
              merge('mine', 'Both, mine where they clash'),
              merge('theirs', 'Both, theirs where they clash'),
            ],
      ),
    ],
  });
}

function clashBlocks({ clashes, by }: Overtaken): readonly KnownBlock[] {
  const lines = clashes.map(({ path, mine, theirs }) => {
    const [own, other] = [mine, theirs].map((value) =>
      cut(termWords(path, value) || 'nothing', LINE),
    );
    return mrkdwn`• *${termName(path)}*: you wrote ${own ?? ''}; ${by} wrote ${other ?? ''}`;
  });
  return titled(mrkdwn`*What you both changed*`, lines);
}
