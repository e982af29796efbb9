import { h } from '../dom.ts';
import { text, words } from '../json.ts';
import { plain } from '../mrkdwn.ts';
import type { Spot } from '../scene.ts';

/** A button; one with an address also opens it. */
export function button(spot: Spot): HTMLElement {
  const { element, scene } = spot;
  const made = h(
    'button',
    {
      type: 'button',
      class: `button ${text(element.style)}`,
      'aria-label': text(element.accessibility_label) || undefined,
    },
    plain(words(element.text)),
  );
  made.addEventListener('click', async () => {
    if (!(await scene.confirm(element.confirm))) return;
    const url = text(element.url);
    if (/^https?:\/\//.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
    made.setAttribute('aria-busy', 'true');
    await scene.act(spot);
    made.removeAttribute('aria-busy');
  });
  return made;
}
