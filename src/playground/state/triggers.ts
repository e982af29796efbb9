import { Refusal } from '../refusal.ts';
import { freshSecret } from './ids.ts';

const LIFE_MS = 3_000;

type Trigger = {
  readonly user: string;
  readonly madeAt: number;
  /** The view the person was in, which `views.push` goes on top of. */
  readonly view: string | undefined;
  used: boolean;
};

/** Trigger ids: they live three real seconds and work once. */
export class Triggers {
  readonly #triggers = new Map<string, Trigger>();

  make(user: string, view?: string): string {
    const id = `${Date.now()}.${freshSecret()}`;
    this.#triggers.set(id, { user, view, madeAt: Date.now(), used: false });
    return id;
  }

  /** Whose trigger it is; refused when unknown, late or used before. */
  exchange(id: string): { readonly user: string; readonly view: string | undefined } {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (Date.now() - trigger.madeAt > LIFE_MS) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    return { user: trigger.user, view: trigger.view };
  }
}
