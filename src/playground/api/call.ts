import { isObject, type JsonObject, objectsOf, parseJson } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Workspace } from '../state/workspace.ts';

/** One Web API call, its arguments read on demand. */
export type Call = {
  readonly workspace: Workspace;
  readonly arguments: Arguments;
};

/** Answers a call; throws a Refusal to refuse it by name. */
export type Method = (call: Call) => JsonObject;

/** Arguments as they came in a form or as JSON: texts may hold JSON, flags may be words. */
export class Arguments {
  readonly #given: JsonObject;

  constructor(given: JsonObject) {
    this.#given = given;
  }

  has(name: string): boolean {
    const value = this.#given[name];
    return value !== undefined && value !== null && value !== '';
  }

  text(name: string): string | undefined {
    const value = this.#given[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** The text, or Slack's refusal when it is missing. */
  required(name: string, refusal = 'invalid_arguments'): string {
    const value = this.text(name);
    if (value === undefined) {
      const messages = [`[ERROR] missing required field: ${name}`];
      throw new Refusal(refusal, { response_metadata: { messages } });
    }
    return value;
  }

  flag(name: string): boolean {
    return ['true', '1', true].some((yes) => yes === this.#given[name]);
  }

  count(name: string, fallback: number): number {
    const number = Number(this.#given[name] ?? fallback);
    return Number.isInteger(number) && number > 0 ? number : fallback;
  }

  /** A value that may have been sent as JSON text. */
  json(name: string): unknown {
    const value = this.#given[name];
    if (typeof value !== 'string' || value === '') return value === '' ? undefined : value;
    return parseJson(value) ?? value;
  }

  object(name: string): JsonObject | undefined {
    const value = this.json(name);
    return isObject(value) ? value : undefined;
  }

  objects(name: string): readonly JsonObject[] {
    return objectsOf(this.json(name));
  }
}
