import { creditWords } from '../domain/agreement/credit-words.ts';
import { dateWords, everyWords } from '../domain/agreement/date-words.ts';
import { dateIn } from '../domain/agreement/dates/term.ts';
import { datesWords } from '../domain/agreement/effective-words.ts';
import { overriddenWords } from '../usecases/status/overridden.ts';
import { type AgreementSheet, showAgreement } from '../usecases/status/show-agreement.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { wrapped } from './wrapped.ts';

/** `accord show`: what an agreement says, as in chat. */
export const show: CliCommand = (program, withSetting) => {
  program
    .command('show')
    .argument('<agreement>', 'an agreement by its key or name')
    .option('--json', 'as JSON')
    .description('what an agreement says: parties, hours, dates, promises and duties')
    .addHelpText('after', '\nExample:\n  accord show acme-email')
    .action(async (name: string, options: { readonly json?: boolean }) => {
      const sheet = await withSetting((setting) => showAgreement(setting, name));
      if (options.json) printJson(sheet);
      else print(sheetText(sheet));
    });
};

function sheetText(sheet: AgreementSheet): string {
  const { name, key, kind, state, revision, hash } = sheet;
  return [
    `${name} (${key}): ${kind}, ${state}, revision ${revision}, code ${hash.slice(0, 8)}`,
    ...facts(sheet).flatMap((line) => wrapped(line, 2)),
    ...part(
      'What is wished for',
      sheet.wishes.map(({ wish, serviceName }) => `${wish} (${serviceName ?? 'no service yet'})`),
    ),
    ...part('What is promised', [
      ...sheet.targets.map(({ key: own, sentence }) => `${own}: ${sentence}`),
    ]),
    ...part(`What ${sheet.providerName} does`, sheet.responsibilities?.provider ?? []),
    ...part(`What ${sheet.customerName} does`, sheet.responsibilities?.customer ?? []),
    ...part('What goes before it', sheet.overridden.map(overriddenWords)),
    ...part(
      'Credits when it is missed',
      (sheet.credits ?? []).map((credit) => creditWords(credit, periodOf(sheet, credit.target))),
    ),
    ...part('Rests on', (sheet.supportedBy ?? []).map(named)),
    ...part('Carries', (sheet.supports ?? []).map(named)),
    ...part('Revisions', revisions(sheet)),
  ].join('\n');
}

function facts(sheet: AgreementSheet): readonly string[] {
  const { providerName, customerName, serviceNames, effective, review, report } = sheet;
  const { signatoryNames, standing } = sheet;
  return [
    ...(sheet.description === null ? [] : [sheet.description]),
    `${providerName} provides ${serviceNames.join(', ') || 'nothing yet'} to ${customerName}`,
    `${datesWords(effective)} (${sheet.timeZone})`,
    ...hours(sheet),
    ...(review === null ? [] : [`review ${everyWords(review.every)}, by ${review.ownerName}`]),
    ...(!report ? [] : [`report: every ${report.every}${channels(report)}`]),
    ...sheet.further.map(({ label, words }) => `${label}: ${words}`),
    ...(signatoryNames.length === 0 ? [] : [`signed by ${signatoryNames.join(', ')}`]),
    ...(standing.last === null ? [] : [lastStep(sheet, standing.last)]),
  ];
}

function channels({ customerChannel, teamChannel }: NonNullable<AgreementSheet['report']>): string {
  const told = [customerChannel, teamChannel].filter((channel) => channel !== undefined);
  return told.length === 0 ? '' : ` to ${told.join(' and ')}`;
}

function lastStep(
  { timeZone }: AgreementSheet,
  { step, by, at, reason }: NonNullable<AgreementSheet['standing']['last']>,
): string {
  return `last step: ${step} by ${by} on ${dateWords(dateIn(timeZone, at))}: ${reason ?? ''}`;
}

function periodOf({ targets }: AgreementSheet, key: string) {
  return targets.find((target) => target.key === key)?.period;
}

function revisions({ revisions: all }: AgreementSheet): readonly string[] {
  if (all.length < 2) return [];
  return all.map(({ number, effective }) => `${number}: ${datesWords(effective)}`);
}

function hours({ calendar, supportCalendar }: AgreementSheet): readonly string[] {
  if (supportCalendar === null) return calendar === null ? [] : [`hours: ${calendar.name}`];
  const service = calendar === null ? [] : [`service hours: ${calendar.name}`];
  return [...service, `support hours: ${supportCalendar.name}`];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.flatMap((line) => wrapped(line, 2))];
}

function named({
  kind,
  name,
  key,
}: {
  readonly kind: string;
  readonly name: string;
  readonly key: string;
}): string {
  return `${kind} ${name} (${key})`;
}
