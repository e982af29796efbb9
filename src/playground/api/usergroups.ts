import { homeTeam } from '../state/workspace.ts';
import type { Method } from './call.ts';

export const list: Method = ({ workspace, arguments: given }) => ({
  usergroups: workspace.world.userGroups.map((group) => ({
    id: group.id,
    team_id: homeTeam(workspace).id,
    is_usergroup: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_delete: 0,
    user_count: group.users.length,
    ...(given.flag('include_users') ? { users: group.users } : {}),
  })),
});
