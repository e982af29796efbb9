import { plainDecimal } from '../../../domain/compliance/display.ts';
import type { Attainment } from '../../../domain/target/figure.ts';
import { exactLength } from './exact-length.ts';
import { counted } from './plural.ts';

type Sampled = Exclude<Attainment, { readonly of: 'time' | 'cases' }>;
type Of<Name extends Sampled['of']> = Extract<Sampled, { readonly of: Name }>;

/** What was counted and how it adds up, in the words of its kind. */
export function sampleSum(attainment: Attainment): readonly string[] {
  switch (attainment.of) {
    case 'events':
      return events(attainment);
    case 'interruptions':
      return interruptions(attainment);
    case 'deliveries':
      return deliveries(attainment);
    case 'score':
      return score(attainment);
    case 'subjects':
      return subjects(attainment);
    case 'count':
      return demand(attainment);
    default:
      return [];
  }
}

function events({ counted: what, good, bad, unknown, ...rest }: Of<'events'>) {
  const { met, judged, blocked } = rest;
  if (good + bad + unknown === 0) return [`No ${what} were counted in this period yet.`];
  const sum = `${good} good + ${bad} bad + ${unknown} unknown = ${good + bad + unknown} ${what}.`;
  if (blocked) return [sum, 'Too many of them are unknown to judge the rest, by agreement.'];
  return unknown === 0 ? [sum] : [sum, unknownWords({ met, judged, good, bad })];
}

type Judged = Pick<Of<'events'>, 'met' | 'judged' | 'good' | 'bad'>;

function unknownWords({ met, judged, good, bad }: Judged): string {
  const how = met > good ? 'as good' : judged > good + bad ? 'as bad' : 'not at all';
  return `By agreement, what is unknown counts ${how}: ${met} of ${judged} are good.`;
}

function interruptions({ count, restoreMs, meanRestoreMs, meanBetweenMs }: Of<'interruptions'>) {
  if (count === 0) return ['There was no interruption in this period.'];
  const mean = meanRestoreMs === null ? '' : `, ${exactLength(meanRestoreMs)} on average`;
  const between =
    meanBetweenMs === null ? [] : [`Between failures: ${exactLength(meanBetweenMs)} on average.`];
  const many = counted(count, 'interruption');
  return [`${many}, restored in ${exactLength(restoreMs)} together${mean}.`, ...between];
}

function deliveries({ met, missed, eligible, open, excluded }: Of<'deliveries'>) {
  const besides = [
    open > 0 && `${open} still to come`,
    excluded > 0 && `${excluded} excluded`,
  ].filter((part) => typeof part === 'string');
  const sum =
    eligible === 0
      ? 'No delivery was due in this period yet.'
      : `${met} in time + ${missed} not in time = ${eligible} due.`;
  return besides.length === 0 ? [sum] : [sum, `Not in this number: ${besides.join('; ')}.`];
}

function score({ answers, minimum, sum, mean, high, offScale }: Of<'score'>) {
  const total =
    answers === 0 || mean === null
      ? 'Nobody has answered in this period yet.'
      : `${counted(answers, 'answer')}, ${sum} points together: ${sum} ÷ ${answers} = ${plainDecimal(mean)} on average.`;
  return [
    total,
    ...(answers < minimum ? [`Fewer than ${minimum} answers are too few to judge.`] : []),
    ...(high === null || answers === 0 ? [] : [`${high} of them are high enough.`]),
    ...(offScale > 0
      ? [`Not judged: ${counted(offScale, 'answer')} that do not lie on the scale.`]
      : []),
  ];
}

function subjects({ compliant, lapsed, eligible }: Of<'subjects'>) {
  if (eligible === 0) return ['Nobody and nothing is bound by it in this period yet.'];
  return [`${compliant} comply + ${lapsed} do not = ${eligible} bound by it.`];
}

function demand({ counted: asked, capacity }: Of<'count'>) {
  const rest =
    asked > capacity
      ? `${asked - capacity} more than agreed`
      : `${capacity - asked} more may be asked for`;
  return [`${counted(asked, 'request')} of the ${capacity} agreed: ${rest}.`];
}
