import { plainDecimal } from '../compliance/display.ts';
import type { Attainment, Budget } from './figure.ts';
import { count, lengthWords } from './length-words.ts';

type Sampled = Exclude<Attainment, { readonly of: 'time' | 'cases' }>;
type Of<Name extends Sampled['of']> = Extract<Sampled, { readonly of: Name }>;

/** What was counted, beside the percentage or instead of it: “950 of 1000 events good”. */
export function sampledWords(attainment: Sampled): string {
  switch (attainment.of) {
    case 'events':
      return eventsWords(attainment);
    case 'interruptions':
      return interruptionsWords(attainment);
    case 'deliveries':
      return deliveriesWords(attainment);
    case 'score':
      return scoreWords(attainment);
    case 'subjects':
      return subjectsWords(attainment);
    case 'count':
      return countWords(attainment);
  }
}

const NOUNS = {
  events: ['bad event', 'bad events'],
  slices: ['bad slice', 'bad slices'],
  interruptions: ['interruption', 'interruptions'],
  deliveries: ['missed delivery', 'missed deliveries'],
  answers: ['low answer', 'low answers'],
  points: ['lost point', 'lost points'],
  subjects: ['lapse', 'lapses'],
  demand: ['request', 'requests'],
} as const;

/** What may still happen: “2 more bad events allowed”. */
export function leftWords(unit: Exclude<Budget['unit'], 'ms' | 'cases'>, left: number): string {
  const [one, many] = NOUNS[unit];
  if (left < 0) return `${count(-left, one, many)} too many`;
  return left === 0
    ? `the next ${one} breaks it`
    : `${count(left, `more ${one}`, `more ${many}`)} allowed`;
}

function eventsWords({ counted, met, judged, unknown, coverage, blocked }: Of<'events'>): string {
  if (blocked) return `too much is unknown to judge: only ${share(coverage)} is known`;
  if (judged === 0) return 'nothing to judge yet';
  const gap = unknown > 0 ? [`${share(coverage)} known`] : [];
  return [`${met} of ${judged} ${counted} good`, ...gap].join(', ');
}

function interruptionsWords(reached: Of<'interruptions'>): string {
  const { meanRestoreMs, meanBetweenMs, ongoing } = reached;
  if (meanRestoreMs === null || meanBetweenMs === null) return 'no interruption';
  return [
    count(reached.count, 'interruption'),
    `restored in ${lengthWords(meanRestoreMs)} on average`,
    `${lengthWords(meanBetweenMs)} between failures`,
    ...(ongoing ? ['one still lasts'] : []),
  ].join(', ');
}

function deliveriesWords({ met, eligible, open, excluded }: Of<'deliveries'>): string {
  const judged = eligible === 0 ? 'nothing was due yet' : `${met} of ${eligible} delivered in time`;
  const rest = [open && `${open} to come`, excluded && `${excluded} excluded`].filter(Boolean);
  return [judged, ...rest].join(', ');
}

function scoreWords({ answers, minimum, mean, high, offScale }: Of<'score'>): string {
  if (answers < minimum) return `${count(answers, 'answer')}, too few to judge (${minimum} needed)`;
  return [
    `${plainDecimal(mean ?? '')} on average of ${count(answers, 'answer')}`,
    ...(high === null ? [] : [`${high} high enough`]),
    ...(offScale > 0 ? [`${offScale} not on the scale`] : []),
  ].join(', ');
}

function subjectsWords({ compliant, eligible }: Of<'subjects'>): string {
  return eligible === 0 ? 'nobody is bound by it yet' : `${compliant} of ${eligible} comply`;
}

function countWords({ counted, capacity }: Of<'count'>): string {
  return `${counted} of ${count(capacity, 'request')}`;
}

function share(coverage: string | null): string {
  const [whole, decimals = ''] = (coverage ?? '0').split('.');
  return `${plainDecimal(`${whole}.${decimals.slice(0, 2)}`.replace(/\.$/, ''))} %`;
}
