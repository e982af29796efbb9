import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, type button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

type Change = {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Something that one person is asked, or was, about the terms on the table. */
export type RequestCard = {
  readonly sign: string;
  /** “your approval as service owner”, after the name of the agreement. */
  readonly title: string;
  readonly about: {
    readonly key: string;
    readonly name: string;
    readonly providerName: string;
    readonly customerName: string;
    readonly code: string | null;
    readonly effectiveFrom: string;
    readonly urgent: boolean;
  };
  readonly lines: readonly Mrkdwn[];
  readonly changes: readonly Change[];
  readonly moreChanges: number;
  readonly buttons: readonly ReturnType<typeof button>[];
};

/** A request with what would change, what is known about it, and what can be done. */
export function requestCard({ sign, title, about, lines, ...rest }: RequestCard): Answer {
  const { name, providerName, customerName } = about;
  const line = mrkdwn`${name}: ${title}`;
  const parties = mrkdwn`${providerName} for ${customerName}`;
  return answer(line, [
    section(join([mrkdwn`${sign} *${line}*`, parties, ...lines], '\n')),
    ...changeBlocks(rest.changes, rest.moreChanges),
    ...actions(rest.buttons),
    context(smallPrint(about)),
  ]);
}

const WORDS = 300;
const ROOM = 7_000;

/** What would change, one line for each term. */
export function changeBlocks(changes: readonly Change[], more = 0): readonly KnownBlock[] {
  const { shown, hidden } = fitting(changeLines(changes, more, 'today'), ROOM);
  const rest = hidden > 0 ? [mrkdwn`… and ${count(hidden, 'more line')} in the record`] : [];
  return titled(mrkdwn`*What would change*`, [...shown, ...rest]);
}

/** What fits of some lines, because a dialog takes only so much. */
export function fitting(
  lines: readonly Mrkdwn[],
  room: number,
): { readonly shown: readonly Mrkdwn[]; readonly hidden: number } {
  let length = 0;
  const shown = lines.filter((line) => {
    length += line.mrkdwn.length;
    return length <= room;
  });
  return { shown, hidden: lines.length - shown.length };
}

/** One line for each changed term, with the word for how it was. */
export function changeLines(
  changes: readonly Change[],
  ...[more, was]: readonly [number, 'today' | 'before']
): readonly Mrkdwn[] {
  const lines = changes.map(({ what, before, after }) => {
    const now = after === null ? mrkdwn`no longer promised` : mrkdwn`*${cut(after, WORDS)}*`;
    const old = before === null ? mrkdwn`new` : mrkdwn`${was}: ${cut(before, WORDS)}`;
    return mrkdwn`• ${what}: ${now} _(${old})_`;
  });
  return more > 0 ? [...lines, mrkdwn`… and ${count(more, 'more change')}`] : lines;
}

function smallPrint({ key, code, effectiveFrom, urgent }: RequestCard['about']): Mrkdwn {
  return join(
    [
      mrkdwn`\`${key}\``,
      effectiveFrom === '' ? null : mrkdwn`from ${dateWords(effectiveFrom)}`,
      urgent ? mrkdwn`urgent correction` : null,
      code === null ? null : mrkdwn`code of these terms: \`${code}\``,
    ],
    ' · ',
  );
}
