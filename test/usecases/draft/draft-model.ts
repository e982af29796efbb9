import type { Actor } from '../../../src/domain/party/actor.ts';
import type { Setting } from '../../../src/usecases/status/viewing.ts';
import { ADA, CORA, NEW_SLA, OTTO, VERA } from './newsroom.ts';

/** Who takes part, and whether they may write about IT support, about the web shop, and end agreements. */
export const PERSONAS = {
  ada: { actor: ADA, support: true, web: true, ends: true },
  otto: { actor: OTTO, support: true, web: false, ends: false },
  vera: { actor: VERA, support: false, web: false, ends: false },
  cora: { actor: CORA, support: false, web: false, ends: false },
} as const satisfies Record<string, { actor: Actor } & Record<string, unknown>>;

export type Who = keyof typeof PERSONAS;

/** An agreement that is there, and one that is still to be made. */
export const KEYS = { 'corp-support': 'support', 'corp-new': 'web' } as const;

export type Key = keyof typeof KEYS;

export const FRESH = { ...NEW_SLA, effective: { from: '2026-01-01' } };

export type ModelDraft = {
  version: number;
  last: number;
  base: number;
  name: string;
  description: string;
  /** What was typed over which version, by the number under which it is kept. */
  readonly kept: Map<
    number,
    { name: string; description: string; basedOn: number; taken: boolean }
  >;
};

export type ModelAgreement = {
  draft: ModelDraft | null;
  everClosed: boolean;
  /** The name and description of every revision. */
  readonly revisions: { name: string; description: string }[];
  standing: 'none' | 'active' | 'under-review' | 'terminated';
  readonly trail: string[];
  readonly steps: string[];
};

/** What is expected of the database, in few words. */
export type Model = Record<Key, ModelAgreement>;

export type Real = {
  readonly as: (who: Who) => Setting;
};

export function newModel(): Model {
  return {
    'corp-support': {
      ...empty(),
      revisions: [{ name: 'Support for Corp', description: '' }],
      standing: 'active',
      trail: ['cli: added by import'],
      steps: ['1 publish new>active'],
    },
    'corp-new': empty(),
  };
}

function empty(): ModelAgreement {
  return {
    ...{ draft: null, everClosed: false, revisions: [], standing: 'none' },
    ...{ trail: [], steps: [] },
  };
}

/** The error code that somebody gets who may not write about an agreement; undefined when they may. */
export function refusedTo(who: Who, key: Key): 'forbidden' | undefined {
  return PERSONAS[who][KEYS[key]] ? undefined : 'forbidden';
}

/** The terms of a draft as the model knows them. */
export function termsOf(
  base: Readonly<Record<string, unknown>>,
  { name, description }: { readonly name: string; readonly description: string },
) {
  const { name: _, description: __, ...rest } = base;
  return { ...rest, ...(name && { name }), ...(description && { description }) };
}
