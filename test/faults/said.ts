import { z } from 'zod';
import type { Message } from '../../src/playground/state/messages.ts';
import { groupBy } from '../../src/usecases/watch/group-by.ts';
import type { Outcome } from './run.ts';

/** A notice as it was recorded. */
export type Row = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  readonly problem: string | null;
  readonly version: number;
  readonly repeated: boolean;
  readonly payload: unknown;
};

/** What was to be said, and what people see. */
export type Said = {
  readonly notices: readonly Row[];
  readonly messages: number;
  /** The messages in which people see a notice. */
  readonly seenOf: (id: string) => readonly Seen[];
};

export type Seen = {
  readonly version: number;
  readonly text: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
};

const metadata = z.object({ event_payload: z.object({ id: z.string(), version: z.number() }) });

/** Reads both sides. */
export async function readSaid({ context, slack }: Outcome): Promise<Said> {
  const notices = await context.database.sql<Row>(
    'SELECT id::text, key, kind, state, problem, version, repeated, payload FROM "Notice" ORDER BY id',
  );
  const seen = groupBy(slack.state.messages.all.flatMap(seenIn), ({ id }) => id);
  const messages = [...seen.values()].reduce((sum, { length }) => sum + length, 0);
  return { notices, messages, seenOf: (id) => seen.get(id) ?? [] };
}

function seenIn({ text, ts, threadTs, metadata: given }: Message) {
  const said = metadata.safeParse(given).data?.event_payload;
  return said ? [{ ...said, text, ts, threadTs }] : [];
}

export function told({ id, key, state, problem }: Row): string {
  return `${id} ${key} ${state} ${problem ?? ''}`;
}
