import { creditWords } from '../../domain/agreement/credit-words.ts';
import { dateWords, everyWords } from '../../domain/agreement/date-words.ts';
import { datesWords } from '../../domain/agreement/effective-words.ts';
import type { CalendarSheet } from '../../usecases/status/calendar-sheet.ts';
import { overriddenWords } from '../../usecases/status/overridden.ts';
import type { AgreementSheet } from '../../usecases/status/show-agreement.ts';
import type { KnownBlock } from '../blocks/blocks.ts';
import { section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { isoDay } from '../wording/clock-words.ts';
import { deedWords, lifeWords } from './state-words.ts';

/** Everything that an agreement says, as groups of blocks that stay together. */
export function sheetBlocks(sheet: AgreementSheet): readonly (readonly KnownBlock[])[] {
  const { responsibilities, providerName, customerName } = sheet;
  return [
    [section(join([standing(sheet), paragraph(sheet.description), facts(sheet)], '\n'))],
    titled(mrkdwn`*What is wished for*`, sheet.wishes.map(wishLine)),
    titled(
      mrkdwn`*What is promised*`,
      sheet.targets.map(({ sentence }) => bullet(sentence)),
    ),
    titled(
      mrkdwn`*What goes before it*`,
      sheet.overridden.map((each) => bullet(overriddenWords(each))),
    ),
    titled(mrkdwn`*What ${providerName} does*`, bullets(responsibilities?.provider)),
    titled(mrkdwn`*What ${customerName} does*`, bullets(responsibilities?.customer)),
    titled(
      mrkdwn`*Credits when it is missed*`,
      (sheet.credits ?? []).map((credit) =>
        bullet(creditWords(credit, periodOf(sheet, credit.target))),
      ),
    ),
    titled(mrkdwn`*Rests on*`, named(sheet.supportedBy)),
    titled(mrkdwn`*Carries*`, named(sheet.supports)),
    titled(mrkdwn`*Revisions*`, revisions(sheet)),
  ];
}

function wishLine({ wish, serviceName, target }: AgreementSheet['wishes'][number]): Mrkdwn {
  if (serviceName === null)
    return mrkdwn`• ${wish} _(no service is named yet that could serve it)_`;
  return mrkdwn`• ${wish} _(${serviceName}${target === null ? '' : `, ${target}`})_`;
}

function periodOf({ targets }: AgreementSheet, key: string) {
  return targets.find((target) => target.key === key)?.period;
}

function standing({ kind, standing: { state }, revision, key }: AgreementSheet): Mrkdwn {
  return mrkdwn`${lifeWords({ kind, state })} · ${kind} · revision ${revision} · \`${key}\``;
}

function facts(sheet: AgreementSheet): Mrkdwn {
  const { serviceNames, providerName, customerName, effective, timeZone, review, report } = sheet;
  return join(
    [
      mrkdwn`*Parties:* ${providerName} provides ${serviceNames.join(', ')} to ${customerName}`,
      mrkdwn`*Dates:* ${datesWords(effective)}`,
      ...hours(sheet),
      review && mrkdwn`*Review:* ${everyWords(review.every)}, by ${review.ownerName}`,
      report ? mrkdwn`*Report:* every ${report.every} (${timeZone})` : null,
      signatories(sheet),
      ...sheet.further.map(({ label, words }) => mrkdwn`*${label}:* ${words}`),
      lastDeed(sheet),
    ],
    '\n',
  );
}

/** What a person has done with it, for those who may know. */
function lastDeed({ standing: { last }, timeZone }: AgreementSheet): Mrkdwn | null {
  if (last === null) return null;
  const { step, by, at, effectiveAt, reason } = last;
  const day = (instant: number) => dateWords(isoDay(instant, timeZone));
  const end = effectiveAt === null ? '' : `, with ${day(effectiveAt - 1)} as its last day`;
  return mrkdwn`*Last step:* ${by} ${deedWords(step)} on ${day(at)}${end}: ${reason ?? ''}`;
}

function hours({ calendar, supportCalendar }: AgreementSheet): readonly (Mrkdwn | null)[] {
  if (supportCalendar === null) return [calendar && hoursLine('Hours', calendar)];
  return [
    calendar && hoursLine('Service hours', calendar),
    hoursLine('Support hours', supportCalendar),
  ];
}

function hoursLine(label: string, calendar: CalendarSheet): Mrkdwn {
  const open = calendar.week
    .filter((run) => run.hours.length > 0)
    .map(({ days, hours: spans }) => `${days} ${spans.join(' and ')}`);
  const closed = calendar.holidays.length ? ` · closed on ${calendar.holidays.join(', on ')}` : '';
  return mrkdwn`*${label}:* ${open.join(', ')} (${calendar.timeZone})${closed}`;
}

function signatories({ signatoryNames }: AgreementSheet): Mrkdwn | null {
  return signatoryNames.length ? mrkdwn`*Signatories:* ${signatoryNames.join(', ')}` : null;
}

function revisions({ revisions: all }: AgreementSheet): readonly Mrkdwn[] {
  if (all.length < 2) return [];
  return all.map(({ number, effective }) => bullet(`${number}: ${datesWords(effective)}`));
}

function named(agreements: AgreementSheet['supports']): readonly Mrkdwn[] {
  return (agreements ?? []).map(({ name, key, kind }) => mrkdwn`• ${kind} ${name} (\`${key}\`)`);
}

function bullets(texts: readonly string[] | undefined): readonly Mrkdwn[] {
  return (texts ?? []).map(bullet);
}

function bullet(text: string): Mrkdwn {
  return mrkdwn`• ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function paragraph(text: string | null): Mrkdwn | null {
  return text === null ? null : mrkdwn`${text}`;
}
