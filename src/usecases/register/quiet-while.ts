import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { Register } from '../../domain/register/register.ts';

type Quiet = {
  /** Whether nothing becomes due after `since` up to now. */
  readonly is: (
    register: Register,
    seen: { readonly since: Instant; readonly now: Instant },
  ) => boolean;
  /** Notes that nothing becomes due after the beginning of a span and before its end. */
  readonly note: (register: Register, span: Interval) => void;
};

/** Remembers when something regular has nothing to do in a workspace, as long as its register stays as it is. */
export function quietWhile(): Quiet {
  const spans = new WeakMap<Register, Interval>();
  return {
    is: (register, { since, now }) => {
      const span = spans.get(register);
      return span !== undefined && span.from <= since && now < span.to;
    },
    note: (register, span) => void spans.set(register, span),
  };
}
