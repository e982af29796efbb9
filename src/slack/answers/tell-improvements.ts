import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import {
  type Improvements,
  listImprovements,
} from '../../usecases/improvement/list-improvements.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { personPhrase } from '../notices/phrases.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

type Shown = Improvements['open'][number];

/** What is to become better after misses, what is due first, and what was done of late. */
export async function tellImprovements(session: Session, query: PageQuery): Promise<Answer> {
  const { words } = query;
  const of = words === '' ? undefined : words;
  const { open, ended, service } = await listImprovements(await session.open(), { of });
  const about = service === null ? '' : ` about ${service}`;
  if (open.length + ended.length === 0) {
    return sentence(
      mrkdwn`🌱 No improvement${about} is planned. An alert about something that was missed has a button to plan one.`,
    );
  }
  const late = open.filter(({ isLate }) => isLate).length;
  const title = `${count(open.length, 'open improvement')}${about}`;
  const groups = [
    ...open.map((each) => improvementBlocks(each)),
    ...ended.map((each) => improvementBlocks({ ...each, isLate: false })),
  ];
  return answer(late === 0 ? mrkdwn`${title}` : mrkdwn`${title}, ${late} of them late`, [
    ...pagedBlocks({ title, groups, turn: 'improvements.turn', query }),
    context(mrkdwn`What is due first comes first, then what ended last`),
  ]);
}

/** One improvement, with what can be done about it. */
export function improvementBlocks(improvement: Shown): readonly KnownBlock[] {
  const { id, state, what } = improvement;
  const lines = [mrkdwn`${signOf(improvement)} *${what}*`, duty(improvement), origin(improvement)];
  const ways =
    state === 'open'
      ? [
          button({
            label: 'Close …',
            action: 'improvement.end',
            value: id,
            spoken: `Close: ${what}`,
          }),
          button({
            ...{ label: 'Change …', action: 'improvement.change', value: id },
            spoken: `Change: ${what}`,
          }),
        ]
      : [];
  return [section(join(lines, '\n')), ...actions(ways)];
}

function signOf({ state, isLate }: Shown): string {
  if (state === 'open') return isLate ? '🔴' : '🔁';
  return state === 'done' ? '✅' : '⚪';
}

function duty({ state, owner, dueOn, isLate, outcome }: Shown): Mrkdwn {
  const who = personPhrase(owner);
  if (state === 'done') return mrkdwn`Done by ${who}: ${outcome ?? ''}`;
  if (state === 'dropped') return mrkdwn`Given up: ${outcome ?? ''}`;
  return mrkdwn`${who}, ${isLate ? 'was due' : 'by'} ${dateWords(dueOn)}`;
}

function origin({ agreementName, targetName, episodes }: Shown): Mrkdwn {
  return mrkdwn`${targetName} of “${agreementName}” · after ${episodes.length === 1 ? '1 miss' : `${episodes.length} misses`}`;
}
