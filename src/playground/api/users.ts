import { Refusal } from '../refusal.ts';
import type { Method } from './call.ts';
import { pageOf } from './cursor.ts';
import { userShape } from './shapes.ts';

export const info: Method = ({ workspace, arguments: given }) => {
  const person = workspace.people.get(given.required('user', 'user_not_found'));
  return { user: userShape(person, workspace) };
};

export const list: Method = ({ workspace, arguments: given }) => {
  const { page, response_metadata } = pageOf(workspace.people.all, given);
  return {
    members: page.map((person) => userShape(person, workspace)),
    cache_ts: Math.floor(workspace.time.now() / 1000),
    response_metadata,
  };
};

export const lookupByEmail: Method = ({ workspace, arguments: given }) => {
  const email = given.required('email', 'users_not_found').toLowerCase();
  const person = workspace.people.all.find((other) => other.email.toLowerCase() === email);
  if (!person) throw new Refusal('users_not_found');
  return { user: userShape(person, workspace) };
};
