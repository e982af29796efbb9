import { type Playground, startPlayground } from '../../../src/playground/playground.ts';

/** A small Slack with a team channel, an archived one, and one that the bot is not in. */
export function startSmallSlack({
  readsHistory = false,
  now = () => Date.parse('2026-11-02T08:00:00Z'),
} = {}): Promise<Playground> {
  const bot = 'U0BOT';
  return startPlayground({
    port: 0,
    time: { now, advanceTo: () => {} },
    rate: { perSecond: 1000, burst: 1000 },
    world: {
      teams: [{ id: 'T01HOME', name: 'Home', domain: 'home' }],
      users: [
        {
          id: 'U01MARA',
          name: 'mara',
          realName: 'Mara Lind',
          email: 'mara@home.example',
          timeZone: 'Europe/Berlin',
          teamId: 'T01HOME',
        },
      ],
      channels: [
        { id: 'C0MSG', name: 'messaging', members: ['U01MARA', bot] },
        { id: 'C0OLD', name: 'old', members: [bot], isArchived: true },
        { id: 'C0ELSE', name: 'elsewhere', members: ['U01MARA'] },
      ],
      app: {
        id: 'A0APP',
        name: 'Accord',
        botId: 'B0BOT',
        botUserId: bot,
        commands: [],
        shortcuts: [],
        readsHistory,
      },
    },
  });
}
