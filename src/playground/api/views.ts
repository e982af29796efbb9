import { sentenceOf } from '../block-kit/place.ts';
import { validateView } from '../block-kit/validate.ts';
import type { JsonObject } from '../json.ts';
import { objectsOf } from '../json.ts';
import { Refusal, refuseWith } from '../refusal.ts';
import type { View } from '../state/views.ts';
import type { Arguments, Call, Method } from './call.ts';
import { withIds } from './content.ts';
import { viewShape } from './shapes.ts';

export const open: Method = (call) => {
  const content = checkedView(call.arguments.json('view'), 'modal');
  const { user } = triggerOf(call);
  return shown(call, call.workspace.views.open(user, content));
};

export const push: Method = (call) => {
  const content = checkedView(call.arguments.json('view'), 'modal');
  const { user, view } = triggerOf(call);
  if (view === undefined) throw new Refusal('not_found');
  return shown(call, call.workspace.views.push(user, content));
};

export const update: Method = (call) => {
  const { workspace, arguments: given } = call;
  const content = checkedView(given.json('view'), 'modal');
  const externalId = given.text('external_id');
  const view = externalId
    ? workspace.views.findByExternalId(externalId)
    : workspace.views.find(given.required('view_id', 'not_found'));
  if (!view) throw new Refusal('not_found');
  refuseOldHash(given, view);
  return shown(call, workspace.views.update(view, content));
};

export const publish: Method = (call) => {
  const { workspace, arguments: given } = call;
  const { id: user } = workspace.people.get(given.required('user_id', 'user_not_found'));
  const content = checkedView(given.json('view'), 'home');
  const home = workspace.views.home(user);
  if (home) refuseOldHash(given, home);
  return shown(call, workspace.views.publish(user, content));
};

/** A view Slack would take, its blocks with ids; refused with every reason otherwise. */
export function checkedView(view: unknown, type: 'modal' | 'home'): JsonObject {
  const problems = validateView(view);
  if (problems.length) throw refuseWith('invalid_arguments', problems.map(sentenceOf));
  const [content] = objectsOf([view]);
  if (content?.type !== type) {
    throw refuseWith('invalid_arguments', [
      `[ERROR] view must be of type ${type} [json-pointer:/view/type]`,
    ]);
  }
  return { ...content, blocks: withIds(objectsOf(content.blocks)) };
}

function triggerOf({ workspace, arguments: given }: Call): {
  readonly user: string;
  readonly view: string | undefined;
} {
  return workspace.triggers.exchange(given.required('trigger_id', 'invalid_trigger_id'));
}

function refuseOldHash(given: Arguments, view: View): void {
  const hash = given.text('hash');
  if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
}

function shown({ workspace }: Call, view: View): JsonObject {
  return { view: viewShape(view, workspace) };
}
