import { isObject, type JsonObject } from '../json.ts';
import type { Place } from './place.ts';

/** Looks at one value and refuses what is wrong at its place. */
export type Rule = (value: unknown, place: Place) => void;
export type Fields = Readonly<Record<string, Rule>>;

/** Text of `min` to `max` characters, counted as people count them. */
export function text(max: number, min = 1): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return place.refuse('must be a string');
    const length = [...value].length;
    if (length < min) place.refuse(`must be more than ${min - 1} characters`);
    if (length > max) place.refuse(`must be less than ${max + 1} characters`);
  };
}

/** A whole number between two bounds. */
export function count(min: number, max: number): Rule {
  return (value, place) => {
    if (!Number.isInteger(value)) return place.refuse('must be an integer');
    if (Number(value) < min) place.refuse(`must be greater than ${min - 1}`);
    if (Number(value) > max) place.refuse(`must be less than ${max + 1}`);
  };
}

export const flag: Rule = (value, place) => {
  if (typeof value !== 'boolean') place.refuse('must be a boolean');
};

export const anything: Rule = () => {};

/** One of a few words. */
export function oneOf(...words: readonly string[]): Rule {
  return (value, place) => {
    if (typeof value !== 'string' || !words.includes(value)) {
      place.refuse(`must be a valid enum value, one of ${words.join(', ')}`);
    }
  };
}

/** A list of `min` to `max` items, each looked at by `item`. */
export function list(item: Rule, bounds: { readonly min?: number; readonly max: number }): Rule {
  const min = bounds.min ?? 1;
  return (value, place) => {
    if (!Array.isArray(value)) return place.refuse('must be an array');
    if (value.length < min) place.refuse(`no fewer than ${min} items allowed`);
    if (value.length > bounds.max) place.refuse(`no more than ${bounds.max} items allowed`);
    value.forEach((each, index) => {
      item(each, place.in(index));
    });
  };
}

/** An object with these fields and no others; `type` and ids are looked at elsewhere. */
export function shape(required: Fields, optional: Fields = {}): Rule {
  return (value, place) => {
    if (!isObject(value)) return place.refuse('must be an object');
    refuseMissing(value, required, place);
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined || inner === null || key === 'type') continue;
      const rule = required[key] ?? optional[key];
      if (rule) rule(inner, place.in(key));
      else place.refuse(`invalid additional property: ${key}`);
    }
  };
}

/** All of several rules. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, place) => {
    for (const rule of rules) rule(value, place);
  };
}

/** An object that has exactly one of these fields. */
export function exactlyOne(...keys: readonly string[]): Rule {
  return (value, place) => {
    if (!isObject(value)) return;
    const given = keys.filter((key) => value[key] !== undefined && value[key] !== null);
    if (given.length === 0) place.refuse(`missing required field: ${keys.join(' or ')}`);
    if (given.length > 1) place.refuse(`only one of ${keys.join(', ')} is allowed`);
  };
}

/** An object whose `type` picks the rule. */
export function byType(rules: Fields): Rule {
  return (value, place) => {
    if (!isObject(value)) return place.refuse('must be an object');
    const rule = rules[String(value.type)];
    if (rule) rule(value, place);
    else place.in('type').refuse(`unsupported type: ${String(value.type)}`);
  };
}

function refuseMissing(value: JsonObject, required: Fields, place: Place): void {
  for (const key of Object.keys(required)) {
    if (value[key] === undefined || value[key] === null) {
      place.refuse(`missing required field: ${key}`);
    }
  }
}
