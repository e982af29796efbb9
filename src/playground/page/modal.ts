import { blocks } from './blocks/index.ts';
import { byId, h } from './dom.ts';
import { list, text, words } from './json.ts';
import { formOf, type Page, sceneOf } from './page.ts';
import type { PageContainer, PageView } from './protocol.ts';

let shown:
  | { readonly id: string; readonly hash: string; readonly dialog: HTMLDialogElement }
  | undefined;

/** The modal on top, when one is open. */
export function renderModals(page: Page): void {
  const top = page.screen.modals.at(-1);
  if (shown && shown.id === top?.id && shown.hash === top.hash) return;
  const before = shown?.dialog;
  const block = focusedBlock(before);
  shown = top && { id: top.id, hash: top.hash, dialog: draw(top, page) };
  if (shown) {
    byId('overlay').append(shown.dialog);
    shown.dialog.showModal();
    focusIn(shown.dialog, block);
  }
  before?.close();
  before?.remove();
  if (!shown && before) byId('main').querySelector('textarea')?.focus();
}

/** The block the person was in, so that an update of the modal does not throw them out of it. */
function focusedBlock(dialog: HTMLElement | undefined): string | undefined {
  const { activeElement } = document;
  if (!dialog?.contains(activeElement)) return undefined;
  return activeElement?.closest<HTMLElement>('.block')?.dataset.block;
}

function focusIn(dialog: HTMLElement, block: string | undefined): void {
  const boxes = [...dialog.querySelectorAll<HTMLElement>('.block')];
  const same = boxes.find((box) => block !== undefined && box.dataset.block === block);
  const field = (same && firstField(same)) ?? firstField(dialog);
  field?.focus();
  if (field instanceof HTMLInputElement && field.type === 'text') field.select();
}

type Drawn = {
  readonly view: PageView;
  readonly page: Page;
  readonly body: HTMLElement;
  readonly submit: HTMLButtonElement | null;
  readonly problem: HTMLElement;
};

function draw(view: PageView, page: Page): HTMLDialogElement {
  const { content } = view;
  formOf(containerOf(view)).keepOnly(list(content.blocks).map((block) => text(block.block_id)));
  const body = blocks(content.blocks, sceneOf(page, containerOf(view)));
  let isClosing = false;
  const close = (all: boolean) => {
    if (!isClosing) void page.act({ verb: 'close', view: view.id, all });
    isClosing = true;
  };
  const isOnTop = page.screen.modals.length > 1;
  const cross = h('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '✕');
  cross.addEventListener('click', () => close(true));
  const leave = words(content.close) || (isOnTop ? 'Back' : 'Close');
  const cancel = h('button', { type: 'button', class: 'button' }, leave);
  cancel.addEventListener('click', () => close(false));
  const submit = content.submit
    ? h('button', { type: 'submit', class: 'button primary' }, words(content.submit))
    : null;
  const problem = h('p', { class: 'error', role: 'alert', hidden: true });
  const form = h(
    'form',
    { novalidate: true },
    h('header', {}, h('h2', { id: `t-${view.id}` }, words(content.title)), cross),
    h('div', { class: 'modal-body', tabindex: -1 }, body),
    h('footer', {}, problem, cancel, submit),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send({ view, page, body, submit, problem });
  });
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': `t-${view.id}` }, form);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close(false);
  });
  return dialog;
}

async function send({ view, page, body, submit, problem }: Drawn): Promise<void> {
  if (!submit || submit.disabled) return;
  submit.disabled = true;
  submit.setAttribute('aria-busy', 'true');
  const { answers } = formOf(containerOf(view));
  const outcome = await page.act({ verb: 'submit', view: view.id, answers });
  submit.disabled = false;
  submit.removeAttribute('aria-busy');
  problem.hidden = outcome.kind !== 'failed';
  problem.textContent = outcome.kind === 'failed' ? outcome.sentence : '';
  showErrors(body, outcome.kind === 'invalid' ? outcome.errors : {});
}

function containerOf({ id }: PageView): PageContainer {
  return { kind: 'view', id };
}

/** Puts each sentence under its input and goes to the first. */
function showErrors(body: HTMLElement, errors: Readonly<Record<string, string>>): void {
  let first: HTMLElement | undefined;
  for (const block of body.querySelectorAll<HTMLElement>('.input')) {
    const sentence = errors[block.dataset.block ?? ''];
    const place = block.querySelector<HTMLElement>(':scope > .error');
    const field = firstField(block);
    block.classList.toggle('wrong', sentence !== undefined);
    field?.setAttribute('aria-invalid', String(sentence !== undefined));
    if (place) {
      place.hidden = sentence === undefined;
      place.textContent = sentence ?? '';
    }
    if (sentence !== undefined) first ??= field ?? undefined;
  }
  first?.focus();
}

function firstField(box: HTMLElement): HTMLElement | null {
  return (
    box.querySelector<HTMLElement>('[autofocus]') ??
    box.querySelector<HTMLElement>('.input :is(input, select, textarea, summary)') ??
    box.querySelector<HTMLElement>(':is(input, select, textarea, summary, .block button)')
  );
}
