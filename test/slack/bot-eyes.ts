import { expect } from 'vitest';
import { validateBlocks, validateView } from '../../src/playground/block-kit/validate.ts';
import type { Persona, SeenMessage, SeenView } from '../../src/playground/playground.ts';

const PATIENCE_MS = 5_000;

/** The dialog in front of somebody once it is filled; fails when it stays empty. */
export async function dialogOf(persona: Persona): Promise<SeenView> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { modal } = persona.screen;
    if (modal && !modal.text.includes('One moment')) return modal;
    if (Date.now() > until)
      throw new Error(`There is no dialog, or it stays empty: ${modal?.text}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Slack would take what somebody reads, as it stands. */
export function expectSound(seen: SeenMessage | SeenView | undefined): void {
  if (seen === undefined) throw new Error('There is nothing to look at.');
  if (seen.kind === 'view') expect(validateView(seen.view.content)).toEqual([]);
  else {
    expect(validateBlocks('message', seen.message.blocks)).toEqual([]);
    expect(seen.message.text).not.toBe('');
  }
}
