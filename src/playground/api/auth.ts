import { freshSecret } from '../state/ids.ts';
import { homeTeam } from '../state/workspace.ts';
import type { Method } from './call.ts';

export const authTest: Method = ({ workspace }) => {
  const { app } = workspace.world;
  const team = homeTeam(workspace);
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: workspace.people.get(app.botUserId).name,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  };
};

export const openConnection: Method = ({ workspace }) => {
  const ticket = freshSecret();
  workspace.tickets.add(ticket);
  return { url: `${workspace.url.replace(/^http/, 'ws')}/socket?ticket=${ticket}` };
};
