const KEPT_AS = 'sent';
/** So many lines are remembered. */
const MOST = 50;

/** What was sent before: Arrow-Up in an empty message box brings it back, the last first. */
export class SentLines {
  readonly #field: HTMLTextAreaElement;
  #back = 0;

  constructor(field: HTMLTextAreaElement) {
    this.#field = field;
  }

  add(line: string): void {
    this.#back = 0;
    const lines = [...remembered().filter((each) => each !== line), line].slice(-MOST);
    sessionStorage.setItem(KEPT_AS, JSON.stringify(lines));
  }

  /** Acts on an arrow key where nothing else was typed; says whether it did. */
  take({ key, shiftKey }: KeyboardEvent): boolean {
    if (shiftKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false;
    const lines = remembered();
    const { value } = this.#field;
    if (value === '') this.#back = 0;
    if (value !== (this.#back === 0 ? '' : lines.at(-this.#back))) return false;
    const back = this.#back + (key === 'ArrowUp' ? 1 : -1);
    if (back < 0 || back > lines.length) return false;
    this.#back = back;
    this.#field.value = back === 0 ? '' : (lines.at(-back) ?? '');
    return true;
  }
}

function remembered(): readonly string[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '[]');
  return Array.isArray(kept) ? kept.map(String) : [];
}
