import { type Instant, MINUTE } from '../domain/calendar/instant.ts';
import { plainDecimal } from '../domain/compliance/display.ts';
import { counted } from '../domain/target/duration-words.ts';
import type { Attainment, Budget, Figure } from '../domain/target/figure.ts';

const VERDICTS = { met: 'Met', 'at-risk': 'At risk', breached: 'Missed', 'no-data': 'No data' };

/** The word of a verdict. */
export function verdictWord({ verdict, period }: Figure, asOf: Instant): string {
  return verdict === 'met' && asOf < period.to ? 'Met so far' : VERDICTS[verdict];
}

/** The counts or minutes that were attained: “38 of 39 in time”, “31 min down of 720 h”. */
export function attainedWords({ attainment, percent }: Figure): string {
  switch (attainment.of) {
    case 'time':
      return percent === null
        ? 'no agreed service time'
        : `${length(attainment.downtimeMs)} down of ${length(attainment.agreedMs)}`;
    case 'cases':
      return casesWords(attainment);
    case 'events':
      return attainment.judged === 0
        ? 'nothing to judge'
        : `${attainment.met} of ${attainment.judged} ${attainment.counted} good`;
    case 'interruptions':
      return counted(attainment.count, 'interruption');
    case 'deliveries':
      return `${attainment.met} of ${attainment.eligible} delivered in time, ${attainment.open} to come`;
    case 'score':
      return `${plainDecimal(attainment.mean ?? '0')} on average of ${counted(attainment.answers, 'answer')}`;
    case 'subjects':
      return `${attainment.compliant} of ${attainment.eligible} comply`;
    case 'count':
      return `${attainment.counted} of ${counted(attainment.capacity, 'request')}`;
  }
}

function casesWords(cases: Extract<Attainment, { of: 'cases' }>): string {
  const { met, eligible, open, paused, cancelled } = cases;
  const apart = [
    [open, 'open'],
    [paused, 'paused'],
    [cancelled, 'cancelled'],
  ] as const;
  return [
    eligible === 0 ? 'nothing to judge' : `${met} of ${eligible} in time`,
    ...apart.filter(([amount]) => amount > 0).map(([amount, word]) => `${amount} ${word}`),
  ].join(', ');
}

const NOUNS = {
  cases: ['miss', 'misses'],
  events: ['bad event', 'bad events'],
  slices: ['bad slice', 'bad slices'],
  interruptions: ['interruption', 'interruptions'],
  deliveries: ['missed delivery', 'missed deliveries'],
  answers: ['low answer', 'low answers'],
  points: ['lost point', 'lost points'],
  subjects: ['lapse', 'lapses'],
  demand: ['request', 'requests'],
} as const;

/** What may still go wrong: “2 more misses allowed”, “12 min of downtime left”. */
export function budgetWords({ unit, left }: Budget): string {
  const amount = Math.abs(left);
  if (unit === 'ms') return `${length(amount)} of downtime ${left < 0 ? 'too much' : 'left'}`;
  const [one, many] = NOUNS[unit];
  const noun = amount === 1 ? one : many;
  if (left < 0) return `${amount} ${noun} too many`;
  return left === 0 ? `no more ${one} allowed` : `${amount} more ${noun} allowed`;
}

/** Hours and minutes, cut; seconds where there is no whole minute. */
function length(ms: number): string {
  if (ms > 0 && ms < MINUTE) return `${Math.max(1, Math.floor(ms / 1000))} s`;
  const minutes = Math.floor(ms / MINUTE);
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return (
    parts.flatMap(([part, unit]) => (part > 0 ? [`${part} ${unit}`] : [])).join(' ') || '0 min'
  );
}
