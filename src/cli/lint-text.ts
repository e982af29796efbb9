import type { Finding, Severity } from '../domain/agreement/lint/rule.ts';
import { counted } from '../domain/target/duration-words.ts';
import type { FilesReport, LintReport } from '../usecases/agreement/lint.ts';
import { saidHere } from './said-here.ts';
import { wrapped } from './wrapped.ts';

const WORDS: Readonly<Record<Severity, string>> = {
  error: 'error  ',
  warning: 'warning',
  hint: 'hint   ',
};

/** What was found, agreement by agreement, for a person at a terminal. */
export function lintText(report: LintReport | FilesReport): string {
  const { findings, counts, agreements } = report;
  const problems = 'problems' in report ? report.problems : [];
  const places = [...new Set(findings.map(({ agreement }) => agreement))];
  const { error, warning, hint } = counts;
  return [
    ...problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    ...places.flatMap((place) => [
      place === '' ? 'The register' : place,
      ...findings.filter(({ agreement }) => agreement === place).flatMap(findingLines),
      '',
    ]),
    problems.length > 0
      ? `${counted(problems.length, 'mistake')}: nothing else was looked at.`
      : `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(hint, 'hint')} in ${counted(agreements, 'agreement')}.`,
  ].join('\n');
}

function findingLines({ severity, rule, sentence, why, fix }: Finding): readonly string[] {
  return [
    ...wrapped(`${WORDS[severity]} ${sentence} [${rule}]`, 2),
    ...wrapped(saidHere(`${why} ${fix}`), 10),
  ];
}
