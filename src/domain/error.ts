/** What went wrong, in the few ways that a caller can act on. */
export type ErrorCode = 'not-found' | 'invalid' | 'conflict' | 'forbidden' | 'internal';

/** The one error of the product: its message is a sentence for the person who caused it. */
export class AccordError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AccordError';
    this.code = code;
  }
}
