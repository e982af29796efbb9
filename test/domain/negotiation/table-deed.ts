import type fc from 'fast-check';
import { AccordError } from '../../../src/domain/error.ts';
import type { Scene } from '../../../src/domain/negotiation/scene.ts';
import type { StepContent, StepType } from '../../../src/domain/negotiation/steps.ts';
import type { Who } from '../../usecases/negotiation/boardroom.ts';
import { type SmallTable, sceneFor, take } from './small-table.ts';
import { expectRules } from './table-rules.ts';

/** What is remembered of a walk: everything that has happened, whichever negotiation it was in. */
export type Told = { readonly types: Set<StepType> };

/** Somebody tries something; whether it was done is for the rules to say. */
export type Deed = fc.Command<Told, SmallTable>;

export type Decide = (scene: Scene) => readonly StepContent[];
/** What a message carries, read off the table as somebody saw it; it stays the same when it is delivered again. */
export type Compose = (scene: Scene) => Decide;

/** A deed after which every rule still holds. */
export function deedOf(name: string, run: (table: SmallTable) => void): Deed {
  return {
    check: () => true,
    run: ({ types }, table) => {
      const before = table.state?.steps;
      run(table);
      if (table.state?.steps === before) return;
      expectRules(table);
      for (const { content } of table.state?.steps ?? []) types.add(content.type);
    },
    toString: () => name,
  };
}

export function deed(name: string, by: Who, compose: Compose): Deed {
  return deedOf(`${by}: ${name}`, (table) => {
    if (table.state) twice(table, by, compose(sceneFor(table, by)));
  });
}

/** Tries it twice, as people do who click twice and messages that are delivered again; the second time changes nothing. */
export function twice(table: SmallTable, by: Who | null, decide: Decide): void {
  if (!table.state || !attempt(table, by, decide)) return;
  const { version } = table.state;
  attempt(table, by, decide);
  if (table.state.version !== version) {
    throw new Error(`A repeated click took step ${table.state.version}.`);
  }
}

function attempt(table: SmallTable, by: Who | null, decide: Decide): boolean {
  const scene = sceneFor(table, by);
  try {
    const decided = decide(scene);
    if (decided.length > 0) take(table, scene, decided);
    return true;
  } catch (error) {
    if (error instanceof AccordError && error.code !== 'internal') return false;
    throw error;
  }
}
