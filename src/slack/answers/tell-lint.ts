import { type Finding, SEVERITIES, type Severity } from '../../domain/agreement/lint/rule.ts';
import { count } from '../../domain/target/length-words.ts';
import { type LintReport, lint } from '../../usecases/agreement/lint.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

const SIGNS: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟡', hint: '💡' };

/** What is worth a look in one agreement or in all of them, errors first. */
export async function tellLint(session: Session, query: PageQuery): Promise<Answer> {
  const { words } = query;
  const isOne = words !== '';
  const report = await lint(await session.open(), { agreement: isOne ? words : undefined });
  const key = isOne ? (report.keys[0] ?? words) : '';
  if (report.findings.length === 0) return nothing(report);
  // Hints about everything would bury what matters.
  const shown = report.findings.filter(({ severity }) => isOne || severity !== 'hint');
  const groups = inOrder(shown).map((finding) => findingBlocks(finding, isOne));
  return answer(mrkdwn`${summary(report)}`, [
    ...pagedBlocks({
      title: isOne ? `Checked: ${key}` : 'Checked: the whole register',
      groups: [[section(mrkdwn`${summary(report)}`)], ...groups],
      buttons: isOne ? buttonsOf(key) : [],
      turn: 'lint.turn',
      query: { ...query, words: key },
    }),
    context(
      mrkdwn`${isOne ? '' : 'Hints are told with /sla lint <agreement> · '}Only our own people see this · \`accord lint\` does the same for files`,
    ),
  ]);
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function buttonsOf(key: string) {
  return [
    { label: 'Worked examples', action: 'examples.show', value: key },
    { label: 'What it rests on', action: 'chain.show', value: key },
    { label: 'What it says', action: 'agreement.show', value: key },
    { label: 'Propose a change', action: 'proposal.begin', value: key },
  ];
}

function nothing({ agreements }: LintReport): Answer {
  return sentence(mrkdwn`🟢 Nothing to mend in ${count(agreements, 'agreement')}.`);
}

function summary({ counts: { error, warning, hint }, agreements }: LintReport): string {
  const found = [count(error, 'error'), count(warning, 'warning'), count(hint, 'hint')];
  return `${found.join(', ')} in ${count(agreements, 'agreement')}`;
}

function findingBlocks(finding: Finding, isOne: boolean): readonly KnownBlock[] {
  const { severity, agreement, why, fix } = finding;
  const where = isOne || agreement === '' ? null : mrkdwn`\`${agreement}\` `;
  const what = join([where, mrkdwn`*${finding.sentence}*`], '');
  return [section(mrkdwn`${SIGNS[severity]} ${what}\n${why} _${fix}_`)];
}
