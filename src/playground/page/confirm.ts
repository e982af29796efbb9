import { h } from './dom.ts';
import { isJson, json, text, words } from './json.ts';

/** Asks an element's own question; true at once when it has none. */
export async function askConfirm(question: unknown): Promise<boolean> {
  if (!isJson(question)) return true;
  const style = text(question.style) || 'primary';
  const yes = h(
    'button',
    { class: `button ${style}`, value: 'yes' },
    words(question.confirm) || 'Yes',
  );
  const no = h('button', { class: 'button', value: 'no' }, words(question.deny) || 'Cancel');
  const dialog = h(
    'dialog',
    { class: 'confirm', 'aria-label': words(question.title) },
    h(
      'form',
      { method: 'dialog' },
      h('h2', {}, words(question.title)),
      h('p', {}, text(json(question.text).text)),
      h('footer', {}, no, yes),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
