import { h } from './dom.ts';
import type { PageCommand } from './protocol.ts';

const MOST = 8;

type Completing = {
  readonly field: HTMLTextAreaElement;
  readonly id: string;
  readonly commands: readonly PageCommand[];
};

/** Offers command lines while somebody types one: arrows choose, Tab or Enter takes, Escape hides. */
export class Completion {
  readonly element: HTMLElement;
  readonly #completing: Completing;
  #offered: readonly PageCommand[] = [];
  #at = -1;

  constructor(completing: Completing) {
    this.#completing = completing;
    const { field, id } = completing;
    const label = 'Commands';
    this.element = h('ul', { role: 'listbox', id, class: 'completion', 'aria-label': label });
    field.addEventListener('input', () => this.#offer());
    field.addEventListener('blur', () => this.#close());
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const { target } = event;
      const isIn = (item: Element) => target instanceof Node && item.contains(target);
      const found = [...this.element.children].findIndex(isIn);
      if (found >= 0) this.#choose(found);
    });
    this.#draw();
  }

  /** Acts on a key when commands are offered; says whether it did. */
  take(event: KeyboardEvent): boolean {
    if (!this.#offered.length || !this.#does(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    this.#draw();
    return true;
  }

  #does({ key, shiftKey }: KeyboardEvent): boolean {
    const count = this.#offered.length;
    if (key === 'ArrowDown') this.#at = (this.#at + 1) % count;
    else if (key === 'ArrowUp') this.#at = (Math.max(0, this.#at) - 1 + count) % count;
    else if (key === 'Escape') this.#close();
    else if (key === 'Tab' && !shiftKey) this.#choose(Math.max(0, this.#at));
    else if (key === 'Enter' && this.#at >= 0) this.#choose(this.#at);
    else return false;
    return true;
  }

  #offer(): void {
    const { field, commands } = this.#completing;
    this.#offered = matching(field.value, commands);
    this.#at = -1;
    this.#draw();
  }

  #choose(index: number): void {
    const { field } = this.#completing;
    const line = this.#offered[index]?.line ?? '';
    field.value = line;
    field.dispatchEvent(new Event('input'));
    if (!line.endsWith(' ')) this.#close();
    field.focus();
  }

  #close(): void {
    this.#offered = [];
    this.#at = -1;
    this.#draw();
  }

  #draw(): void {
    const { field, id } = this.#completing;
    const items = this.#offered.map((each, index) =>
      item(each, index === this.#at, `${id}-${index}`),
    );
    this.element.replaceChildren(...items);
    this.element.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(items.length > 0));
    if (this.#at >= 0) field.setAttribute('aria-activedescendant', `${id}-${this.#at}`);
    else field.removeAttribute('aria-activedescendant');
    items[this.#at]?.scrollIntoView({ block: 'nearest' });
  }
}

function matching(typed: string, commands: readonly PageCommand[]): readonly PageCommand[] {
  if (!typed.startsWith('/')) return [];
  const fits = commands.filter(
    ({ line }) => line.startsWith(typed) && line.trim() !== typed.trim(),
  );
  const words = typed.slice(1).toLowerCase().split(/\s+/).filter(Boolean);
  const loose = commands.filter(({ line }) =>
    words.every((word) => line.toLowerCase().includes(word)),
  );
  return (
    fits.length ? fits : words.length > 1 ? loose.filter(({ line }) => line !== typed) : []
  ).slice(0, MOST);
}

function item({ line, hint }: PageCommand, isChosen: boolean, id: string): HTMLElement {
  return h(
    'li',
    { id, role: 'option', 'aria-selected': String(isChosen) },
    h('code', {}, line.trim()),
    hint ? h('small', {}, hint) : null,
  );
}
