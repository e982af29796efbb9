import { zonedWords } from '../../domain/calendar/zoned-words.ts';
import type { AlertContent, AlertLine } from '../../outbox/notice-alert.ts';

/** What a customer is told about an alert, to be edited: nothing of what lies under their agreement, and nothing of others. */
export function draftMessage({ lines, workItem, period }: AlertContent): string {
  const line = lines.find(({ isCustomers }) => isCustomers);
  if (!line) return '';
  if (line.seen.kind === 'period') return periodDraft(line, period?.name ?? 'this period');
  const ticket = workItem?.title ? `${workItem.key} “${workItem.title}”` : (workItem?.key ?? '');
  const due = line.seen.dueAt === null ? null : timeWords(line, line.seen.dueAt);
  const deed = DEEDS[line.promised.targetKind] ?? DEFAULT;
  if (line.seen.standing === 'breached' || line.seen.standing === 'late') {
    return `About ${ticket}: ${deed.missed}${due === null ? '' : ` by ${due}`}, as we had promised. We are sorry. ${NEXT[line.seen.standing]}`;
  }
  const until = due === null ? '' : ` by ${due}`;
  return `About ${ticket}: we are at it, and we know that ${deed.due}${until}. We will tell you here how it goes on.`;
}

const NEXT = {
  breached: 'We are at it now, and we will tell you what the cause was and what we do about it.',
  late: 'It is done now, and we will tell you what the cause was and what we do about it.',
} as const;

type Deed = { readonly due: string; readonly missed: string };

const DEFAULT: Deed = { due: 'it is due', missed: 'we did not keep what was due' };

const DEEDS: Readonly<Record<string, Deed>> = {
  response: { due: 'our first answer is due', missed: 'we did not answer you' },
  update: { due: 'our next update is due', missed: 'we did not give you an update' },
  resolution: { due: 'it is to be resolved', missed: 'we did not resolve it' },
};

function periodDraft({ promised, seen }: AlertLine, period: string): string {
  const service = promised.serviceNames.join(', ');
  const promise = `what we promised, “${promised.sentence}”`;
  return seen.standing === 'breached' || seen.standing === 'late'
    ? `About ${service} in ${period}: we have not kept ${promise}. We are sorry. We will tell you here what the cause was and what we do about it.`
    : `About ${service} in ${period}: we may not keep ${promise}. We are at it, and we will tell you here how it goes on.`;
}

/** What is due is due soon, so nobody needs the year. */
function timeWords({ promised: { timeZone } }: AlertLine, at: number): string {
  return zonedWords(at, timeZone).replace(/ \d{4},/, ',');
}
