import type { SampleExplanation } from '../../../domain/target/sample-attainment.ts';
import { exactLength } from './exact-length.ts';
import { counted } from './plural.ts';
import type { Times } from './times.ts';

type Of<Name extends SampleExplanation['of']> = Extract<SampleExplanation, { readonly of: Name }>;

/** The rows of an explanation under their title, and what they add up to. */
type Rows = { readonly title: string; readonly lines: readonly string[]; readonly sum: string };

/** What a figure is made of, row by row. */
export function sampleRows(grounds: SampleExplanation, times: Times): Rows {
  switch (grounds.of) {
    case 'events':
      return eventRows(grounds);
    case 'interruptions':
      return interruptionRows(grounds, times);
    case 'deliveries':
      return deliveryRows(grounds, times);
    case 'score':
      return answerRows(grounds);
    case 'subjects':
      return subjectRows(grounds, times);
    case 'count':
      return requestRows(grounds);
  }
}

function eventRows({ counted: what, days }: Of<'events'>): Rows {
  const title = what === 'slices' ? 'Days with time slices' : 'Days with events';
  const lines = days.map(
    ({ date, good, bad, unknown, outside }) =>
      `${date}: ${eventWords({ good, bad, unknown })}${outside > 0 ? `, and ${outside} outside the agreed hours that do not count` : ''}`,
  );
  const [good, bad, unknown] = [
    sumOf(days, (day) => day.good),
    sumOf(days, (day) => day.bad),
    sumOf(days, (day) => day.unknown),
  ];
  return { title, lines, sum: `Together: ${eventWords({ good, bad, unknown })}` };
}

function eventWords({ good, bad, unknown }: { good: number; bad: number; unknown: number }) {
  return `${good} good, ${bad} bad${unknown > 0 ? `, ${unknown} unknown` : ''}`;
}

function interruptionRows({ interruptions }: Of<'interruptions'>, times: Times): Rows {
  const lines = interruptions.map((one) =>
    one.ongoing
      ? `${times.span(one)}: still lasting, ${exactLength(one.restoreMs)} so far`
      : `${times.span(one)}: restored after ${exactLength(one.restoreMs)}`,
  );
  const together = exactLength(sumOf(interruptions, ({ restoreMs }) => restoreMs));
  const many = counted(interruptions.length, 'interruption');
  return { title: 'Interruptions', lines, sum: `Together: ${many}, ${together}` };
}

const STATES = {
  met: 'in time',
  missed: 'not in time',
  open: 'still to come',
  excluded: 'excluded',
} as const;

function deliveryRows({ windows }: Of<'deliveries'>, times: Times): Rows {
  const lines = windows.map((window) => {
    const came = window.deliveredAt === null ? '' : `, came ${times.at(window.deliveredAt)}`;
    return `${times.span(window)}: ${STATES[window.state]}${came}`;
  });
  const states = (['met', 'missed', 'open', 'excluded'] as const).flatMap((state) => {
    const number = windows.filter((window) => window.state === state).length;
    return number > 0 ? [`${number} ${STATES[state]}`] : [];
  });
  return { title: 'Agreed deliveries', lines, sum: `Together: ${states.join(', ')}` };
}

function answerRows({ answers }: Of<'score'>): Rows {
  const lines = answers.map(
    ({ answer, count }) =>
      `${counted(count, 'answer')} of ${answer}: ${count} × ${answer} = ${count * answer} points`,
  );
  const many = counted(
    sumOf(answers, ({ count }) => count),
    'answer',
  );
  const points = sumOf(answers, ({ answer, count }) => answer * count);
  return { title: 'Different answers', lines, sum: `Together: ${many}, ${points} points` };
}

function subjectRows({ subjects }: Of<'subjects'>, times: Times): Rows {
  // Who does not comply needs explaining first.
  const ordered = subjects.toSorted((a, b) => Number(a.compliant) - Number(b.compliant));
  const lines = ordered.map(({ subject, compliant, attestedAt, until }) => {
    const last = attestedAt === null ? 'never attested' : `attested ${times.at(attestedAt)}`;
    const holds = until === null ? '' : `, which holds until ${times.at(until)}`;
    return `${subject}: ${compliant ? 'complies' : 'does not comply'}; ${last}${holds}`;
  });
  const complying = subjects.filter(({ compliant }) => compliant).length;
  const sum = `Together: ${complying} comply, ${subjects.length - complying} do not`;
  return { title: 'Bound by the policy', lines, sum };
}

function requestRows({ days }: Of<'count'>): Rows {
  const lines = days.map(({ date, counted: number }) => `${date}: ${counted(number, 'request')}`);
  const all = sumOf(days, ({ counted: number }) => number);
  return { title: 'Days with requests', lines, sum: `Together: ${counted(all, 'request')}` };
}

function sumOf<Row>(rows: readonly Row[], numberOf: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + numberOf(row), 0);
}
