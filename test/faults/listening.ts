import { z } from 'zod';
import type { Playground } from '../../src/playground/playground.ts';

/** What Slack was asked to show, in the order in which it was asked. */
export type Calls = { readonly shown: () => readonly Shown[] };

type Shown = { readonly seq: number; readonly id: string; readonly version: number };

const message = z.object({
  metadata: z.object({ event_payload: z.object({ id: z.string(), version: z.number() }) }),
});

/** Listens to the wire, which forgets soon. */
export function listenTo(slack: Playground): Calls {
  const shown: Shown[] = [];
  let last = 0;
  const read = () => {
    for (const entry of slack.state.wire.entries) {
      if (entry.seq <= last) continue;
      last = entry.seq;
      const said = message.safeParse(entry.payload).data?.metadata.event_payload;
      if (said && entry.name.startsWith('chat.')) shown.push({ seq: entry.seq, ...said });
    }
  };
  slack.state.wireChanges.listen(read);
  return { shown: () => shown };
}
