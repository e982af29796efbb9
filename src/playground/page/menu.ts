import { h } from './dom.ts';

export type MenuItem = {
  readonly picture?: HTMLElement;
  readonly label: string;
  readonly note?: string;
  readonly run: () => void;
};

/** Opens a menu under a button: arrows move, Enter runs, Escape closes. */
export function openMenu(anchor: HTMLElement, items: readonly MenuItem[]): void {
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    anchor.setAttribute('aria-expanded', 'false');
  };
  const outside = (event: Event) => {
    if (!(event.target instanceof Node && menu.contains(event.target))) close();
  };
  const buttons = items.map(({ picture, label, note, run }) => {
    const small = note ? h('small', {}, note) : null;
    const words = h('span', {}, label, small);
    const button = h('button', { type: 'button', role: 'menuitem' }, picture, words);
    button.addEventListener('click', () => {
      close();
      anchor.focus();
      run();
    });
    return button;
  });
  const menu = h('div', { class: 'menu', role: 'menu' }, ...buttons);
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      close();
      anchor.focus();
    } else moveFocus(event, buttons);
  });
  place(menu, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  buttons[0]?.focus();
}

/** Moves the focus among buttons with the arrow keys. */
function moveFocus(event: KeyboardEvent, buttons: readonly HTMLElement[]): void {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at =
    document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1;
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

function place(menu: HTMLElement, anchor: HTMLElement): void {
  // A modal makes everything outside it inert, menus too.
  (anchor.closest('dialog') ?? document.body).append(menu);
  const { left, bottom, top } = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = bottom + 4 + height <= innerHeight;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? bottom + 4 : Math.max(8, top - height - 4)}px`;
}
