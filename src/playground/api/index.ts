import { authTest, openConnection } from './auth.ts';
import type { Method } from './call.ts';
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import * as messages from './history.ts';
import * as usergroups from './usergroups.ts';
import * as users from './users.ts';
import * as views from './views.ts';

/** Every Web API method the playground knows. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['auth.test', authTest],
  ['apps.connections.open', openConnection],
  ['chat.postMessage', chat.postMessage],
  ['chat.postEphemeral', chat.postEphemeral],
  ['chat.update', chat.update],
  ['chat.delete', chat.remove],
  ['chat.getPermalink', chat.getPermalink],
  ['conversations.history', messages.history],
  ['conversations.replies', messages.replies],
  ['conversations.info', conversations.info],
  ['conversations.list', conversations.list],
  ['conversations.members', conversations.members],
  ['conversations.open', conversations.open],
  ['files.getUploadURLExternal', files.getUploadURLExternal],
  ['files.completeUploadExternal', files.completeUploadExternal],
  ['usergroups.list', usergroups.list],
  ['users.info', users.info],
  ['users.list', users.list],
  ['users.lookupByEmail', users.lookupByEmail],
  ['views.open', views.open],
  ['views.push', views.push],
  ['views.update', views.update],
  ['views.publish', views.publish],
]);
