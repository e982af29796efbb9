import type { Instant } from '../calendar/instant.ts';
import type { DocumentKind } from '../register/documents.ts';

/** The terms of a draft as somebody typed them: any of them can be missing or wrong. */
export type DraftTerms = Readonly<Record<string, unknown>>;

/** A document that people are still writing. */
export type Draft = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly key: string;
  readonly state: 'open' | 'published' | 'discarded';
  /** The revision that it was started from; 0 when there was none. */
  readonly base: number;
  /** The version that counts; it grows with every save. */
  readonly version: number;
  readonly terms: DraftTerms;
  /** What remains to be done, in sentences. */
  readonly notes: readonly string[];
  readonly author: string;
  readonly createdAt: Instant;
  readonly updatedBy: string;
  readonly updatedAt: Instant;
  /** The revision that it became. */
  readonly revision: number | null;
};

/** The terms of a draft as somebody saved them at a time. */
export type DraftVersion = {
  readonly number: number;
  /** The version that they were typed over. */
  readonly basedOn: number;
  readonly terms: DraftTerms;
  readonly author: string;
  readonly at: Instant;
  /** Whether it became the version that counts, or was set aside because another one came first. */
  readonly taken: boolean;
};
