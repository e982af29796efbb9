import type { Form } from './form.ts';
import type { Given, Json, PageContainer, PageScreen } from './protocol.ts';

/** Where blocks are drawn, and what happens when somebody acts on them. */
export type Scene = {
  readonly screen: PageScreen;
  readonly container: PageContainer;
  readonly form: Form;
  /** Sends an action; nothing is given for a button. */
  act(spot: Spot, given?: Given): Promise<void>;
  suggest(spot: Spot, value: string): Promise<readonly Json[]>;
  /** Asks the element's own question; true when there is none. */
  confirm(question: unknown): Promise<boolean>;
};

/** One element's place in a scene. */
export type Spot = {
  readonly scene: Scene;
  readonly element: Json;
  readonly blockId: string;
  readonly actionId: string;
  /** Inputs keep their value for the submission instead of acting at once. */
  readonly isInput: boolean;
  readonly labelledBy?: string;
};

/** Keeps a value and, unless it only waits for the submission, sends it. */
export async function give(spot: Spot, given: Given): Promise<void> {
  spot.scene.form.set(spot.blockId, spot.actionId, given);
  if (spot.isInput) return;
  if (await spot.scene.confirm(spot.element.confirm)) await spot.scene.act(spot, given);
}
