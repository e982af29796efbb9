import type { CasesAttainment } from '../../../domain/target/figure.ts';
import type { CaseLine } from '../case-lines.ts';
import { compareExactly } from '../comparison.ts';
import type { TargetExplanation } from '../explain-target-period.ts';
import { isRunning } from '../is-running.ts';
import { lateWords } from './late-words.ts';
import { percentWords } from './percent-words.ts';
import { counted } from './plural.ts';
import type { TargetWords } from './tell-target.ts';
import type { Fullness, List } from './telling.ts';
import type { Times } from './times.ts';

type Seen = { readonly times: Times; readonly fullness: Fullness };

/** In the folded telling, lists are cut to so many cases. */
const SHOWN = 10;

/** How met ÷ eligible came about and what decides the verdict, with the cases behind it. */
export function tellCases(
  explanation: TargetExplanation,
  cases: readonly CaseLine[],
  seen: Seen,
): TargetWords {
  const { attainment } = explanation.figure;
  if (attainment.of !== 'cases') return { sentences: [], lists: [], folded: false };
  const groups = GROUPS.map((group) => ({ group, of: cases.filter(group.has) }));
  const folded =
    seen.fullness === 'folded' &&
    groups.some(({ group, of }) => of.length > (group.told ? SHOWN : 0));
  return {
    sentences: [
      share(explanation, attainment),
      beside(attainment),
      ...remarks(attainment),
      ...decision(explanation, attainment),
    ],
    lists: groups.flatMap(({ group, of }) => listOf(group, of, seen)),
    folded,
  };
}

type Group = {
  readonly title: string;
  readonly has: (line: CaseLine) => boolean;
  /** Whether it is listed in the folded telling too. */
  readonly told: boolean;
};

const GROUPS: readonly Group[] = [
  { title: 'Missed', has: ({ state }) => state === 'missed', told: true },
  { title: 'Open', has: ({ state }) => state === 'running', told: true },
  { title: 'Paused', has: ({ state }) => state === 'paused', told: true },
  { title: 'Met', has: ({ state }) => state === 'met', told: false },
  {
    title: 'Cancelled',
    has: ({ state }) => state === 'cancelled' || state === 'not-started',
    told: false,
  },
];

function listOf({ title, told }: Group, cases: readonly CaseLine[], seen: Seen): readonly List[] {
  if (cases.length === 0) return [];
  const shown = seen.fullness === 'full' ? cases.length : told ? SHOWN : 0;
  const lines = cases.slice(0, shown).map((line) => caseWords(line, seen.times));
  const left = cases.length - lines.length;
  if (lines.length === 0) return [];
  return [
    {
      title: `${title}: ${cases.length}`,
      lines: left > 0 ? [...lines, `… and ${left} more`] : lines,
      about: cases.slice(0, shown).map(({ workItemKey }) => workItemKey),
    },
  ];
}

function caseWords(line: CaseLine, times: Times): string {
  const { workItemKey, title, cycle, dueAt, stoppedAt, lateMs } = line;
  const run = cycle > 1 ? `, run ${cycle}` : '';
  const called = `${workItemKey}${title === null ? '' : ` “${title}”`}${run}`;
  const due = dueAt === null ? 'no due date while paused' : `due ${times.at(dueAt)}`;
  const end = stoppedAt === null ? '' : `, done ${times.at(stoppedAt)}`;
  const late = lateMs === null ? '' : `, ${lateWords(lateMs, ' of support time')}`;
  return `${called}: ${due}${end}${late}${lateMs !== null && stoppedAt === null ? ' so far' : ''}`;
}

function share({ figure }: TargetExplanation, { met, missed, eligible }: CasesAttainment): string {
  if (figure.percent === null)
    return 'No case is due in this period yet, so there is nothing to judge.';
  return `${met} met + ${missed} missed = ${eligible} eligible. ${met} ÷ ${eligible} = ${percentWords(figure.percent)}.`;
}

function beside({ open, paused, cancelled }: CasesAttainment): string {
  const rest = [
    open && `${open} open and not due yet`,
    paused && `${paused} paused, without a due date, carried forward`,
    cancelled && `${cancelled} cancelled`,
  ].filter((part) => typeof part === 'string');
  return rest.length === 0
    ? 'Nothing else is due in it: no case is open, paused or cancelled.'
    : `Not in this number: ${rest.join('; ')}.`;
}

function remarks({ handSet = 0, mayReopen = 0 }: CasesAttainment): readonly string[] {
  return [
    ...(mayReopen > 0 ? [`${mayReopen} of the met ones may still be opened again.`] : []),
    ...(handSet > 0
      ? [`${counted(handSet, 'case')} had a due date set by hand; what was agreed decides.`]
      : []),
  ];
}

function decision(
  { figure, asOf, objective }: TargetExplanation,
  cases: CasesAttainment,
): readonly string[] {
  const { met, eligible } = cases;
  if (eligible === 0) return [];
  const { promised, ...exact } = compareExactly({ met, eligible }, objective);
  const { numerator, denominator } = promised;
  const sign = exact.kept ? 'is not less than' : 'is less than';
  const running = isRunning(figure, asOf);
  const open = running && figure.verdict !== 'breached';
  const compared = `Decided exactly, not on the percentage: ${met} × ${denominator} = ${exact.met} ${sign} ${numerator} × ${eligible} = ${exact.of}, so ${objective} % ${exact.kept ? 'is reached' : 'is not reached'}${open ? ' so far' : ''}.`;
  return running ? [compared, outlook(figure, cases)] : [compared];
}

function outlook(
  { budget, verdict, atRisk }: TargetExplanation['figure'],
  { missed, eligible, open }: CasesAttainment,
): string {
  const were = missed === 1 ? 'was' : 'were';
  const known = `Of ${counted(eligible + open, 'case')} known so far ${budget.granted} may be missed; ${missed} ${were}.`;
  if (verdict === 'breached') return `${known} The rest of the period cannot make up for it.`;
  if (atRisk.length === 0) return known;
  const keys = atRisk.map(({ workItemKey }) => workItemKey).join(', ');
  return `${known} In danger now: ${keys}.`;
}
