import { type Finding, SEVERITIES, type Severity } from '../../domain/agreement/lint/rule.ts';
import { count } from '../../domain/target/length-words.ts';
import { type LintReport, lint } from '../../usecases/agreement/lint.ts';
import { termName } from '../../usecases/register/words/term-words.ts';
import { type ListedAgreement, listAgreements } from '../../usecases/status/list-agreements.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

const SIGNS: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟡', hint: '💡' };

/** What is worth a look in one agreement or in all of them: by agreement, errors first. */
export async function tellLint(session: Session, query: PageQuery): Promise<Answer> {
  const { words } = query;
  const isOne = words !== '';
  const opened = await session.open();
  const report = await lint(opened, { agreement: isOne ? words : undefined });
  const key = isOne ? (report.keys[0] ?? words) : '';
  if (report.findings.length === 0) return nothing(report);
  // Hints about everything would bury what matters.
  const shown = report.findings.filter(({ severity }) => isOne || severity !== 'hint');
  const listed = new Map((await listAgreements(opened)).map((one) => [one.key, one]));
  const groups = byAgreement(shown).flatMap(([agreement, findings]) => [
    ...(isOne ? [] : [[headBlock(agreement, listed.get(agreement))]]),
    ...bySeverity(findings).map(severityBlocks),
  ]);
  return answer(mrkdwn`${summary(report)}`, [
    ...pagedBlocks({
      title: isOne ? `Checked: ${key}` : 'Checked: the whole register',
      groups: [[section(mrkdwn`${summary(report)}`)], ...groups],
      buttons: isOne ? buttonsOf(key, listed.get(key)) : [],
      turn: 'lint.turn',
      query: { ...query, words: key },
    }),
    context(
      mrkdwn`${isOne ? '' : 'Hints are told with /sla lint <agreement> · '}Only our own people see this · \`accord lint\` does the same for files`,
    ),
  ]);
}

type Group<Name> = readonly [Name, readonly Finding[]];

/** Those with the most errors first; what is about no agreement at the end. */
function byAgreement(findings: readonly Finding[]): readonly Group<string>[] {
  const grouped = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = grouped.get(finding.agreement) ?? [];
    grouped.set(finding.agreement, own);
    own.push(finding);
  }
  const errors = (all: readonly Finding[]) =>
    all.filter(({ severity }) => severity === 'error').length;
  return [...grouped].toSorted(
    ([a, left], [b, right]) =>
      Number(a === '') - Number(b === '') ||
      errors(right) - errors(left) ||
      right.length - left.length,
  );
}

function bySeverity(findings: readonly Finding[]): readonly Group<Severity>[] {
  return SEVERITIES.map(
    (severity) => [severity, findings.filter((one) => one.severity === severity)] as const,
  ).filter(([, all]) => all.length > 0);
}

/** The agreement that the findings below are about, with the way to what mends them. */
function headBlock(key: string, listed: ListedAgreement | undefined): KnownBlock {
  if (key === '') return section(mrkdwn`*In the register*`);
  const mend = button({
    label: 'Check it alone',
    action: 'lint.show',
    value: key,
    spoken: `Check ${listed?.name ?? key} alone`,
  });
  return section(mrkdwn`*${listed?.name ?? key}* (\`${key}\`)`, mend);
}

const TITLES: Readonly<Record<Severity, string>> = {
  error: 'Must be mended',
  warning: 'Should be mended',
  hint: 'Worth a thought',
};

/** How to mend it for those who fill in forms: without what a file would say. */
function inForms(fix: string): string {
  return fix
    .replace(/: [a-zA-Z]+: [^.]*\.$/, '.')
    .replace(/\breport\.(team|customer)Channel\b/g, (term) => `“${termName(term)}”`);
}

function severityBlocks([severity, findings]: Group<Severity>): readonly KnownBlock[] {
  return titled(
    mrkdwn`${SIGNS[severity]} *${TITLES[severity]}* (${findings.length})`,
    findings.map(({ sentence, why, fix }) => mrkdwn`• *${sentence}*\n${why} _${inForms(fix)}_`),
  );
}

function buttonsOf(key: string, listed: ListedAgreement | undefined) {
  const isInForce = listed?.state === 'active' && listed.kind !== 'SLR';
  return [
    {
      label: 'Open in the form',
      action: 'draft.edit',
      value: JSON.stringify({ kind: 'agreement', key }),
    },
    ...(isInForce ? [{ label: 'Propose a change', action: 'proposal.begin', value: key }] : []),
    { label: 'Worked examples', action: 'examples.show', value: key },
    { label: 'What it rests on', action: 'chain.show', value: key },
    { label: 'What it says', action: 'agreement.show', value: key },
  ];
}

function nothing({ agreements }: LintReport): Answer {
  return sentence(mrkdwn`🟢 Nothing to mend in ${count(agreements, 'agreement')}.`);
}

function summary({ counts: { error, warning, hint }, agreements }: LintReport): string {
  const found = [count(error, 'error'), count(warning, 'warning'), count(hint, 'hint')];
  return `${found.join(', ')} in ${count(agreements, 'agreement')}`;
}
