import { h } from '../dom.ts';
import { link, plain } from '../mrkdwn.ts';

const INLINE = /\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*|_(.+?)_|`(.+?)`|~~(.+?)~~|\[(.+?)\]\((.+?)\)/;

/** The markdown block: headings, lists, quotes, code and inline marks. */
export function markdown(source: string): HTMLElement {
  const parts = source.split(/^```\w*\n([\s\S]*?)```$/m);
  const drawn = parts.flatMap((part, index) =>
    index % 2 ? [h('pre', {}, part.trimEnd())] : paragraphs(part),
  );
  return h('div', { class: 'markdown' }, ...drawn);
}

function paragraphs(source: string): readonly HTMLElement[] {
  return source
    .split(/\n{2,}/)
    .map((each) => each.replace(/^\n+|\n+$/g, ''))
    .filter(Boolean)
    .flatMap((each) => grouped(each.split('\n')));
}

type Kind = 'heading' | 'bullet' | 'number' | 'quote' | 'rule' | 'text';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['heading', /^#{1,6} /],
  ['rule', /^(---+|\*\*\*+)$/],
  ['bullet', /^\s*[-*] /],
  ['number', /^\s*\d+[.)] /],
  ['quote', /^> ?/],
];

function grouped(lines: readonly string[]): readonly HTMLElement[] {
  const groups: { kind: Kind; lines: string[] }[] = [];
  for (const line of lines) {
    const [kind, mark] = KINDS.find(([, form]) => form.test(line)) ?? (['text', /^/] as const);
    const previous = groups.at(-1);
    const bare = line.replace(mark, '');
    if (previous?.kind === kind && kind !== 'heading') previous.lines.push(bare);
    else groups.push({ kind, lines: [bare] });
  }
  return groups.map(({ kind, lines: own }) => group(kind, own));
}

function group(kind: Kind, lines: readonly string[]): HTMLElement {
  const items = () => lines.map((line) => h('li', {}, ...inline(line)));
  if (kind === 'heading') return h('h4', {}, ...inline(lines.join(' ')));
  if (kind === 'rule') return h('hr');
  if (kind === 'bullet') return h('ul', {}, ...items());
  if (kind === 'number') return h('ol', {}, ...items());
  const words = inline(lines.join('\n'));
  return kind === 'quote' ? h('blockquote', {}, ...words) : h('p', { class: 'words' }, ...words);
}

function inline(source: string): readonly Node[] {
  const match = INLINE.exec(source);
  if (!match) return [plain(source)];
  const [whole, bold, strong, italic, emphasis, code, gone, label = '', url] = match;
  const middle = bold ?? strong;
  const slanted = italic ?? emphasis;
  const made = middle
    ? h('strong', {}, ...inline(middle))
    : slanted
      ? h('em', {}, ...inline(slanted))
      : code
        ? h('code', {}, code)
        : gone
          ? h('s', {}, ...inline(gone))
          : link(String(url), ...inline(label));
  const before = source.slice(0, match.index);
  const after = source.slice(match.index + whole.length);
  return [plain(before), made, ...inline(after)];
}
