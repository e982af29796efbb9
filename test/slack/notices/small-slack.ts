import { HOUR } from '../../../src/domain/calendar/instant.ts';
import { type Playground, startPlayground } from '../../../src/playground/playground.ts';

/** A pace that never lets anybody wait: every look at the clock is an hour later. */
export function hurrying() {
  let hours = 0;
  const clock = () => {
    hours += 1;
    return hours * HOUR;
  };
  return { wait: async () => {}, clock };
}

/** A small Slack with a team channel, an archived one, and one that the bot is not in. */
export function startSmallSlack(): Promise<Playground> {
  const bot = 'U0BOT';
  return startPlayground({
    port: 0,
    time: { now: () => Date.parse('2026-11-02T08:00:00Z'), advanceTo: () => {} },
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
      },
    },
  });
}
