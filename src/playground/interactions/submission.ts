import { viewShape } from '../api/shapes.ts';
import { checkedView } from '../api/views.ts';
import { isObject, type JsonObject, objectOf } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { View } from '../state/views.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Answers, inputErrors } from './answers.ts';
import { currentValues } from './current.ts';
import { type Outcome, type Parts, sharedFields, TAKEN } from './parts.ts';

export type Submitted = { readonly view: View; readonly answers: Answers };

const NO_ANSWER = 'We had some trouble connecting. Try again?';

/** Submits a modal: checks the inputs as Slack does, then asks the app. */
export async function submitView({ view, answers }: Submitted, parts: Parts): Promise<Outcome> {
  const { workspace, delivery } = parts;
  const { blocks } = view.content;
  const values = currentValues({ user: view.user, blocks, key: view.id, answers }, workspace);
  const errors = inputErrors(blocks, values);
  if (Object.keys(errors).length) return { kind: 'invalid', errors };
  const payload = {
    type: 'view_submission',
    ...sharedFields(view.user, workspace),
    trigger_id: workspace.triggers.make(view.user, view.id),
    view: { ...viewShape(view, workspace), state: { values } },
    response_urls: [],
  };
  const ack = await delivery.deliver({ type: 'interactive', payload });
  if (ack.kind !== 'acked') return fail(view.user, NO_ANSWER, workspace);
  return follow(objectOf(ack.body), view, workspace);
}

/** Closes the modal on top, or the whole stack; tells the app when it asked to know. */
export async function closeView(view: View, isAll: boolean, parts: Parts): Promise<Outcome> {
  const { workspace, delivery } = parts;
  const stack = workspace.views.stack(view.user);
  const isCleared = isAll || view.content.clear_on_close === true;
  const closed = isCleared ? stack : [view];
  if (isCleared) workspace.views.clear(view.user);
  else workspace.views.pop(view.user);
  for (const each of closed.filter(({ content }) => content.notify_on_close === true)) {
    const payload = {
      type: 'view_closed',
      ...sharedFields(view.user, workspace),
      view: viewShape(each, workspace),
      is_cleared: isCleared,
    };
    await delivery.deliver({ type: 'interactive', payload });
  }
  return TAKEN;
}

/** Does what the acknowledgement asked for; an empty one closes the modal. */
function follow(answer: JsonObject, view: View, workspace: Workspace): Outcome {
  const { views } = workspace;
  try {
    switch (answer.response_action) {
      case undefined:
        views.pop(view.user);
        return TAKEN;
      case 'errors':
        return invalid(objectOf(answer.errors), view, workspace);
      case 'clear':
        views.clear(view.user);
        return TAKEN;
      case 'update':
        views.update(view, checkedView(answer.view, 'modal'));
        return TAKEN;
      case 'push':
        views.push(view.user, checkedView(answer.view, 'modal'));
        return TAKEN;
      default:
        return fail(view.user, NO_ANSWER, workspace);
    }
  } catch (refusal) {
    workspace.wire.begin({
      direction: 'from-app',
      kind: 'socket',
      name: 'refused acknowledgement',
      payload: answer,
    })({
      answer:
        refusal instanceof Refusal ? { error: refusal.code, ...refusal.details } : String(refusal),
    });
    return fail(view.user, NO_ANSWER, workspace);
  }
}

function invalid(errors: JsonObject, view: View, workspace: Workspace): Outcome {
  const blocks = Array.isArray(view.content.blocks) ? view.content.blocks : [];
  const ids = blocks.filter(isObject).filter((block) => block.type === 'input');
  const known = ids.map((block) => block.block_id);
  const isEmpty = Object.keys(errors).length === 0;
  if (isEmpty || Object.keys(errors).some((id) => !known.includes(id))) {
    return fail(view.user, NO_ANSWER, workspace);
  }
  const texts = Object.entries(errors).map(([id, text]) => [id, String(text)]);
  return { kind: 'invalid', errors: Object.fromEntries(texts) };
}

function fail(user: string, sentence: string, { warnings }: Workspace): Outcome {
  warnings.add(user, sentence);
  return { kind: 'failed', sentence };
}
