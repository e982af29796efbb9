import { viewShape } from '../api/shapes.ts';
import { LIMITS } from '../block-kit/limits.ts';
import { type JsonObject, objectOf, objectsOf } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { blocksOf, type Container, messageFields } from './action.ts';
import { findElement } from './find.ts';
import { type Parts, sharedFields } from './parts.ts';

export type Asked = {
  readonly user: string;
  readonly container: Container;
  readonly blockId?: string | undefined;
  readonly actionId: string;
  readonly value: string;
};

/** Asks the app for the options of an external select while a person types. */
export async function suggest(
  asked: Asked,
  { workspace, delivery }: Parts,
): Promise<readonly JsonObject[]> {
  const { container, user, actionId, value } = asked;
  const found = findElement(blocksOf(container), asked);
  if (!found) throw new Refusal('element_not_found');
  const about =
    container.kind === 'view'
      ? {
          view: viewShape(container.view, workspace),
          container: { type: 'view', view_id: container.view.id },
        }
      : messageFields(container.message, user, workspace);
  const payload = {
    ...sharedFields(user, workspace),
    ...about,
    type: 'block_suggestion',
    action_id: actionId,
    block_id: found.block.block_id,
    value,
  };
  const ack = await delivery.deliver({ type: 'interactive', payload });
  const answer = ack.kind === 'acked' ? objectOf(ack.body) : {};
  const groups = objectsOf(answer.option_groups).flatMap((group) => objectsOf(group.options));
  return [...objectsOf(answer.options), ...groups].slice(0, LIMITS.ackOptions);
}
