import { byId, h } from './dom.ts';

const SHOWN_MS = 7_000;

/** Shows a sentence for a while, read out by screen readers. */
export function notice(sentence: string): void {
  const made = h('p', { class: 'notice' }, sentence);
  const box = byId('notices');
  box.append(made);
  // Shown anew, so that it stands above a modal opened since.
  box.hidePopover();
  box.showPopover();
  setTimeout(() => made.remove(), SHOWN_MS);
}
