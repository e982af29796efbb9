/** What a person typed after the command: words in order, and options such as `--at 2026-03-01`. */
export type Words = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string>>;
};

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '“”"',
  '”': '”“"',
  '„': '“”"',
  '‘': '’‘',
  '’': '’',
  '‚': '‘’',
  '«': '»',
  '»': '«',
};
const TOKEN_START = /\S/g;

/** Splits what was typed; quoted words stay together, also in the quotes that phones write. */
export function readWords(text: string): Words {
  const words: string[] = [];
  const options: Record<string, string> = {};
  const tokens = tokenize(text);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? { text: '', quoted: false };
    const option = token.quoted ? null : optionIn(token.text);
    if (!option) words.push(readable(token.text));
    else options[option.name] = readable(option.value ?? tokens[++i]?.text ?? '');
  }
  return { words, options };
}

type Token = { readonly text: string; readonly quoted: boolean };

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    TOKEN_START.lastIndex = at;
    const start = TOKEN_START.exec(text)?.index;
    if (start === undefined) return tokens;
    const { token, end } = tokenAt(text, start);
    tokens.push(token);
    at = end;
  }
}

function tokenAt(text: string, start: number): { readonly token: Token; readonly end: number } {
  const closing = QUOTES[text.charAt(start)];
  if (closing) {
    const end = indexOfAny(text, closing, start + 1);
    return { token: { text: text.slice(start + 1, end).trim(), quoted: true }, end: end + 1 };
  }
  const link = /^<[^>]*>/.exec(text.slice(start))?.[0];
  const plain = link ?? /^(?:[^\s=]+=["“„][^"“”]*["“”]?|\S+)/.exec(text.slice(start))?.[0] ?? '';
  return { token: { text: plain, quoted: false }, end: start + plain.length };
}

/** An apostrophe inside a word is none of the marks that close a quotation. */
function indexOfAny(text: string, marks: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const next = text.charAt(at + 1);
    const closes = marks.includes(text.charAt(at));
    if (closes && (/^[\s]?$/.test(next) || !"’'".includes(text.charAt(at)))) return at;
  }
  return text.length;
}

/** Phones turn two hyphens into a dash. */
function optionIn(text: string): { readonly name: string; readonly value?: string } | null {
  const [, name, value] = /^(?:--|[—–])([A-Za-z][\w-]*)(?:=(.*))?$/su.exec(text) ?? [];
  if (name === undefined) return null;
  const unquoted = value?.replace(/^["“„]|["“”]$/g, '');
  return { name: name.toLowerCase(), ...(unquoted !== undefined && { value: unquoted }) };
}

/** Mentions and links arrive as `<#C1|acme>`; what a person meant is the part they could read. */
function readable(text: string): string {
  const [, target, label] = /^<[@#!]?([^|>]*)(?:\|([^>]*))?>$/.exec(text) ?? [];
  const shown = label || target || text;
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
