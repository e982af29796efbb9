/** How a call goes wrong. `cut` breaks the connection before or after the call took effect. */
export type Fault =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' };

/** Faults waiting for the next calls of a method; `*` is any method. */
export class Faults {
  readonly #waiting = new Map<string, Fault[]>();

  /** Makes the next `times` calls of `method` go wrong. */
  add(method: string, fault: Fault, times = 1): void {
    const known = this.#waiting.get(method) ?? [];
    this.#waiting.set(method, [...known, ...Array.from({ length: times }, () => fault)]);
  }

  /** The fault the next call of this method meets, taken off the list. */
  take(method: string): Fault | undefined {
    return this.#waiting.get(method)?.shift() ?? this.#waiting.get('*')?.shift();
  }

  clear(): void {
    this.#waiting.clear();
  }
}
