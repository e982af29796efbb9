import { DAY, HOUR, MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import { readDuration } from '../../domain/clock/duration.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';

const DEEDS = { response: 'answered', resolution: 'resolved', update: 'updated' } as const;
const NAMES = { response: 'response', resolution: 'resolution', update: 'updates' } as const;

/** A target in few words: “Availability”, “P1 response”. */
export function targetName(terms: TargetTerms): string {
  if (terms.kind === 'availability') return 'Availability';
  const words = `${prefix(terms.priority)}${NAMES[terms.kind]}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The promise as a sentence: “P1 answered within 15 minutes of support time, 95 % of them each month”. */
export function targetSentence(terms: TargetTerms): string {
  if (terms.kind === 'availability') {
    return `available ${terms.objective} % of the agreed time each ${terms.period}`;
  }
  const what = terms.priority === 'any' ? 'every case' : terms.priority;
  const pace = terms.kind === 'update' ? 'at least every' : 'within';
  return `${what} ${DEEDS[terms.kind]} ${pace} ${durationWords(terms.within)}, ${terms.attainment} % of them each ${terms.period}`;
}

/** What share was promised. */
export function objectiveOf(terms: TargetTerms): string {
  return terms.kind === 'availability' ? terms.objective : terms.attainment;
}

function prefix(priority: string): string {
  return priority === 'any' ? '' : `${priority} `;
}

const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
] as const;

function durationWords(text: string): string {
  const duration = readDuration(text);
  if (duration === null) return text;
  if (duration.unit === 'business-days') return counted(duration.days, 'business day');
  const units = duration.unit === 'calendar' ? UNITS : UNITS.slice(1);
  const words: string[] = [];
  let rest = duration.ms;
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(counted(count, name));
  }
  return `${words.join(' ')}${duration.unit === 'support-time' ? ' of support time' : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
