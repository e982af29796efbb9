import { showExamples } from '../../usecases/agreement/show-examples.ts';
import { type Answer, answer } from '../answer.ts';
import { context, type KnownBlock } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** What the promises of an agreement mean for cases that anybody can check. */
export async function tellExamples(session: Session, query: PageQuery): Promise<Answer> {
  const { key, name, timeZone, targets } = await showExamples(await session.open(), query.words);
  const groups: readonly (readonly KnownBlock[])[] = targets.map((target) =>
    titled(
      mrkdwn`*${target.name}* · ${target.sentence}`,
      target.examples.map((example) => mrkdwn`• ${example}`),
    ),
  );
  return answer(mrkdwn`Worked examples of ${name}`, [
    ...pagedBlocks({
      title: `Worked examples: ${name}`,
      groups,
      turn: 'examples.turn',
      query: { ...query, words: key },
    }),
    context(
      mrkdwn`Computed by the same rules as the figures · times in ${timeZone} · waiting and pauses are left out`,
    ),
  ]);
}
