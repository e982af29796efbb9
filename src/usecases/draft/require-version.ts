import { instantWords } from '../../domain/calendar/calendar-words.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { AccordError } from '../../domain/error.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { Register } from '../../domain/register/register.ts';

/** Refuses a decision about a draft that somebody has changed since it was looked at. */
export function requireVersion(register: Register, draft: Draft, version: number): void {
  if (version === draft.version) return;
  const { name } = actorNamed(register, draft.updatedBy);
  throw new AccordError(
    'conflict',
    `${name} has changed this draft on ${instantWords(draft.updatedAt, 'UTC')} UTC, after you looked at it. Look at it again and decide then.`,
  );
}
