import { z } from 'zod';
import { anyOf } from './listed.ts';
import { didYouMean } from './nearest.ts';

type RawIssue = z.core.$ZodRawIssue;

const NOUNS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a block of keys',
  record: 'a block of keys',
};

/** A sentence for what zod has no own sentence for: what was found and what was expected. */
export function explainIssue(issue: RawIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, knownKeys(issue.inst))).join('\n');
    case 'invalid_value':
      return notOneOf(issue.input, issue.values.map(String));
    case 'invalid_union':
      return notInUnion(issue);
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'this is not a key that belongs here';
    case 'too_small':
    case 'too_big':
      return outOfBounds(issue);
    default:
      return issue.message ?? `${found(issue.input)} is not what belongs here`;
  }
}

/** A value as a sentence names it. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (an empty value)';
  if (typeof value === 'string') return `“${value.length > 80 ? `${value.slice(0, 80)}…` : value}”`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (typeof value === 'boolean') return `${value}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return 'a block of keys';
}

function unknownKey(key: string, known: readonly string[]): string {
  const hint = didYouMean(key, known);
  const expected = hint || known.length === 0 ? hint : `; expected one of ${known.join(', ')}`;
  return `“${key}” is not a key that belongs here${expected}`;
}

function knownKeys(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function notOneOf(value: unknown, allowed: readonly string[]): string {
  if (value === undefined) return `missing: expected ${anyOf(allowed)}`;
  const choice = allowed.length === 1 ? allowed.join('') : `one of ${allowed.join(', ')}`;
  const hint = typeof value === 'string' ? didYouMean(value, allowed) : '';
  return `${found(value)} is not what belongs here: expected ${choice}${hint}`;
}

function notInUnion(issue: Extract<RawIssue, { code: 'invalid_union' }>): string {
  const options: unknown = issue.options;
  const key = issue.discriminator;
  if (key === undefined || !Array.isArray(options)) {
    return `${found(issue.input)} is not what belongs here`;
  }
  const value = z.record(z.string(), z.unknown()).safeParse(issue.input).data?.[key];
  return notOneOf(value, options.map(String));
}

function wrongType(issue: Extract<RawIssue, { code: 'invalid_type' }>): string {
  const described = issue.inst instanceof z.ZodType ? issue.inst.description : undefined;
  const expected = described ?? NOUNS[issue.expected] ?? issue.expected;
  if (issue.input === undefined) return `missing: expected ${expected}`;
  const numeric = typeof issue.input === 'number' && issue.expected === 'string';
  const hint = numeric ? `; put quotes around it: '${issue.input}'` : '';
  return `found ${found(issue.input)}, expected ${expected}${hint}${commentHint(issue)}`;
}

function commentHint(issue: Extract<RawIssue, { code: 'invalid_type' }>): string {
  return issue.input === null && issue.expected === 'string'
    ? '; a text that begins with # needs quotes around it'
    : '';
}

function outOfBounds(issue: Extract<RawIssue, { code: 'too_small' | 'too_big' }>): string {
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const bound = issue.code === 'too_small' ? 'at least' : 'at most';
  if (issue.origin === 'array') {
    return `found ${found(issue.input)}, expected a list of ${bound} ${limit} ${Number(limit) === 1 ? 'entry' : 'entries'}`;
  }
  if (issue.origin === 'string') return `expected a text of ${bound} ${limit} characters`;
  return `${found(issue.input)} is out of bounds: expected ${bound} ${limit}`;
}
