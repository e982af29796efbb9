import type { JsonObject } from './json.ts';

/** A call refused by name, as Slack does: `{ ok: false, error }`. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: JsonObject;

  constructor(code: string, details: JsonObject = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Refuses because of what `reasons` say, listed where Slack lists them. */
export function refuseWith(code: string, reasons: readonly string[]): Refusal {
  return new Refusal(code, { response_metadata: { messages: reasons } });
}
