const CODE = /```(?:ya?ml\n)?([\s\S]*?)```/g;
const LINK = /<([^|>]+)(?:\|([^>]*))?>/g;

/** The file that somebody posted as a message: what stands between code marks, or else all of it, as it was typed. */
export function messageYaml(text: string): string {
  const code = [...text.matchAll(CODE)].map(([, inside = '']) => inside.replace(/^\n|\n$/g, ''));
  return (code.length > 0 ? code.join('\n---\n') : text)
    .replace(LINK, (_, target: string, label?: string) => typed(target, label))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Chat turns addresses, channels and people into links. */
function typed(target: string, label: string | undefined): string {
  if (target.startsWith('#')) return label ? `#${label}` : target.slice(1);
  if (target.startsWith('@')) return target.slice(1);
  return label ?? target.replace(/^mailto:/, '');
}
