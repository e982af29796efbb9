import {
  findSpokenTime,
  readSpokenTime,
  type Speaking,
  type SpokenTime,
} from '../../domain/calendar/spoken-time.ts';
import { AccordError } from '../../domain/error.ts';
import { SEVERITIES } from '../../domain/outage/steps.ts';
import type { Register } from '../../domain/register/register.ts';
import { findService } from '../../domain/register/search.ts';
import type { Segment } from '../../domain/target/segment.ts';

type Severity = (typeof SEVERITIES)[number];

/** What somebody typed about an outage. */
export type SpokenOutage = {
  readonly service: string;
  /** What is left: the words for customers. */
  readonly text: string;
  readonly severity?: Severity;
  readonly weight?: number;
  readonly segment?: Segment;
  readonly component?: string;
  readonly cause?: string;
  /** When it began, or ended; absent where nobody said so. */
  readonly time?: SpokenTime;
};

type Given = {
  readonly register: Register;
  readonly speaking: Speaking;
  /** The words before a time: “since” where it begins, “until” where it ends. */
  readonly before: readonly string[];
};

const NAMED = ['site', 'group', 'channel', 'component', 'cause'] as const;
const LONGEST_TIME = 4;

/** Reads what was typed after the verb: the service first, the rest in any order. */
export function readOutageWords(words: readonly string[], given: Given): SpokenOutage {
  const { service, rest } = splitService(given.register, words);
  const sites = findService(given.register, service).match?.terms.sites ?? [];
  // A phrase in quotes says which of the words belong together; without one, only what is known is taken for a name.
  const isPhrased = rest.some((word) => word.includes(' '));
  const isName = (word: string, value: string | undefined) =>
    value !== undefined &&
    NAMED.some((name) => name === word) &&
    (isPhrased || (word === 'site' && sites.some((site) => same(site, value))));
  let spoken: SpokenOutage = { service, text: '' };
  const text: string[] = [];
  for (let at = 0; at < rest.length; ) {
    const [word = '', value] = [rest[at]?.toLowerCase(), rest[at + 1]];
    const severity = severityIn(word);
    const share = /^(\d{1,3}) ?%$/.exec(word)?.[1];
    if (severity !== null) spoken = { ...spoken, severity };
    else if (share !== undefined) spoken = { ...spoken, weight: weightOf(share) };
    else if (given.before.includes(word)) {
      const { time, length } = readTime(rest.slice(at + 1), given.speaking);
      spoken = { ...spoken, time };
      at += length;
    } else if (value !== undefined && isName(word, value)) {
      spoken = withName(spoken, word, sites.find((site) => same(site, value)) ?? value);
      at += 1;
    } else text.push(rest[at] ?? '');
    at += 1;
  }
  return { ...spoken, text: text.join(' ').trim() };
}

/** Names of several words need no quotes. */
export function splitService(register: Register, words: readonly string[]) {
  for (let length = words.length; length > 0; length--) {
    const service = words.slice(0, length).join(' ');
    if (findService(register, service).match) return { service, rest: words.slice(length) };
  }
  return { service: words[0] ?? '', rest: words.slice(1) };
}

function readTime(words: readonly string[], speaking: Speaking) {
  for (let length = Math.min(LONGEST_TIME, words.length); length > 0; length--) {
    const time = findSpokenTime(words.slice(0, length).join(' '), speaking);
    if (time) return { time, length };
  }
  return { time: readSpokenTime(words.slice(0, 2).join(' '), speaking), length: 0 };
}

function severityIn(word: string): Severity | null {
  const number = Number(/^p([1-5])$/.exec(word)?.[1]);
  return SEVERITIES.find((one) => one === number) ?? null;
}

function weightOf(share: string): number {
  const percent = Number(share);
  if (percent > 0 && percent <= 100) return percent / 100;
  throw new AccordError('invalid', `${share} % is no share of a service. Write 1 % to 100 %.`);
}

function withName(spoken: SpokenOutage, name: string, value: string): SpokenOutage {
  if (name === 'component' || name === 'cause') return { ...spoken, [name]: value };
  return { ...spoken, segment: { ...spoken.segment, [name]: value } };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
