import { count } from '../../domain/target/length-words.ts';
import { type ListedDraft, listDrafts } from '../../usecases/draft/list-drafts.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { type ClockWords, clockWords } from '../wording/clock-words.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** The drafts that are open, what was changed last first. */
export async function tellDrafts(session: Session, query: PageQuery): Promise<Answer> {
  const opened = await session.open();
  const drafts = await listDrafts(opened);
  const clock = clockWords(session.timeZone, opened.now);
  if (drafts.length === 0) return nothing();
  return answer(mrkdwn`${count(drafts.length, 'draft')}`, [
    ...pagedBlocks({
      title: 'Drafts',
      groups: drafts.map((draft) => [row(draft, clock)]),
      turn: 'drafts.rest',
      query,
    }),
    context(
      mrkdwn`Drafts are seen by the provider’s own people only. \`/sla new agreement\` begins one.`,
    ),
  ]);
}

function nothing(): Answer {
  return answer(mrkdwn`There is no open draft.`, [
    section(
      mrkdwn`⚪ There is no open draft. A draft is where a new agreement, service, party or calendar begins, and where one that is in the register is changed.`,
    ),
    ...actions(newButtons()),
  ]);
}

/** Buttons to begin a document of each kind. */
export function newButtons() {
  return (['party', 'service', 'calendar', 'agreement'] as const).map((kind) =>
    button({
      label: `New ${kind}`,
      // Buttons of one row need names of their own.
      action: `draft.new-${kind}`,
      value: JSON.stringify({ kind }),
    }),
  );
}

function row(draft: ListedDraft, clock: ClockWords): KnownBlock {
  const { kind, key, version, base, name, updatedByName, updatedAt, behind, notes } = draft;
  const of = base === 0 ? 'new' : `changes revision ${base}`;
  const late = behind ? ' · ⚠️ another revision was published meanwhile' : '';
  const open = notes > 0 ? ` · ${count(notes, 'note')}` : '';
  return section(
    mrkdwn`📝 *${name}* (${kind} \`${key}\`)\n${of} · ${updatedByName}, ${clock.time(updatedAt)}${open}${late}`,
    button({
      label: 'Open',
      action: 'draft.show',
      value: JSON.stringify({ kind, key, version }),
      spoken: `Open the draft of ${name}`,
    }),
  );
}
