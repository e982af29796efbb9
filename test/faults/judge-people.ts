import type { Deed } from './chat.ts';
import type { Verdict } from './judge.ts';
import type { Outcome } from './run.ts';

/** Whether what people asked for in the chat was done once, though each request arrived five times. */
export async function judgePeople({ context, asked }: Outcome): Promise<Verdict> {
  const done = await context.database.sql<{ words: string }>(
    `SELECT coalesce(content ->> 'words', '') AS words FROM "OutageStep"
     UNION ALL SELECT content ->> 'text' FROM "EpisodeStep" WHERE type = 'noted'
     UNION ALL SELECT 'acknowledged ' || "episodeId" FROM "EpisodeStep" WHERE type = 'acknowledged'`,
  );
  const times = new Map<string, number>();
  for (const { words } of done) times.set(words, (times.get(words) ?? 0) + 1);
  const deeds = [...new Set(asked.map(nameOf))];
  const isDone = (name: string) => times.has(name);
  return {
    figures: {
      'different deeds asked for': deeds.length,
      'of these done': deeds.filter(isDone).length,
      'of these lost with a process, or not fitting any more': deeds.filter((one) => !isDone(one))
        .length,
    },
    wrong: {
      'done more than once': deeds.filter((name) => (times.get(name) ?? 0) > 1),
      'done though nobody asked': [...times.keys()].filter((name) => !deeds.includes(name)),
    },
  };
}

function nameOf(deed: Deed): string {
  return deed.kind === 'pressed' ? `acknowledged ${deed.episode}` : deed.words;
}
