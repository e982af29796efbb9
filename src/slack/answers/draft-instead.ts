import { AccordError } from '../../domain/error.ts';
import { draftNamed } from '../../usecases/draft/draft-named.ts';
import { type Answer, answer } from '../answer.ts';
import { button, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';

type Failed = { readonly words: readonly string[]; readonly error: unknown };

/** Where nothing of a name was found but somebody is writing it: the way to the draft; null otherwise. */
export async function draftInstead(
  session: Session,
  { words, error }: Failed,
): Promise<Answer | null> {
  if (!(error instanceof AccordError) || error.code !== 'not-found') return null;
  const draft = await draftNamed(await session.open(), words);
  if (!draft) return null;
  const { kind, key, name, version } = draft;
  return answer(mrkdwn`${name} is a draft so far`, [
    section(
      mrkdwn`📝 *${name}* is a draft so far: this ${kind} is in the register only when it is published. What is missing is told in the draft.`,
      button({
        label: 'Open the draft',
        action: 'draft.show',
        value: JSON.stringify({ kind, key, version }),
        spoken: `Open the draft of ${name}`,
      }),
    ),
  ]);
}
