import { h } from '../dom.ts';
import { list, text, words } from '../json.ts';
import { openMenu } from '../menu.ts';
import { give, type Spot } from '../scene.ts';

/** The "…" menu. */
export function overflow(spot: Spot): HTMLElement {
  const made = h(
    'button',
    {
      type: 'button',
      class: 'button overflow',
      'aria-haspopup': 'menu',
      'aria-label': 'More actions',
    },
    '⋯',
  );
  made.addEventListener('click', () => {
    const items = list(spot.element.options).map((option) => ({
      label: words(option.text),
      run: () => {
        const url = text(option.url);
        if (/^https?:\/\//.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
        void give(spot, text(option.value));
      },
    }));
    openMenu(made, items);
  });
  return made;
}
