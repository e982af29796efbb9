import { z } from 'zod';

const told = z.strictObject({
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const terms = z.record(z.string(), z.unknown());

const step = z.strictObject({
  number: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  /** What they did, as it follows their name. */
  deed: z.string(),
  lines: z.array(z.string()),
  /** The hash of the exact terms that it is about. */
  hash: z.string().nullable(),
  /** The step as it is kept, without what the reader may not see. */
  content: z.record(z.string(), z.unknown()),
  /** Whether nothing was taken out of the content. */
  whole: z.boolean(),
  /** Of an offer the terms for the inside alone, as digests; absent where its hash is that of the register. */
  hidden: z.array(z.string()).optional(),
  /** Over the seal of the step before and all of the above. */
  seal: z.string(),
});

const signature = z.strictObject({
  party: z.string(),
  /** Who signed; for a missing signature who is to. */
  name: z.string(),
  insteadOf: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  hash: z.string(),
});

const line = z
  .strictObject({
    objective: z.string(),
    points: z.array(
      z.strictObject({
        percent: z.string().nullable(),
        verdict: z.enum(['met', 'at-risk', 'breached', 'no-data']),
      }),
    ),
  })
  .nullable();

/** What a promise came to in the past under the terms of both sides, period by period. */
const backTest = z.strictObject({ labels: z.array(z.string()), today: line, proposed: line });

const consequence = z.strictObject({
  title: z.string(),
  sentences: z.array(z.string()),
  backTest: backTest.optional(),
});

export const FORMAT = 'accord-negotiation-record/2';

/** How pages are made of a record; another number whenever the same record makes other pages than before. */
export const LAYOUT = 2;

/** As records were before customers could compute the hash that they signed. */
const FIRST_FORMAT = 'accord-negotiation-record/1';

/** Everything that a record says, in the order in which it is read; pages are made of nothing else. */
export const negotiationRecord = z.strictObject({
  format: z.enum([FORMAT, FIRST_FORMAT]),
  layout: z.int().optional(),
  agreement: z.strictObject({ key: z.string(), name: z.string(), kind: z.string() }),
  parties: z.strictObject({ provider: z.string(), customer: z.string() }),
  /** For whom this copy was made; copies for others leave out what is not theirs. */
  copyFor: z.string(),
  madeAt: z.iso.datetime(),
  timeZone: z.string(),
  /** Where it stands, in a sentence or two. */
  standing: z.string(),
  /** Why it was begun; null where the reader was not told. */
  reason: z.string().nullable(),
  urgent: z.boolean(),
  /** With which the digests of what is inside were made; only in copies that show it. */
  salt: z.string().nullish(),
  /** What is called how that the terms name by a key. */
  names: z.record(z.string(), z.string()).optional(),
  /** The terms before; number 0 and no terms when the agreement is new. */
  before: z.strictObject({ revision: z.int(), hash: z.string(), terms, whole: z.boolean() }),
  /** The terms on the table or as signed; null before the first offer. */
  final: z
    .strictObject({
      ...{ hash: z.string(), revision: z.int().nullable(), from: z.string(), terms },
      whole: z.boolean(),
      lines: z.array(z.strictObject({ what: z.string(), says: z.string() })),
    })
    .nullable(),
  differences: z.array(told),
  signatures: z.array(signature),
  /** What was known of what the final terms would do. */
  consequences: z.array(consequence),
  steps: z.array(step),
  /** Over all of the above. */
  seal: z.string(),
});

export type NegotiationRecord = z.output<typeof negotiationRecord>;
export type BackTest = z.output<typeof backTest>;
export type RecordedStep = NegotiationRecord['steps'][number];
type Unsealed = Omit<NegotiationRecord, 'seal' | 'steps'> & {
  readonly steps: readonly Omit<RecordedStep, 'seal'>[];
};

export type { Unsealed as UnsealedRecord };
